import Language

/// Mends what a parser errs on in prose of diplomacy, where the words around leave no doubt: names, participles and prepositions
/// that could be two things.
struct TreeMender {
  var analyses: [DependencyTree.Analysis]
  let tokens: [Token]
  let lemmas: [String]

  /// `names` are the tokens that stand for names, `persons` those of them that stand for persons.
  mutating func mend(names: [Int], persons: Set<Int>, words: WordClasses) {
    mendVerbs(behind: names, words)
    mendMeans(words)
    mendAsides(words)
    mendTimes()
    mendAuxiliaries()
    mendSaid()
    mendRelatives()
    mendConjuncts()
    mendTrailing()
    mendGerunds()
    mendCharges(words)
    mendQuantities(words)
    mendPerformatives(words.performatives)
    mendParticiples()
    mendComplements(words)
    mendFronted()
    mendDue()
    mendVerbless()
    mendClauses(names)
    mendCounterparts(persons)
    mendSemicolons()
    mendSubjects(names)
    mendBoth()
    mendOmissions(names)
    mendHeadlines(words)
  }

  // MARK: Hands

  func head(_ word: Int) -> Int { Int(analyses[word].head) }

  mutating func hang(_ word: Int, from head: Int, as relation: Relation? = nil) {
    analyses[word].head = Int32(truncatingIfNeeded: head)
    if let relation { analyses[word].relation = relation }
  }

  func children(_ word: Int) -> [Int] { analyses.indices.filter { head($0) == word } }

  func isPast(_ word: Int) -> Bool {
    analyses[word].tag.verbForm == .pastParticiple || analyses[word].tag.verbForm == .past
  }

  func isTied(_ word: Int, to relations: Set<Relation>) -> Bool { relations.contains(analyses[word].relation) }

  // MARK: Participles

  /// "imposed sweeping tariffs", "returned looted gold": a participle between a verb and a bare noun describes the noun, unless
  /// the verb is one that a gerund completes.
  private mutating func mendComplements(_ words: WordClasses) {
    for word in analyses.indices.dropFirst().dropLast() where analyses[word].relation == .xcomp {
      let verb = head(word)
      let isGerund = analyses[word].tag == .ingVerb
      guard verb == word - 1, analyses[verb].part == .verb, isGerund || analyses[word].tag.verbForm == .pastParticiple,
        !(isGerund && words.gerundVerbs.contains(lemmas[verb])),
        let noun = children(word).first(where: { analyses[$0].relation == .obj && $0 > word }),
        // "announced severing diplomatic ties" has a deed for its object.
        noun == word + 1 || !words.isVerb(tokens[word].folded),
        (word + 1...noun).allSatisfy({ analyses[$0].part == .noun || analyses[$0].part == .adjective })
      else { continue }
      for child in children(word) { hang(child, from: verb) }
      hang(word, from: noun, as: .amod)
    }
  }

  /// "a decree imposing sanctions on Peru": right behind a noun, a form in -ing before a noun is the first one's participle,
  /// and never an adjective of the second.
  private mutating func mendParticiples() {
    for verb in analyses.indices.dropFirst()
    where analyses[verb].relation == .amod && tokens[verb].folded.hasSuffix("ing") {
      let noun = head(verb)
      let owner = verb - 1
      guard noun > verb, analyses[owner].part == .noun, analyses[owner].tag != .ingVerb,
        !isTied(owner, to: [.compound, .amod])
      else { continue }
      if head(noun) != owner {
        analyses[owner].head = analyses[noun].head
        analyses[owner].relation = analyses[noun].relation
      }
      analyses[verb] = DependencyTree.Analysis(
        part: .verb, tag: .ingVerb, head: Int32(truncatingIfNeeded: owner), relation: .acl)
      hang(noun, from: verb, as: .obj)
      for child in children(owner) where child > noun { hang(child, from: verb) }
      for child in children(noun) where child < verb { hang(child, from: owner) }
    }
  }

