import Chronicle
import Language

/// Who stands behind a trigger's prepositions, and behind those of the words that belong to it.
extension RoleFinder {
  func prepositional(_ preposition: String) -> [ActorPhrase] {
    var seen: Set<Int> = []
    for word in bearers(of: preposition) where seen.insert(word).inserted {
      let found = under(preposition, word)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The words behind which a preposition may stand.
  private func bearers(of preposition: String) -> [Int] {
    switch preposition {
    // An agent stands beside its verb: "in the course of a visit by Lima, pacts were signed".
    case "by" where isPassive: beside
    // "the invasion (by Peru) of Chile": behind the noun, or behind whoever did it.
    case "of" where !site.isVerb:
      [site.word] + [tree.prepositional(site.word, "by")].compactMap(\.self) + besideDeeds
    default: bearers
    }
  }

  /// "the invasion and occupation of Peru": what stands behind the last of several deeds is said of all.
  private var besideDeeds: [Int] {
    tree.conjuncts(site.word).filter { $0 > site.word && standing.isDeed($0) && !tree.isPredicate($0) }
  }

  private var beside: [Int] {
    [site.word] + tree.obliques(site.word).map(\.word) + tree.children(site.word).filter { tree.relation($0) == .xcomp }
  }

  func findBearers() -> [Int] {
    var words = [site.word]
    if site.isVerb {
      words += undergoer.map { chain($0) } ?? []
      words += tree.children(site.word).filter { tree.relation($0) == .xcomp }
      words += tree.obliques(site.word).flatMap { chain($0.word) }
    } else {
      words += chain(site.word).dropFirst()
      if let participle = ownParticiple { words.append(participle) }
      words += besideDeeds
      if let governor { words.append(governor.verb) }
      // "Talks are ongoing between": what a quality is said of.
      let first = tree.firstConjunct(site.word)
      if tree.relation(first) == .nsubj, let head = tree.head(first), tree.copula(head) != nil { words.append(head) }
    }
    return words
  }

  /// A noun and the nouns that modify it, one below the other.
  private func chain(_ noun: Int) -> [Int] {
    var words = [noun]
    var next = 0
    while next < words.count, words.count < 12 {
      words += tree.nominalModifiers(words[next]).map(\.word).filter { !words.contains($0) }
      next += 1
    }
    return words
  }

  /// A pronoun that owns is seldom whom the act is done to ("from its region").
  private func under(_ preposition: String, _ word: Int) -> [ActorPhrase] {
    for child in tree.children(word) {
      let relation = tree.relation(child).universal
      guard relation == .obl || relation == .nmod || relation == .advcl, tree.relation(child) != .nmodPoss,
        tree.preposition(child) == preposition, !isPurpose(child)
      else { continue }
      if preposition == "with", words.mediations.contains(tree.lemma(child)) { continue }
      let found = standing.phrases(of: tree.antecedent(child) ?? child, as: .affected).filter { !isPronounOwner($0) }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// "to protect Peru" goes to nobody.
  private func isPurpose(_ word: Int) -> Bool { tree.relation(word) == .advcl && tree.tag(word) == .baseVerb }

  private func isPronounOwner(_ phrase: ActorPhrase) -> Bool {
    phrase.form == .possessive && ["its", "his", "her", "their"].contains(view.folded(phrase.tokens.lowerBound))
  }
}
