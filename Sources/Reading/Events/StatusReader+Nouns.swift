import Chronicle
import Language

/// What the words around a noun say of the deed that it tells: "a planned visit", "called off the talks".
extension StatusReader {
  func noun(_ site: TriggerSite) -> Verdict? {
    let phrase = tree.phrase(site.word)
    let start = min(phrase.lowerBound, site.tokens.lowerBound)
    let inside = max(0, start - 2)..<site.tokens.lowerBound
    if let verb = cancellation(of: site.word) { return negated(verb) }
    if words.nounHypotheticals.stands(in: inside, of: view.tokens) {
      return Verdict(status: .hypothetical, because: view.folded(max(start, inside.lowerBound)))
    }
    if words.nounNegations.stands(in: max(0, start - 1)..<site.tokens.lowerBound, of: view.tokens) || isLacking(start) {
      return Verdict(status: .negated, because: view.folded(start))
    }
    if let plan = laterPlan(of: site.word) { return hypothetical(plan) }
    let isOwned = tree.possessor(site.word) != nil || hasActor(start..<site.tokens.lowerBound)
    return governed(site.word, isOwned: isOwned)
  }

  /// "the planned meeting was called off", "talks failed to begin".
  private func cancellation(of noun: Int) -> Int? {
    guard let verb = tree.head(noun), tree.part(verb) == .verb else { return nil }
    switch tree.relation(noun) {
    case .nsubjPass: return Self.cancelling.contains(tree.phrasalLemma(verb)) && tree.negation(verb) == nil ? verb : nil
    case .nsubj:
      // "their talks never began"
      if words.happening.contains(tree.lemma(verb)), tree.lemma(verb) != "be", tree.negation(verb) != nil {
        return verb
      }
      let isUnbegun = tree.child(verb, .xcomp).map { words.happening.contains(tree.lemma($0)) } ?? false
      return isUnbegun && words.refusals.contains(tree.lemma(verb)) && tree.negation(verb) == nil ? verb : nil
    default: return nil
    }
  }

  /// "with a meeting also planned", "the visit scheduled for May".
  private func laterPlan(of noun: Int) -> Int? {
    let head = tree.relation(noun).isSubject ? tree.head(noun) : nil
    let participles = tree.children(noun).filter { $0 > noun && tree.relation($0) == .acl } + [head].compactMap(\.self)
    return participles.first {
      tree.tag($0).verbForm == .pastParticiple && words.planning.contains(tree.lemma($0)) && tree.negation($0) == nil
    }
  }

  /// "the lack of an agreement": two words before the noun phrase.
  private func isLacking(_ start: Int) -> Bool {
    start >= 2 && view.folded(start - 1) == "of" && words.nounNegations.stands(in: start - 2..<start, of: view.tokens)
  }

  private func hasActor(_ range: Range<Int>) -> Bool {
    range.contains { at in
      view.phrase(at: at) != nil || ["its", "his", "her", "their", "the", "this", "that"].contains(view.folded(at))
    }
  }

  /// What the words above the noun phrase make of it: "planned a visit", "called off the talks", "would welcome talks".
  private func governed(_ noun: Int, isOwned: Bool) -> Verdict? {
    // "its refusal to join the summit and Vidal’s visit to Lima": a deed with an owner of its own.
    if tree.relation(noun) == .conj, tree.possessor(noun) != nil { return Self.asserted }
    var at = tree.firstConjunct(noun)
    for _ in 0..<4 {
      guard let head = tree.head(at) else { return Self.asserted }
      if let decided = decided(by: head, at) { return decided }
      if tree.isPredicate(head), tree.part(head) == .verb {
        if isOwned { return negatedGovernor(head, at) ?? Self.asserted }
        return tree.relation(at).universal == .nsubj || tree.relation(at) == .obj
          ? predicate(head, 1) : Self.asserted
      }
      guard tree.relation(at).universal == .nmod else { return Self.asserted }
      at = tree.firstConjunct(head)
    }
    return Self.asserted
  }

  /// "made no visit", "did not pay a visit", but also "will pay its visit".
  private func negatedGovernor(_ verb: Int, _ noun: Int) -> Verdict? {
    guard tree.relation(noun) == .obj, Self.light.contains(tree.lemma(verb)) else { return nil }
    // "did not take Peru's objections into account": they are Peru's, whatever others did.
    if let owner = tree.possessor(noun), tree.part(owner) != .pronoun { return nil }
    return predicate(verb, 1).flatMap { $0.status == .asserted ? nil : $0 }
  }

  /// Verbs that lend a noun its tense and nothing else.
  private static let light: Set<String> = [
    "make", "pay", "have", "hold", "take", "give", "impose", "launch", "conduct", "issue", "sign", "carry", "undertake",
    "stage", "mount", "reach", "conclude", "lift", "place", "introduce", "enact", "levy", "wage", "back", "put",
    "provide", "offer", "extend", "send", "deliver", "restore", "reimpose", "reinstate", "renew", "resume", "tighten",
    "expand", "repeat",
  ]

  private func decided(by head: Int, _ noun: Int) -> Verdict? {
    let lemma = tree.lemma(head)
    if tree.relation(noun) == .nsubj, words.prospects.contains(lemma) { return hypothetical(head) }
    let isArgument = [.obj, .obl, .nmod, .nsubj].contains(tree.relation(noun).universal)
    guard isArgument else { return nil }
    let isVerb = tree.part(head) == .verb
    if isVerb, tree.relation(noun) == .obj || tree.relation(noun) == .nsubjPass {
      // "denied a visit", but "denied Peru's charge", which Peru made.
      if lemma == "deny" {
        let isOthers = tree.possessor(noun).map { tree.part($0) != .pronoun } ?? false
        return isOthers ? Self.asserted : negated(head)
      }
      if Self.cancelling.contains(tree.phrasalLemma(head)) { return negated(head) }
      if words.attitudes.contains(lemma), !Self.commanding.contains(lemma) { return hypothetical(head) }
      if words.refusals.contains(lemma) { return negated(head) }
    }
    if isVerb, tree.relation(noun).universal == .obl, words.attitudes.contains(lemma),
      ["for", "on", "to", "about"].contains(tree.preposition(noun)), lemma != "invite"
    {
      return hypothetical(head)
    }
    if !isVerb, tree.relation(noun).universal == .nmod, words.intentions.contains(lemma),
      ["of", "for", "to"].contains(tree.preposition(noun))
    {
      return hypothetical(head)
    }
    return nil
  }

  /// Verbs of power: what they have for object is as good as done.
  private static let commanding: Set<String> = ["order", "authorize", "authorise", "approve", "decide"]

  private static let cancelling: Set<String> = [
    "cancel", "postpone", "call off", "scrap", "shelve", "abandon", "avert", "delay", "suspend", "rule out", "prevent",
    "avoid",
  ]
}
