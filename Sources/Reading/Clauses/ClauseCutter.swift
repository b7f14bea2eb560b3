import Language

/// Cuts a sentence into clauses by its marks and conjunctions. Trees will do better; whoever reads roles asks
/// `SentenceView` and need not know.
struct ClauseCutter {
  let tokens: [Token]
  let phrases: [ActorPhrase]
  let covering: [Int?]
  let words: WordClasses

  /// For each token, the clause it stands in.
  func clauses() -> [Range<Int>] {
    var clauses = [Range<Int>](repeating: 0..<tokens.count, count: tokens.count)
    var start = 0
    for at in 1..<max(1, tokens.count) where beginsClause(at) {
      for index in start..<at { clauses[index] = start..<at }
      start = at
    }
    for index in start..<tokens.count { clauses[index] = start..<tokens.count }
    return clauses
  }

  private func beginsClause(_ at: Int) -> Bool {
    let token = tokens[at]
    if token.kind == .punctuation { return isBreak(token) }
    if isBreak(tokens[at - 1]) { return true }
    if covering[at] != nil, let phrase = covering[at], phrases[phrase].tokens.lowerBound < at { return false }
    if isConjunction(at) { return true }
    return beginsCoordinateClause(at)
  }

  private func isBreak(_ token: Token) -> Bool {
    switch token.text {
    case ";", ":", "—", "–", "--", "(", ")", "?", "!": true
    default: false
    }
  }

  private func isConjunction(_ at: Int) -> Bool {
    switch tokens[at].folded {
    case "which", "who", "whom", "whose", "when", "whenever", "where", "while", "whilst", "because", "although",
      "though",
      "if", "unless", "whether", "whereas", "lest", "why", "how":
      return true
    case "that":
      // "said that", "the embargo that"; not "that year".
      let previous = tokens[at - 1]
      guard previous.kind == .word || previous.text == "," else { return false }
      return !FunctionWords.prepositions.contains(previous.folded)
        && !FunctionWords.coordinators.contains(previous.folded)
    case "after", "before", "since", "until", "as":
      return leadsToSubject(at + 1)
    default: return false
    }
  }

  /// ", and China objected": a coordinator before a subject with its verb.
  private func beginsCoordinateClause(_ at: Int) -> Bool {
    guard ["and", "but", "so", "yet", "nor"].contains(tokens[at].folded), !closesPair(at) else { return false }
    return hasVerb(before: at) && leadsToSubject(at + 1)
  }

  /// Whether the sentence has a verb so far: "visits to Peru and Chile do not" has none before "and", which then joins nouns.
  private func hasVerb(before end: Int) -> Bool {
    (0..<end).contains { at in
      covering[at] == nil && (words.isClearlyFinite(tokens[at].folded) || tokens[at].folded.hasSuffix("ed"))
    }
  }

  /// "between India and Pakistan ended": the "and" that "between" waits for.
  private func closesPair(_ at: Int) -> Bool {
    guard let phrase = covering[at - 1] else { return false }
    let start = phrases[phrase].tokens.lowerBound
    return tokens[..<start].suffix(3).contains { $0.folded == "between" || $0.folded == "both" }
  }

  /// Whether a noun phrase of an actor and a finite verb stand here.
  private func leadsToSubject(_ start: Int) -> Bool {
    var at = start
    while let token = tokens[safe: at], FunctionWords.determiners.contains(token.folded) || token.folded == "in" {
      at += 1
    }
    guard let covered = covering[safe: at], let phrase = covered, phrases[phrase].form == .head else {
      return ["he", "she", "they", "it", "we"].contains(tokens[safe: at]?.folded ?? "")
    }
    var verb = phrases[phrase].tokens.upperBound
    while let token = tokens[safe: verb], FunctionWords.isAdverb(token.folded) { verb += 1 }
    return words.isClearlyFinite(tokens[safe: verb]?.folded ?? "")
  }
}
