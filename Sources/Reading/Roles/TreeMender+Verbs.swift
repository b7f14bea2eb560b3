import Language

/// Verbs that the parser took for something else, or hung from the wrong word.
extension TreeMender {
  /// "Peru severed ties": right behind a name, a past form before a bare noun is its verb, and never an adjective of the noun.
  mutating func mendVerbs(behind names: [Int], _ words: WordClasses) {
    for name in names where name + 1 < analyses.count {
      let verb = analyses[name + 1].part == .adverb && name + 2 < analyses.count ? name + 2 : name + 1
      let noun = head(verb)
      guard analyses[verb].relation == .amod, noun > verb,
        isPast(verb) || isLostVerb(verb, words), [noun, verb].contains(head(name)),
        analyses[name].relation != .nmodPoss
      else { continue }
      analyses[verb] = DependencyTree.Analysis(
        part: .verb, tag: .pastVerb, head: analyses[noun].head, relation: analyses[noun].relation)
      hang(noun, from: verb, as: .obj)
      for index in analyses.indices where index < verb && head(index) == noun {
        hang(index, from: analyses[index].relation == .det ? name : verb)
      }
      hang(name, from: verb, as: .nsubj)
    }
  }

  /// "Peru armed militias and denounced Chile": a past form that passed for an adjective before a bare plural, where the
  /// sentence’s verb has no subject.
  private func isLostVerb(_ word: Int, _ words: WordClasses) -> Bool {
    let noun = head(word)
    guard analyses[word].part == .adjective, noun == word + 1, analyses[noun].tag == .pluralNoun,
      words.readings(tokens[word].folded).contains(where: { $0.forms.contains(.past) }),
      tokens[noun].folded != "forces",
      let root = analyses.firstIndex(where: { $0.head < 0 }), root > noun, analyses[root].part == .verb
    else { return false }
    return !children(root).contains { analyses[$0].relation.isSubject }
  }

  /// "responded by freezing trade": what passed for an adjective is what was done.
  mutating func mendMeans(_ words: WordClasses) {
    for means in analyses.indices.dropFirst(2).dropLast()
    where tokens[means].folded.hasSuffix("ing") && isTied(means, to: [.amod]) && tokens[means - 1].folded == "by" {
      let noun = head(means)
      let verb = head(noun)
      guard noun > means, isTied(noun, to: [.obl, .oblAgent]), verb >= 0, verb < means, analyses[verb].part == .verb,
        words.isVerb(tokens[means].folded), !children(verb).contains(where: { isTied($0, to: [.auxPass]) })
      else { continue }
      analyses[means] = DependencyTree.Analysis(
        part: .verb, tag: .ingVerb, head: Int32(truncatingIfNeeded: verb), relation: .advcl)
      hang(means - 1, from: means, as: .mark)
      hang(noun, from: means, as: .obj)
      for child in children(noun) where child < means { hang(child, from: means) }
    }
  }

  /// "Peru, one of the largest exporters, sealed agreements": a sentence whose root is a bare name has its verb behind the aside.
  mutating func mendAsides(_ words: WordClasses) {
    guard let root = analyses.firstIndex(where: { $0.head < 0 }), analyses[root].part == .properNoun,
      tokens[safe: root + 1]?.text == ",", !children(root).contains(where: { analyses[$0].relation.isSubject })
    else { return }
    let lost = analyses.indices.first { verb in
      guard verb > root + 2, analyses[verb].relation == .amod, isPast(verb), words.isVerb(tokens[verb].folded) else {
        return false
      }
      let before = analyses[verb - 1].part == .adverb ? verb - 2 : verb - 1
      return tokens[before].text == "," && head(verb) > verb
        && isTied(head(verb), to: [.appos, .conj, .dep, .parataxis])
        && head(head(verb)) == root
    }
    guard let verb = lost else { return }
    let noun = head(verb)
    analyses[verb] = DependencyTree.Analysis(part: .verb, tag: .pastVerb, head: -1, relation: .root)
    hang(noun, from: verb, as: .obj)
    hang(root, from: verb, as: .nsubj)
    for child in children(noun) where child < verb { hang(child, from: verb) }
  }

