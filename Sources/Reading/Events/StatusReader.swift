import Chronicle
import Language

/// Says whether a trigger tells a fact, by the words around it: negations, modals, attitudes, conditions.
struct StatusReader {
  let view: SentenceView
  let words: StatusWords

  /// The status of an event told at a site; null where the words tell no event of their own ("accused of supporting").
  func status(of site: TriggerSite) -> EventStatus? {
    let clause = view.clause(at: site.tokens.lowerBound)
    if isConditional(clause, before: site.tokens.lowerBound) { return .hypothetical }
    let own = site.isVerb ? verbStatus(site) : nounStatus(site)
    guard own == .asserted else { return own }
    return isDemanded(clause) || view.tokens.last?.text == "?" ? .hypothetical : .asserted
  }

  /// "if", "unless" at the clause’s beginning.
  private func isConditional(_ clause: Range<Int>, before end: Int) -> Bool {
    words.conditions.stands(in: clause.lowerBound..<min(clause.lowerBound + 2, end), of: view.tokens)
  }

  /// "demanded that Russia withdraw".
  private func isDemanded(_ clause: Range<Int>) -> Bool {
    view.folded(clause.lowerBound) == "that"
      && view.words.has(view.folded(clause.lowerBound - 1), lemmaIn: words.attitudes)
      && !view.words.has(view.folded(clause.lowerBound - 1), lemmaIn: words.sayings)
  }

  // MARK: Verbs

  private func verbStatus(_ site: TriggerSite) -> EventStatus? {
    let group = site.groupStart..<site.tokens.lowerBound
    if let status = status(ofGroup: group) { return status }
    if hasNegativeSubject(before: site.groupStart) || view.folded(site.tokens.upperBound) == "no" { return .negated }
    switch site.stance {
    case .infinitive(let to): return infinitiveStatus(to: to, 0)
    case .gerund: return gerundStatus(site)
    default: return .asserted
    }
  }

  /// What auxiliaries and adverbs say: "did not", "would"; null where they say nothing.
  private func status(ofGroup group: Range<Int>) -> EventStatus? {
    let negated = words.negations.stands(in: group, of: view.tokens)
    guard words.modals.stands(in: group, of: view.tokens) else { return negated ? .negated : nil }
    // "will not sign" rules it out; "may not sign" leaves it open.
    let isOpen = group.contains { ["may", "might"].contains(view.folded($0)) }
    return negated && !isOpen ? .negated : .hypothetical
  }

  /// "No country recognised", "Neither side signed".
  private func hasNegativeSubject(before start: Int) -> Bool {
    let clause = view.clause(at: start)
    return ["no", "neither", "nobody", "none"].contains(view.folded(clause.lowerBound))
      || start >= 2 && view.folded(start - 2) == "no" && view.isPlainWord(start - 1)
  }

  /// By what governs "to": "refused to sign", "plans to sign", "continued to sign".
  private func infinitiveStatus(to: Int, _ depth: Int) -> EventStatus {
    if words.negations.stands(in: (to - 1)..<to, of: view.tokens) { return .negated }
    if words.modals.stands(in: max(0, to - 3)..<(to + 1), of: view.tokens) { return .hypothetical }
    var at = to - 1
    while at > 0, FunctionWords.isAdverb(view.folded(at)) { at -= 1 }
    if let phrase = view.phrase(at: at) { at = phrase.tokens.lowerBound - 1 }
    let word = view.folded(at)
    if view.words.has(word, lemmaIn: words.refusals) { return .negated }
    if Self.negativeNouns.contains(word) { return .negated }
    guard view.words.has(word, lemmaIn: Self.factual) else { return .hypothetical }
    return status(ofGroup: VerbGroup(view: view, verb: at).before) ?? .asserted
  }

  private static let negativeNouns: Set<String> = ["refusal", "failure", "unwillingness", "inability", "reluctance"]

  /// Verbs whose infinitive happened.
  private static let factual: Set<String> = [
    "begin", "start", "continue", "manage", "proceed", "come", "help", "use", "force", "lead", "move", "motivate",
    "enable", "prompt",
    "cause", "compel",
  ]

  private func gerundStatus(_ site: TriggerSite) -> EventStatus? {
    let before = view.folded(site.groupStart - 1)
    if before == "without" || before == "of" && view.folded(site.groupStart - 2) == "instead" { return .negated }
    if ["of", "from", "against", "about", "toward", "towards", "into", "on"].contains(before) { return nil }
    if view.words.has(before, lemmaIn: words.refusals) { return .negated }
    if view.words.has(before, lemmaIn: words.attitudes) || before == "to" { return .hypothetical }
    return .asserted
  }

  // MARK: Nouns

  private func nounStatus(_ site: TriggerSite) -> EventStatus? {
    let start = nounPhraseStart(site)
    let inside = max(0, start - 2)..<site.tokens.lowerBound
    if words.nounHypotheticals.stands(in: inside, of: view.tokens) { return .hypothetical }
    if words.nounNegations.stands(in: max(0, start - 1)..<site.tokens.lowerBound, of: view.tokens) { return .negated }
    if isFollowedByModal(site) { return .hypothetical }
    return governedStatus(start, isOwned: hasOwner(start..<site.tokens.lowerBound))
  }

  private func nounPhraseStart(_ site: TriggerSite) -> Int {
    var at = site.tokens.lowerBound
    while at > 0, at > site.tokens.lowerBound - 8,
      view.isPlainWord(at - 1) || view.isDeterminer(at - 1)
        || view.phrase(at: at - 1).map({ $0.form != .head }) ?? false,
      !view.words.isVerbOnly(view.folded(at - 1))
    { at -= 1 }
    return at
  }

  private func hasOwner(_ range: Range<Int>) -> Bool {
    range.contains { at in view.phrase(at: at) != nil || ["its", "his", "her", "their"].contains(view.folded(at)) }
  }

  /// "a visit would", "the exercise was cancelled".
  private func isFollowedByModal(_ site: TriggerSite) -> Bool {
    let clause = view.clause(at: site.tokens.lowerBound)
    let verb = (site.tokens.upperBound..<clause.upperBound).first { at in
      view.phrase(at: at) == nil && FunctionWords.auxiliaries.contains(view.folded(at))
    }
    guard let verb, view.preposition(governing: nounPhraseStart(site)) == nil else { return false }
    return words.modals.stands(in: verb..<(verb + 1), of: view.tokens)
  }

  /// What the verb before the noun phrase makes of it: "planned a visit", "called off the talks", "would welcome talks".
  private func governedStatus(_ start: Int, isOwned: Bool) -> EventStatus {
    var at = start - 1
    if view.isPreposition(at), ["for", "of", "to", "off", "on", "against"].contains(view.folded(at)) { at -= 1 }
    let word = view.folded(at)
    guard view.phrase(at: at) == nil, view.words.isVerb(word) || words.intentions.contains(word) else {
      return .asserted
    }
    if view.words.has(word, lemmaIn: Self.cancelling) { return .negated }
    if words.intentions.contains(word) || view.words.has(word, lemmaIn: words.attitudes) { return .hypothetical }
    if view.words.has(word, lemmaIn: words.refusals) { return .negated }
    guard !isOwned else { return .asserted }
    let group = VerbGroup(view: view, verb: at)
    if view.folded(group.start - 1) == "to" { return infinitiveStatus(to: group.start - 1, 0) }
    return status(ofGroup: group.before) ?? .asserted
  }

  private static let cancelling: Set<String> = [
    "cancel", "postpone", "call", "scrap", "shelve", "abandon", "avert", "delay", "suspend",
  ]
}