  /// "Using photos and maps, Peru’s envoys accused": a participle that opens a sentence is no subject; the noun behind its comma is.
  private mutating func mendFronted() {
    for opening in analyses.indices where analyses[opening].relation == .csubj && analyses[opening].tag == .ingVerb {
      let verb = head(opening)
      guard verb > opening, !children(verb).contains(where: { analyses[$0].relation == .nsubj }),
        let comma = (opening..<verb).last(where: { tokens[$0].text == "," }),
        let noun = (comma + 1..<verb).first(where: { analyses[$0].part.isNominal && head($0) < comma })
      else { continue }
      hang(noun, from: verb, as: .nsubj)
      hang(opening, from: verb, as: .advcl)
    }
  }

  // MARK: Words that are prepositions as well

  /// "were due to meet": the verb has the subject, of which the parser made the preposition’s.
  private mutating func mendDue() {
    for word in analyses.indices.dropLast(2) where tokens[word].folded == "due" && tokens[word + 1].folded == "to" {
      let verb = head(word)
      guard analyses[word].relation == .mark, verb > word, analyses[verb].tag == .baseVerb else { continue }
      for child in children(word) where child < word {
        hang(child, from: verb, as: analyses[child].relation == .cop ? .aux : nil)
      }
    }
  }

  private static let clauseMarks: Set<String> = ["after", "before", "since", "until", "once"]

  /// "cooled after Peru and Chile expelled envoys": names between such a word and a finite verb without a subject are its
  /// subject; and no subject of a verb stands before the word that begins its clause.
  private mutating func mendClauses(_ names: [Int]) {
    for name in names {
      guard let mark = children(name).first(where: { isTied($0, to: [.case_]) }),
        Self.clauseMarks.contains(tokens[mark].folded), isTied(name, to: [.obl, .nmod])
      else { continue }
      let row = children(name).filter { isTied($0, to: [.conj]) && names.contains($0) }
      let verb = (row.max() ?? name) + 1
      guard verb < analyses.count, analyses[verb].part == .verb, analyses[verb].tag.verbForm?.isFinite ?? false,
        !children(verb).contains(where: { analyses[$0].relation.isSubject }), head(name) != verb, verb > mark
      else { continue }
      if analyses[verb].head >= 0 { hang(verb, from: head(name), as: .advcl) }
      hang(name, from: verb, as: .nsubj)
      hang(mark, from: verb, as: .mark)
    }
    for mark in analyses.indices
    where analyses[mark].relation == .mark && Self.clauseMarks.contains(tokens[mark].folded) {
      let subjects = children(head(mark)).filter { analyses[$0].relation.isSubject }
      guard subjects.contains(where: { $0 > mark }) else { continue }
      for early in subjects where early < mark { hang(early, from: head(mark), as: .dep) }
    }
  }

  // MARK: Clauses side by side

  /// "Peru and Chile, both members of the bloc": what describes two is not a third.
  private mutating func mendBoth() {
    for word in analyses.indices.dropFirst()
    where ["both", "all"].contains(tokens[word].folded) && tokens[word - 1].text == "," {
      let noun = head(word)
      guard noun > word, analyses[noun].relation == .conj, analyses[noun].part == .noun, head(noun) < word else {
        continue
      }
      analyses[noun].relation = .appos
    }
  }