  /// "Peru last week signed": a day or week has no subject, and a name is no part of it; the verb behind has it for subject.
  mutating func mendTimes() {
    for subject in analyses.indices where isTied(subject, to: [.nsubj, .compound]) {
      let time = head(subject)
      guard time > subject, isTied(time, to: [.oblUnmarked, .obl]), analyses[time].part.isNominal, head(time) > time,
        analyses[subject].relation == .nsubj || Self.times.contains(tokens[subject + 1].folded),
        analyses[subject].part == .properNoun || analyses[subject].relation == .nsubj,
        analyses[head(time)].part == .verb,
        !children(head(time)).contains(where: { analyses[$0].relation.isSubject })
      else { continue }
      hang(subject, from: head(time), as: .nsubj)
    }
  }

  private static let times: Set<String> = ["last", "this", "next", "earlier", "later"]

  /// "Peru’s decision to leave prompted protests": a sentence whose root is a bare noun has lost its verb; it is a past form right
  /// behind a noun that passed for an adjective.
  mutating func mendVerbless() {
    guard tokens.last?.text == ".", let root = analyses.firstIndex(where: { $0.head < 0 }),
      analyses[root].part == .noun,
      !children(root).contains(where: { analyses[$0].relation == .cop || analyses[$0].relation.isSubject })
    else { return }
    let lost = analyses.indices.first { word in
      word > root && analyses[word].relation == .amod && isPast(word)
        && head(word) > word && analyses[word - 1].part.isNominal && head(word - 1) != head(word)
    }
    guard let verb = lost else { return }
    let noun = head(verb)
    analyses[verb] = DependencyTree.Analysis(part: .verb, tag: .pastVerb, head: -1, relation: .root)
    hang(noun, from: verb, as: .obj)
    hang(root, from: verb, as: .nsubj)
  }

  /// "Peru’s forces entered disputed territory": a full verb is no auxiliary of the participle that describes its object.
  mutating func mendAuxiliaries() {
    for verb in analyses.indices.dropLast(2) where analyses[verb].relation == .aux && isPast(verb) {
      let participle = verb + 1
      guard head(verb) == participle, isPast(participle), !FunctionWords.auxiliaries.contains(tokens[verb].folded),
        let noun = children(participle).first(where: { $0 > participle && analyses[$0].relation == .obj })
      else { continue }
      analyses[verb] = DependencyTree.Analysis(
        part: .verb, tag: .pastVerb, head: analyses[participle].head, relation: analyses[participle].relation)
      for child in children(participle) where child != noun { hang(child, from: verb) }
      hang(noun, from: verb)
      hang(participle, from: noun, as: .amod)
    }
  }

  /// "Chile claims Peru’s envoys left": a clause with a subject of its own behind a verb is what the verb says.
  mutating func mendSaid() {
    for clause in analyses.indices where analyses[clause].relation == .aclRelcl {
      let verb = head(clause)
      guard verb >= 0, verb < clause, analyses[verb].part == .verb,
        let subject = children(clause).first(where: { analyses[$0].relation == .nsubj }), subject > verb,
        analyses[subject].part.isNominal
      else { continue }
      hang(clause, from: verb, as: .ccomp)
    }
  }

  /// "Peru, with which Chile signed a pact": a clause behind a preposition and its pronoun describes the noun before them.
  mutating func mendRelatives() {
    for pronoun in analyses.indices.dropFirst(2) where ["which", "whom"].contains(tokens[pronoun].folded) {
      let (clause, noun) = (head(pronoun), tokens[pronoun - 2].text == "," ? pronoun - 3 : pronoun - 2)
      guard clause > pronoun, analyses[clause].relation == .advcl, noun >= 0, analyses[noun].part.isNominal,
        analyses[pronoun - 1].relation == .case_, analyses[clause].part == .verb
      else { continue }
      hang(clause, from: noun, as: .aclRelcl)
    }
  }

  /// "told the envoys to leave, accusing them": what stands behind a comma in -ing goes with the main verb, not with the order.
  mutating func mendTrailing() {
    for clause in analyses.indices.dropFirst(2) where analyses[clause].relation == .advcl {
      let order = head(clause)
      guard analyses[clause].tag == .ingVerb, tokens[clause - 1].text == ",", order >= 0, order < clause,
        isTied(order, to: [.xcomp, .ccomp, .advcl]), analyses[order].tag == .baseVerb,
        tokens[max(0, order - 1)].folded == "to", head(order) >= 0, analyses[head(order)].part == .verb
      else { continue }
      hang(clause, from: head(order))
    }
  }

