import Language

/// Who does what a noun tells, by its owner or by the verb that makes it a deed.
extension RoleFinder {
  /// Who owns the trigger noun, or does it.
  func possessor() -> [ActorPhrase] {
    var found = owners(beside: site.word)
    // "Peru’s invasion and occupation": deeds side by side have their owner in common.
    if found.isEmpty, tree.relation(site.word) == .conj, tree.possessor(site.word) == nil {
      found = owners(beside: tree.firstConjunct(site.word))
    }
    if found.isEmpty, let participle = ownParticiple {
      found = tree.agent(participle).map { standing.phrases(of: $0, as: .acting) } ?? []
    }
    // A compound’s first words may hold the owner as well: "the U.S. arms embargo".
    if found.isEmpty, site.tokens.lowerBound > 0, let phrase = view.phrase(at: site.tokens.lowerBound - 1),
      phrase.form != .head, phrase.form != .aside, !standing.isBroker(phrase)
    {
      found = [phrase]
    }
    return found
  }

  private func owners(beside noun: Int) -> [ActorPhrase] {
    var found: [ActorPhrase] = []
    for child in tree.children(noun) where Self.ownership.contains(tree.relation(child)) {
      for phrase in standing.phrases(of: child, as: .acting) where phrase.form != .aside && !found.contains(phrase) {
        found.append(phrase)
      }
    }
    return found
  }

  /// "a blockade (imposed) by", "a war (fought) between": the participle that makes the noun its deed.
  var ownParticiple: Int? {
    tree.children(site.word).first { child in
      child > site.word && tree.relation(child) == .acl && tree.tag(child).verbForm == .pastParticiple
        && (supports.contains(tree.lemma(child)) || tree.lemma(child) == "fight")
    }
  }

  private static let ownership: Set<Relation> = [.nmodPoss, .amod, .compound, .nmodDesc, .nmodUnmarked, .flat]

  /// The verb that makes the noun its deed: "(imposed) sanctions", "(went) on a visit", "a series of talks (began)".
  var governor: (verb: Int, relation: Relation)? {
    var at = tree.firstConjunct(site.word)
    for _ in 0..<4 {
      guard let head = tree.head(at) else { return nil }
      let relation = tree.relation(at)
      if tree.isPredicate(head), tree.part(head) == .verb { return (head, relation) }
      guard relation.universal == .nmod, ["of", ""].contains(tree.preposition(at)) else { return nil }
      at = tree.firstConjunct(head)
    }
    return nil
  }

  /// "Talks were held": a deed without owner that a passive verb lends its tense.
  var isHeld: Bool {
    guard !site.isVerb, let (verb, relation) = governor else { return false }
    return relation == .nsubjPass && supports.contains(tree.lemma(verb)) && tree.agent(verb) == nil
      && tree.possessor(site.word) == nil
  }

  /// "Talks began": a deed that its clause is about.
  var isTopic: Bool { !site.isVerb && tree.relation(tree.firstConjunct(site.word)).isSubject }

  func governorSubject() -> [ActorPhrase] {
    guard let (verb, relation) = governor else { return copulaSubject() }
    guard supports.contains(tree.lemma(verb)) else { return isOccasion(relation) ? actor(of: verb) : [] }
    // "blamed Peru for masterminding the attack".
    if let blamed = blamed(for: verb) { return blamed }
    switch relation.universal {
    // "came under attack": it suffers the deed.
    case .obl where tree.preposition(tree.firstConjunct(site.word)) == "under": return []
    // "In the first war, Peru imposed": what was going on besides.
    case .obl
    where site.word < verb && tree.preposition(tree.firstConjunct(site.word)) == "in" && !isOccasion(relation):
      return []
    case .obj, .obl, .iobj, .xcomp:
      let subject = tree.isPassive(verb) ? tree.agent(verb) : tree.subject(verb)?.word
      return subject.map { standing.phrases(of: $0, as: .acting) } ?? []
    case .nsubj where relation == .nsubjPass:
      return tree.agent(verb).map { standing.phrases(of: $0, as: .acting) } ?? []
    default: return []
    }
  }

  /// "said, in a rebuke of", "stopped in Lima for talks with": what the subject does while it does something else.
  private func isOccasion(_ relation: Relation) -> Bool {
    guard relation.universal == .obl else { return false }
    let noun = tree.firstConjunct(site.word)
    let isDefinite = tree.child(noun, .det).map { ["the", "this", "that"].contains(view.folded($0)) } ?? false
    switch tree.preposition(noun) {
    case "in": return !isDefinite
    case "on", "for", "after", "during", "following", "at": return true
    default: return false
    }
  }

  private func actor(of verb: Int) -> [ActorPhrase] {
    guard !tree.isPassive(verb), let subject = tree.subject(verb)?.word else { return [] }
    return standing.phrases(of: subject, as: .acting)
  }

  /// "The move was a blow to", "Moscow is a supporter of".
  private func copulaSubject() -> [ActorPhrase] {
    guard tree.copula(site.word) != nil, let subject = tree.subject(site.word) else { return [] }
    return standing.phrases(of: subject.word, as: .acting)
  }

  /// The subject of the clause that a noun stands in, whatever its verb.
  var clauseSubject: [ActorPhrase] {
    tree.subject(tree.clause(site.word)).map { standing.phrases(of: $0.word, as: .acting) } ?? []
  }
}
