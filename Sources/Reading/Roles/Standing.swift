import Language

/// Whom a noun phrase stands for: its own name, or the actor that its words make it belong to ("Russian troops", "the
/// government of Peru", "Chile’s refusal").
struct Standing {
  let view: SentenceView
  /// Whether a noun tells a deed: what is done "of" somebody is not theirs ("the invasion of Ukraine").
  let isDeed: (Int) -> Bool
  let words: StatusWords

  /// In which part somebody is looked for.
  enum Part { case acting, affected }

  /// "The tension between Peru and Chile rose", "the Peruvian-Chilean talks led to": what two have with each other acts for
  /// neither.
  private func isShared(_ noun: Int) -> Bool {
    words.bonds.contains(view.tree.lemma(noun)) || isDeed(noun)
  }

  /// Noun phrases within noun phrases are followed this far.
  private static let deepest = 4

  /// The phrases of a noun and those coordinated with it, in order.
  func phrases(of word: Int, as part: Part) -> [ActorPhrase] {
    var found: [ActorPhrase] = []
    for conjunct in coordinated(with: word) {
      for phrase in own(conjunct, part, 0).flatMap({ view.list(of: $0) }) where !found.contains(phrase) {
        found.append(phrase)
      }
    }
    let affirmed = found.filter { !view.isDenied($0) }
    return (affirmed.isEmpty ? found : affirmed).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// A noun and the nouns behind it that it is coordinated with, apart from subjects of their own verbs.
  private func coordinated(with word: Int) -> [Int] {
    view.tree.subtree(word) { child in
      view.tree.relation(child) == .conj && !(view.tree.part(child) == .verb && view.tree.isPredicate(child))
    }
  }

  /// "the Kenya-brokered truce": whoever brings others together does not do what they do.
  func isBroker(_ phrase: ActorPhrase) -> Bool {
    let end = phrase.tokens.upperBound
    return (end - 1...end + 1).contains { Self.brokering.contains(view.folded($0)) }
      && (end - 2...end).contains { view.folded($0) == "-" }
  }

  private static let brokering: Set<String> = [
    "brokered", "mediated", "hosted", "facilitated", "sponsored", "moderated", "supervised", "monitored", "convened",
  ]

  private func own(_ word: Int, _ part: Part, _ depth: Int) -> [ActorPhrase] {
    if Self.classes.contains(view.tree.lemma(word)) || Self.classes.contains(view.folded(word)),
      let named = view.tree.prepositional(word, "of")
    {
      let members = view.tree.conjuncts(named).flatMap { own($0, part, depth + 1) }
      if !members.isEmpty { return members }
    }
    if let phrase = view.phrase(at: word) { return phrase.form == .aside || isBroker(phrase) ? [] : [phrase] }
    guard depth < Self.deepest else { return [] }
    // "Peru’s friend Chile": the friend, not whose friend.
    if let named = view.tree.appositions(word).first(where: { $0 == word + 1 }), let phrase = view.phrase(at: named),
      phrase.form == .head
    {
      return [phrase]
    }
    // "Peru’s old ally, Chile": likewise; where the words do not name the ally, nobody.
    if isFellow(word) {
      return view.tree.appositions(word).compactMap { view.phrase(at: $0) }.filter { $0.form == .head }
    }
    // "its big brother, Chile", "Peru’s new friend in the region, Chile": whoever stands behind the comma.
    if view.tree.child(word, .nmodPoss) != nil, view.tree.part(word) == .noun, !isDeed(word) {
      let named = view.tree.appositions(word).compactMap { view.phrase(at: $0) }.filter {
        $0.form == .head && $0.actors.count == 1 && $0.tokens.lowerBound > word
      }
      if !named.isEmpty { return named }
    }
    let owners = owners(of: word, depth)
    if !owners.isEmpty { return owners.count > 1 && part == .acting && isShared(word) ? [] : owners }
    for adjunct in view.tree.nominalModifiers(word) where mayStand(adjunct.preposition, for: word, part) {
      let found = view.tree.conjuncts(adjunct.word).filter { $0 >= adjunct.word }.flatMap { own($0, part, depth + 1) }
      if !found.isEmpty { return found }
    }
    for apposition in view.tree.appositions(word) {
      let found = own(apposition, part, depth + 1)
      if !found.isEmpty { return found }
    }
    let authors = authors(of: word, depth)
    return !authors.isEmpty || part == .acting ? authors : holders(of: word, depth)
  }

  /// "the proposals put forward by Peru", "the desire expressed by Chile": whose deed a noun is.
  private func authors(of word: Int, _ depth: Int) -> [ActorPhrase] {
    guard isDeed(word) || words.intentions.contains(view.tree.lemma(word)) else { return [] }
    for clause in view.tree.children(word)
    where view.tree.relation(clause) == .acl && words.voicing.contains(view.tree.lemma(clause)) {
      if let agent = view.tree.agent(clause) { return own(agent, .acting, depth + 1) }
    }
    return []
  }

  /// "the Andean nations of Peru and Chile": what kind of thing those are whom it names.
  private static let classes: Set<String> = [
    "country", "nation", "state", "republic", "kingdom", "emirate", "island", "countries", "nations", "states",
  ]

  /// "Peru’s ally", "an enemy of Peru": somebody else than the one who has them; but "Peru’s Chilean ally".
  private func isFellow(_ word: Int) -> Bool {
    guard words.fellows.contains(view.tree.lemma(word)) else { return false }
    let hasOwner = view.tree.child(word, .nmodPoss) != nil || view.tree.prepositional(word, "of") != nil
    return hasOwner && !view.tree.children(word).contains { view.phrase(at: $0)?.form == .modifier }
  }

  /// "islands belonging to Peru", "waters claimed by Peru".
  private func holders(of word: Int, _ depth: Int) -> [ActorPhrase] {
    for clause in view.tree.children(word)
    where view.tree.relation(clause) == .acl && Self.holding.contains(view.tree.lemma(clause)) {
      for adjunct in view.tree.obliques(clause) where ["to", "by"].contains(adjunct.preposition) {
        let found = view.tree.conjuncts(adjunct.word).flatMap { own($0, .affected, depth + 1) }
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private static let holding: Set<String> = [
    "belong", "claim", "control", "hold", "own", "govern", "administer", "rule",
  ]

  /// "Russia’s (ally)", "the Russian and Chinese (navies)", "U.S. (troops)".
  private func owners(of word: Int, _ depth: Int) -> [ActorPhrase] {
    var found: [ActorPhrase] = []
    for child in view.tree.children(word) {
      switch view.tree.relation(child) {
      case .nmodPoss, .amod, .compound, .nmodDesc, .nmodUnmarked, .flat, .det:
        for conjunct in coordinated(with: child) {
          if let phrase = view.phrase(at: conjunct), phrase.form != .aside, !found.contains(phrase), !isBroker(phrase) {
            found.append(phrase)
          } else if view.tree.relation(child) == .nmodPoss {
            found += own(conjunct, .acting, depth + 1).filter { !found.contains($0) }
          }
        }
      default: break
      }
    }
    return found
  }

  private func mayStand(_ preposition: String, for word: Int, _ part: Part) -> Bool {
    switch (preposition, part) {
    case ("of", .acting): !isDeed(word)
    case ("by", _), ("from", .acting): true
    case ("in", .acting): words.locals.contains(view.tree.lemma(word))
    case ("between", _), ("among", _): part == .affected || !isShared(word)
    case (_, .acting): false
    // "to the border with Peru", but not "a car with".
    case (_, .affected): preposition != "with" || isDeed(word) || words.bonds.contains(view.tree.lemma(word))
    }
  }
}
