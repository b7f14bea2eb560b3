import Chronicle
import Language

/// Finds whose claim an event is: "Moscow said that", "according to India", ", Khan claimed".
struct AttributionFinder {
  let view: SentenceView
  let words: StatusWords
  let principals: Principals

  /// The principal who says what a site tells; null where the text says it itself.
  func claimant(of site: TriggerSite) -> ActorID? {
    speakerBefore(site) ?? accordingTo() ?? speakerAtEnd(site)
  }

  /// "X said that ...": a clause opened by "that" after a verb of saying, or the clause right after it.
  private func speakerBefore(_ site: TriggerSite) -> ActorID? {
    let clause = view.clause(at: site.tokens.lowerBound)
    guard view.folded(clause.lowerBound) == "that" else { return nil }
    let verb = clause.lowerBound - 1
    guard view.words.has(view.folded(verb), lemmaIn: words.sayings) else { return nil }
    return speaker(ofVerb: verb)
  }

  private func speaker(ofVerb verb: Int) -> ActorID? {
    let end = VerbGroup(view: view, verb: verb).start
    return view.phrase(endingAt: end).flatMap(principal)
  }

  private func accordingTo() -> ActorID? {
    for at in view.tokens.indices.dropLast() where view.folded(at) == "according" && view.folded(at + 1) == "to" {
      let start = view.folded(at + 2) == "the" ? at + 3 : at + 2
      if let phrase = view.phrase(startingAt: start) { return principal(phrase) }
    }
    return nil
  }

  /// "..., Khan said.": the sentence’s last words.
  private func speakerAtEnd(_ site: TriggerSite) -> ActorID? {
    guard let verb = view.tokens.lastIndex(where: { $0.kind == .word }), verb > site.tokens.upperBound,
      view.words.has(view.folded(verb), lemmaIn: words.sayings), let phrase = view.phrase(endingAt: verb),
      phrase.tokens.lowerBound > site.tokens.upperBound
    else { return nil }
    let before = view.tokens[safe: phrase.tokens.lowerBound - 1]
    return before?.kind == .punctuation || before?.folded == "the" ? principal(phrase) : nil
  }

  private func principal(_ phrase: ActorPhrase) -> ActorID? {
    guard phrase.form == .head, phrase.actors.count == 1 else { return nil }
    return principals.principal(of: phrase.actors[0]) ?? phrase.actors[0]
  }
}
