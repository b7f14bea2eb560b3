/// What stands around a verb: auxiliaries, voice, negation, objects, agents.
extension DependencyTree {
  /// Auxiliaries and copulas of a predicate, in order; those of the first conjunct are shared where it has none of its own
  /// and no subject: "has signed and ratified".
  package func auxiliaries(_ predicate: Int) -> [Int] {
    var at = predicate
    while true {
      let own = children(at).filter { [.aux, .auxPass, .cop].contains(relation($0)) }
      guard own.isEmpty, relation(at) == .conj, let head = head(at), part(head) == part(at),
        [.pastParticiple, .baseVerb, .ingVerb].contains(tag(at)), tag(head) == tag(at),
        !children(at).contains(where: { relation($0).isSubject })
      else { return own }
      at = head
    }
  }

  /// The modal among a predicate's auxiliaries: "may", "would".
  package func modal(_ predicate: Int) -> Int? { auxiliaries(predicate).first { tag($0) == .modal } }

  /// "not", "n't" or "never" at the predicate or its auxiliaries, or "no" at one of its objects or its subject; shared
  /// auxiliaries share their negation.
  package func negation(_ predicate: Int) -> Int? {
    if let own = children(predicate).first(where: isNegator) { return own }
    for auxiliary in auxiliaries(predicate) {
      let siblings = head(auxiliary).map { children($0) }
      let shared = siblings?.first { isNegator($0) && abs($0 - auxiliary) <= 2 }
      if let found = children(auxiliary).first(where: isNegator) ?? shared { return found }
    }
    // "has yet to sign".
    if predicate >= 3, tokens[predicate - 1].folded == "to", tokens[predicate - 2].folded == "yet",
      ["have", "has", "had", "is", "are", "was", "were"].contains(tokens[predicate - 3].folded)
    {
      return predicate - 2
    }
    let arguments = children(predicate).filter { [.obj, .nsubj, .nsubjPass].contains(relation($0)) }
    for argument in arguments {
      let denial = children(argument).first { child in
        child < argument && ["no", "neither"].contains(tokens[child].folded)
          && [.det, .cc, .ccPreconj].contains(relation(child))
      }
      if let denial { return denial }
      if ["nobody", "none", "nothing", "neither"].contains(tokens[argument].folded) { return argument }
    }
    return nil
  }

  private func isNegator(_ word: Int) -> Bool {
    guard [.advmod, .cc, .ccPreconj, .det].contains(relation(word)) else { return false }
    return ["not", "n't", "never", "neither", "nor", "hardly"].contains(tokens[word].folded)
  }

  /// Whether a verb is passive: by its auxiliary, its subject, its agent, or as a bare participle at a noun.
  package func isPassive(_ verb: Int) -> Bool {
    guard tag(verb) == .pastParticiple || tag(verb) == .pastVerb else { return false }
    if auxiliaries(verb).contains(where: { relation($0) == .auxPass }) { return true }
    // "won recognition by Peru": a subject and an object leave nobody for a passive.
    if child(verb, .nsubj) != nil, child(verb, .obj) != nil { return false }
    if child(verb, .nsubjPass) != nil || child(verb, .csubjPass) != nil || child(verb, .oblAgent) != nil { return true }
    guard tag(verb) == .pastParticiple, auxiliaries(verb).isEmpty, child(verb, .nsubj) == nil else { return false }
    switch relation(verb) {
    case .acl, .amod: return true
    // "Founded in 1945, the bloc": but "backed its ally" after a comma has an object.
    case .advcl: return child(verb, .obj) == nil
    case .conj: return head(verb).map { isPassive($0) } ?? false
    default: return false
    }
  }

  /// Who acts in a passive clause: "by" with a noun.
  package func agent(_ verb: Int) -> Int? {
    if let agent = child(verb, .oblAgent) { return antecedent(agent) ?? agent }
    return isPassive(verb) ? prepositional(verb, "by") : nil
  }

  /// Who acts, whatever the voice: a passive's agent, an active verb's subject.
  package func actor(_ verb: Int) -> Subject? {
    isPassive(verb) ? agent(verb).map { Subject(word: $0, link: .own) } : subject(verb)
  }

  /// Who or what undergoes the deed, whatever the voice: a passive's subject, an active verb's object.
  package func undergoer(_ verb: Int) -> Int? { isPassive(verb) ? subject(verb)?.word : object(verb) }

  /// The direct object; of a relative clause without one, the noun that it describes: "the jets that Lima sold".
  package func object(_ verb: Int) -> Int? {
    if let own = child(verb, .obj) { return antecedent(own) ?? own }
    if let shared = sharedObject(verb) { return shared }
    return gapFiller(verb)
  }

  package func indirectObject(_ verb: Int) -> Int? { child(verb, .iobj).map { antecedent($0) ?? $0 } }

  /// "Peru drafted and signed the treaty": the object stands at the first verb of the two but behind the second.
  private func sharedObject(_ verb: Int) -> Int? {
    guard relation(verb) == .conj, let head = head(verb), part(head) == .verb, tag(head) == tag(verb),
      children(verb).allSatisfy({ relation($0) != .ccomp && relation($0) != .xcomp }),
      let object = child(head, .obj), object > verb
    else { return nil }
    return object
  }

  /// The noun of a relative clause that leaves its object out, also in a complement: "the jets that Lima refused to sell".
  private func gapFiller(_ verb: Int) -> Int? {
    guard part(verb) == .verb, !isPassive(verb), child(verb, .ccomp) == nil, child(verb, .xcomp) == nil else {
      return nil
    }
    var at = verb
    while let head = head(at) {
      if let pronoun = children(at).first(where: { antecedent($0) != nil }) {
        return relation(pronoun) == .obj ? antecedent(pronoun) : nil
      }
      // An object on the way fills the gap, or it is what controls the verb.
      if at != verb, child(at, .obj) != nil { return nil }
      switch relation(at) {
      case .xcomp, .ccomp: break
      case .conj where part(head) == part(at): break
      case .aclRelcl:
        return children(at).contains { relation($0).isSubject } && !Self.frames.contains(lemmas[head]) ? head : nil
      default: return nil
      }
      at = head
    }
    return nil
  }

  /// Nouns that a clause without relative pronoun tells the circumstances of: "the day they met".
  private static let frames: Set<String> = [
    "day", "week", "month", "year", "decade", "time", "moment", "date", "night", "morning", "evening", "hour", "way",
    "manner", "reason", "place", "extent", "point",
  ]

  /// The verb with its particle as one lemma: "carry out".
  package func phrasalLemma(_ verb: Int) -> String {
    guard let particle = child(verb, .compoundPrt) else { return lemmas[verb] }
    return lemmas[verb] + " " + lemmas[particle]
  }

  /// The copula of a predicate noun or adjective.
  package func copula(_ predicate: Int) -> Int? { child(predicate, .cop) }
}