  /// "Kenyan envoy summoned", "Chadian minister invited to Lima": a past form without object of a verb that always has one is
  /// what somebody suffers.
  private mutating func mendHeadlines(_ words: WordClasses) {
    for verb in analyses.indices
    where isPast(verb) && words.readings(tokens[verb].folded).contains(where: { words.suffering.contains($0.lemma) })
      && isTied(verb, to: [.root, .parataxis, .conj, .acl])
    {
      let own = children(verb)
      let noun = analyses[verb].relation == .acl ? head(verb) : own.first { isTied($0, to: [.nsubj, .compound]) }
      // States act; "Peru recalled" has its object elsewhere. "Chadian national arrested": an adjective to the tagger.
      guard let noun, noun < verb, [.noun, .adjective].contains(analyses[noun].part),
        analyses[noun].head < 0 || analyses[verb].relation != .acl,
        !own.contains(where: { isTied($0, to: [.obj, .iobj, .ccomp, .aux, .auxPass, .nsubjPass]) }),
        tokens[safe: verb + 1].map({ $0.kind != .word || FunctionWords.prepositions.contains($0.folded) })
          ?? true
      else { continue }
      analyses[verb].tag = .pastParticiple
      if analyses[verb].relation == .acl {
        let upper = analyses[noun]
        for child in children(noun) where child > verb { hang(child, from: verb) }
        analyses[verb] = DependencyTree.Analysis(
          part: .verb, tag: .pastParticiple, head: upper.head, relation: upper.relation)
      }
      hang(noun, from: verb, as: .nsubjPass)
    }
  }

  /// "Peru waited; Chile complained and, in May, withdrew": what is coordinated behind a semicolon belongs to the clause behind it.
  private mutating func mendSemicolons() {
    for mark in analyses.indices where tokens[mark].text == ";" {
      guard
        let clause = analyses.indices.first(where: { word in
          word > mark && isTied(word, to: [.parataxis, .conj]) && analyses[word].part == .verb && head(word) < mark
        })
      else { continue }
      for word in children(head(clause))
      where word > clause && isTied(word, to: [.conj]) && analyses[word].part == .verb
        && !children(word).contains(where: { analyses[$0].relation.isSubject })
      {
        hang(word, from: clause)
      }
    }
  }

  /// "Chad expelled envoys and Niger shut its border": a name between "and" and a finite verb without subject is its subject.
  private mutating func mendSubjects(_ names: [Int]) {
    for name in names where analyses[name].relation == .conj && name + 1 < analyses.count {
      let verb = afterAside(name + 1)
      guard verb < analyses.count, analyses[verb].part == .verb, analyses[verb].tag.verbForm?.isFinite ?? false,
        head(verb) != name,
        isTied(verb, to: [.conj, .parataxis, .root]),
        !children(verb).contains(where: { analyses[$0].relation.isSubject }),
        let tie = children(name).first(where: {
          analyses[$0].relation == .cc && $0 == name - 1 || tokens[$0].folded == "the"
        }),
        !isSubject(name), !ancestors(verb).contains(name)
      else { continue }
      // "Chad’s envoys and Niger signed": they are its subject together.
      guard head(verb) >= 0, head(verb) < name, head(name) > head(verb) else { continue }
      hang(name, from: verb, as: .nsubj)
      hang(tie, from: verb)
    }
  }

  /// Behind ", the rebels’ leader," where that stands at a place.
  private func afterAside(_ start: Int) -> Int {
    guard tokens[start].text == ",",
      let close = tokens.indices.first(where: { $0 > start + 1 && $0 < start + 8 && tokens[$0].text == "," })
    else { return start }
    return close + 1
  }

  private func isSubject(_ word: Int) -> Bool {
    var at = word
    while analyses[at].relation == .conj, analyses[at].head >= 0 { at = head(at) }
    return analyses[at].relation.isSubject
  }

  private func ancestors(_ word: Int) -> [Int] {
    var found: [Int] = []
    var at = word
    while analyses[at].head >= 0, found.count < analyses.count {
      at = head(at)
      found.append(at)
    }
    return found
  }

  // MARK: Office holders

  /// "the president of Peru and his Chilean counterpart", "President Vidal of Peru and President Rojas of Chile": office holders
  /// are coordinated with each other, not with the first one’s state.
  private mutating func mendCounterparts(_ persons: Set<Int>) {
    for word in analyses.indices where analyses[word].relation == .conj {
      guard persons.contains(word) || lemmas[word] == "counterpart" else { continue }
      let state = head(word)
      guard state >= 0, analyses[state].relation == .nmod, !persons.contains(state), state < word else { continue }
      let holder = head(state)
      guard holder >= 0, holder < state, analyses[holder].part.isNominal else { continue }
      hang(word, from: holder)
    }
  }
}