  /// "accused Peru of financing and arming rebels": two deeds, of which the parser took the first for a noun.
  mutating func mendGerunds() {
    for second in analyses.indices.dropFirst(3)
    where analyses[second].relation == .conj && analyses[second].tag == .ingVerb {
      let (first, verb) = (second - 2, head(second))
      guard ["and", "or"].contains(tokens[second - 1].folded), analyses[first].part == .noun,
        tokens[first].folded.hasSuffix("ing"), verb >= 0, verb < first,
        let mark = children(first).first(where: { analyses[$0].relation == .case_ }), mark == first - 1
      else { continue }
      analyses[first] = DependencyTree.Analysis(
        part: .verb, tag: .ingVerb, head: Int32(truncatingIfNeeded: verb), relation: .advcl)
      hang(mark, from: first, as: .mark)
      hang(second, from: first)
    }
  }

  /// "accused Peru of (financing and) arming rebels": a deed, not what kind of rebels they are.
  mutating func mendCharges(_ words: WordClasses) {
    for deed in analyses.indices.dropFirst(3) where analyses[deed].relation == .amod && analyses[deed].tag == .ingVerb {
      let noun = head(deed)
      let first =
        ["and", "or"].contains(tokens[deed - 1].folded) && tokens[deed - 2].folded.hasSuffix("ing") ? deed - 2 : deed
      let mark = first - 1
      guard noun > deed, tokens[mark].folded == "of", words.isVerb(tokens[deed].folded),
        let verb = (0..<mark).last(where: { words.accusing.contains(lemmas[$0]) && analyses[$0].part == .verb }),
        mark - verb < 8
      else { continue }
      for word in Set([first, deed]) {
        analyses[word] = DependencyTree.Analysis(
          part: .verb, tag: .ingVerb, head: Int32(truncatingIfNeeded: word == first ? verb : first),
          relation: word == first ? .advcl : .conj)
      }
      hang(mark, from: first, as: .mark)
      hang(noun, from: deed, as: .obj)
      if first != deed { hang(deed - 1, from: deed) }
    }
  }

  /// "a package of sweeping sanctions": a participle between "of" and a noun describes the noun, unless it tells a deed.
  mutating func mendQuantities(_ words: WordClasses) {
    for word in analyses.indices.dropFirst(2) where analyses[word].relation == .acl && analyses[word].tag == .ingVerb {
      let quantity = head(word)
      guard quantity == word - 2, tokens[word - 1].folded == "of", !words.isVerb(tokens[word].folded),
        let noun = children(word).first(where: { analyses[$0].relation == .obj && $0 > word })
      else { continue }
      for child in children(word) where child != noun { hang(child, from: noun) }
      if head(word - 1) == noun { analyses[word - 1].relation = .case_ }
      hang(noun, from: quantity, as: .nmod)
      hang(word, from: noun, as: .amod)
    }
  }

  /// "pledge to consult each other and condemn the test": nobody promises to condemn; it is done there and then.
  mutating func mendPerformatives(_ performatives: Set<String>) {
    for verb in analyses.indices where analyses[verb].relation == .conj && performatives.contains(lemmas[verb]) {
      let first = head(verb)
      guard first >= 0, first < verb, analyses[first].relation == .xcomp, !performatives.contains(lemmas[first]),
        [.baseVerb, .presentVerb].contains(analyses[verb].tag), tokens[verb - 1].folded != "to",
        let main = [head(first)].first(where: { $0 >= 0 && analyses[$0].part == .verb }),
        [.presentVerb, .baseVerb].contains(analyses[main].tag)
      else { continue }
      hang(verb, from: main)
      analyses[verb].tag = .presentVerb
    }
  }

  /// "the claim that Peru sought to gain and moved its army": a finite verb is coordinated with the verb before it, not with
  /// the noun above that.
  mutating func mendConjuncts() {
    for verb in analyses.indices where analyses[verb].relation == .conj && analyses[verb].part == .verb {
      let noun = head(verb)
      guard noun >= 0, noun < verb, analyses[noun].part == .noun,
        !children(verb).contains(where: { analyses[$0].relation.isSubject })
      else { continue }
      // "was declared an outlaw and expelled".
      let upper = head(noun)
      if upper >= 0, upper < noun, isTied(noun, to: [.xcomp]), analyses[upper].part == .verb, isPast(upper),
        isPast(verb)
      {
        hang(verb, from: upper)
        continue
      }
      guard analyses[verb].tag.verbForm?.isFinite ?? false,
        let clause = children(noun).last(where: {
          $0 < verb && isTied($0, to: [.acl, .aclRelcl]) && analyses[$0].tag.verbForm == analyses[verb].tag.verbForm
        })
      else { continue }
      hang(verb, from: clause)
    }
  }
}
