import Language

/// A verb with the auxiliaries and adverbs before it ("has not yet been signed").
struct VerbGroup {
  let view: SentenceView
  let verb: Int
  /// Where the group begins.
  let start: Int

  init(view: SentenceView, verb: Int) {
    self.view = view
    self.verb = verb
    var start = verb
    while start > 0, view.phrase(at: start - 1) == nil {
      if Self.belongs(view.tokens[start - 1]) {
        start -= 1
      } else if start > 1, view.folded(start - 1) == "longer", view.folded(start - 2) == "no" {
        start -= 2
      } else {
        break
      }
    }
    self.start = start
  }

  private static func belongs(_ token: Token) -> Bool {
    !token.isPossessive && (FunctionWords.auxiliaries.contains(token.folded) || FunctionWords.isAdverb(token.folded))
  }

  /// The words of the group before the verb.
  var before: Range<Int> { start..<verb }

  private var auxiliaries: [String] {
    before.map { view.folded($0) }.filter { FunctionWords.auxiliaries.contains($0) }
  }

  /// How the verb stands, by its forms and what is before it; null where it is no verb here ("the signed copy").
  func stance(of forms: Set<Inflection.VerbForm>, ending end: Int) -> TriggerSite.Stance? {
    if let last = auxiliaries.last {
      if FunctionWords.formsOfBe.contains(last) {
        if forms.contains(.pastParticiple) { return .passive }
        return forms.contains(.presentParticiple) ? .finite : nil
      }
      if let to = toBefore(start) { return .infinitive(to: to) }
      return forms == [.presentParticiple] ? nil : .finite
    }
    if let to = toBefore(start), forms.contains(.base) { return .infinitive(to: to) }
    if isAdjective() { return nil }
    if forms.contains(.presentParticiple) { return .gerund }
    if forms.contains(.pastParticiple), !forms.contains(.past) { return .reducedPassive }
    if forms.contains(.pastParticiple), view.folded(end) == "by" { return .reducedPassive }
    return .finite
  }

  private func toBefore(_ start: Int) -> Int? {
    view.folded(start - 1) == "to" ? start - 1 : nil
  }

  /// A participle between a determiner and its noun: "the proposed deal", "its announced visit".
  private func isAdjective() -> Bool {
    guard verb > 0 else { return false }
    let isOwned =
      view.tokens[verb - 1].isPossessive || view.phrase(endingAt: verb).map { $0.form == .possessive } ?? false
    guard view.isDeterminer(verb - 1) && view.folded(verb - 1) != "that" || isOwned else { return false }
    return true
  }
}
