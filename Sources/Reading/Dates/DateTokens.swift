import Language

/// A sentence’s tokens with what each means for dates; reading outside them finds nothing.
struct DateTokens {
  let tokens: [Token]
  let words: [DateWord?]

  init(_ tokens: [Token]) {
    self.tokens = tokens
    words = tokens.map { DateWord($0) }
  }

  var count: Int { tokens.count }

  /// Whether any word can begin or be a date.
  var hasSeed: Bool { words.contains { $0?.isSeed ?? false } }

  /// Whether a phrase or its frame can begin at a token: false for nearly all, at the price of one look-up.
  func canOpen(_ at: Int) -> Bool { words[at] != nil || Self.openers.contains(tokens[at].folded) }

  private static let openers: Set<String> = Set([
    "the", "a", "an", "earlier", "later", "these", "'", "‘", "’", "final", "latter", "former",
    "new", "[",
  ])
  .union(frameOpeners).union(DateGrammar.named.keys)

  func word(_ at: Int) -> DateWord? { words.indices.contains(at) ? words[at] : nil }
  func token(_ at: Int) -> Token? { tokens.indices.contains(at) ? tokens[at] : nil }
  func folded(_ at: Int) -> String { tokens.indices.contains(at) ? tokens[at].folded : "" }
  func isAny(_ at: Int, _ words: [String]) -> Bool { words.contains(folded(at)) }
  func starts(_ at: Int, _ words: [String]) -> Bool {
    words.indices.allSatisfy { folded(at + $0) == words[$0] }
  }

  /// "Sept" before its full stop: the token after both.
  func afterStop(_ at: Int) -> Int {
    guard folded(at + 1) == ".", let word = token(at), word.text.count <= 4, at + 2 < count,
      tokens[at + 1].range.lowerBound == word.range.upperBound
    else { return at + 1 }
    return at + 2
  }

  /// Whether no space stands before a token.
  func isTight(_ at: Int) -> Bool {
    guard let token = token(at), let before = self.token(at - 1) else { return false }
    return token.range.lowerBound == before.range.upperBound
  }

  /// Whether a hyphen joins the tokens on its sides: "two-day", "2003-08".
  func isJoin(_ at: Int) -> Bool { folded(at) == "-" && isTight(at) && isTight(at + 1) }

  func isPossessive(_ at: Int) -> Bool { token(at)?.isPossessive ?? false }

  func isDash(_ at: Int) -> Bool { ["-", "–", "—", "--", "‑", "‐"].contains(token(at)?.text ?? "") }

  /// A word that can stand before a noun or be one: no function word.
  func isContentWord(_ at: Int) -> Bool {
    guard let token = token(at), token.kind == .word else { return false }
    return !FunctionWords.all.contains(token.folded)
  }

  /// The words of a range, a space wherever the text has one or more.
  func text(_ range: Range<Int>) -> String {
    var text = ""
    for at in range {
      if at > range.lowerBound, tokens[at].range.lowerBound > tokens[at - 1].range.upperBound { text += " " }
      text += tokens[at].text
    }
    return text
  }
}
