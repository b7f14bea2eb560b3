package import Chronicle
package import Language

/// Finds the dates of a sentence and resolves them.
///
/// A month, day or "last year" is resolved against the publication date, "the following year" against the last date of the
/// text; where neither tells, the expression has no EDTF. Linear in the number of tokens.
package struct DateFinder {
  private let published: Day?
  private let anchor: EDTF?
  private let tense: DateTense
  private let chronology: ChronologyTable?
  private let hold: AnchorHold

  /// - Parameters:
  ///   - published: the document’s publication date.
  ///   - anchor: the last date that the text gave before this sentence.
  ///   - tense: the sentence’s; `unknown` has it guessed from the words around each date that needs it.
  ///   - chronology: well-known events, whose names hold no dates ("September 11 attacks", "October Revolution").
  ///   - hold: how firmly months and days that name no year belong to the anchor’s.
  package init(
    published: Day?, anchor: EDTF?, tense: DateTense = .unknown, chronology: ChronologyTable? = nil,
    hold: AnchorHold = .loose
  ) {
    self.published = published
    self.anchor = anchor
    self.tense = tense
    self.chronology = chronology
    self.hold = hold
  }

  /// The date expressions in text order; they do not overlap.
  package func expressions(in tokens: [Token]) -> [DateExpression] {
    let tokens = DateTokens(tokens)
    guard tokens.hasSeed else { return [] }
    let reader = DateReader(tokens: tokens, isEntry: hold == .section)
    var found: [DateExpression] = []
    var near: EDTF?
    var at = 0
    while at < tokens.count {
      if let name = chronology?.match(tokens.tokens, at: at) {
        at = name.tokens.upperBound
        continue
      }
      guard tokens.canOpen(at), let reading = reader.reading(at: at, after: found.last) else {
        at += 1
        continue
      }
      at = max(reading.tokens.upperBound, at + 1)
      if reading.phrase.term == .impossible { continue }
      let resolver = DateResolver(
        published: published, anchor: near ?? anchor, anchorIsNear: near != nil, hold: hold,
        tense: { [tense] in tense == .unknown ? ClauseTense(tokens: tokens).tense(around: reading.tokens) : tense },
        isEarlier: { ClauseTense(tokens: tokens).isPluperfect(around: reading.tokens) })
      let expression = reading.expression(resolver, tokens)
      found.append(expression)
      if let edtf = expression.edtf, expression.kind == .point || expression.kind == .interval && edtf.isWithinOneYear {
        near = edtf
      }
    }
    return found
  }
}

/// Guesses a clause’s tense from its auxiliaries and endings: it only has to tell the coming March from the last.
struct ClauseTense {
  let tokens: DateTokens
  /// How far the words around a date are looked at.
  private static let reach = 14

  init(tokens: DateTokens) { self.tokens = tokens }

  func tense(around date: Range<Int>) -> DateTense {
    let before = words(stride(from: date.lowerBound - 1, through: max(0, date.lowerBound - Self.reach), by: -1))
    let after = words(stride(from: date.upperBound, to: min(tokens.count, date.upperBound + Self.reach), by: 1))
    return before ?? after ?? .unknown
  }

  /// "had recalled its envoy in July": before what was told last.
  func isPluperfect(around date: Range<Int>) -> Bool {
    // "By November it had sent" counts on.
    if tokens.isAny(date.lowerBound, ["by", "until", "till"]) { return false }
    let around = max(0, date.lowerBound - Self.reach)..<min(tokens.count, date.upperBound + Self.reach)
    return around.contains { at in
      guard tokens.folded(at) == "had" else { return false }
      let next = tokens.folded(at + 1).hasSuffix("ly") || tokens.isAny(at + 1, ["already", "also"]) ? at + 2 : at + 1
      return tokens.folded(next).hasSuffix("ed") || tokens.folded(next).hasSuffix("en")
        || tokens.isAny(next, ["been", "made", "met", "held", "begun", "sent", "told", "left", "won", "lost", "cut"])
    }
  }

  /// The tense of the nearest telling word up to the clause’s edge.
  private func words(_ places: StrideThrough<Int>) -> DateTense? { places.lazy.compactMap { tense(of: $0) }.first }
  private func words(_ places: StrideTo<Int>) -> DateTense? { places.lazy.compactMap { tense(of: $0) }.first }

  private func tense(of at: Int) -> DateTense? {
    guard let token = tokens.token(at), token.kind == .word || token.kind == .clitic else { return nil }
    if Self.future.contains(token.folded) { return .future }
    if token.folded == "to",
      tokens.isAny(at - 1, ["set", "due", "scheduled", "expected", "going", "planned", "slated"])
    {
      return .future
    }
    // "are to travel"
    if token.folded == "to", tokens.isAny(at - 1, ["is", "are"]), tokens.token(at + 1)?.kind == .word {
      return .future
    }
    if Self.past.contains(token.folded) { return .past }
    return token.kind == .word && token.folded.utf8.count > 4 && token.folded.hasSuffix("ed") && !token.isCapitalized
      ? .past : nil
  }

  private static let future: Set<String> = [
    "will", "'ll", "shall", "wo", "would", "scheduled", "due", "expected", "planned", "slated", "upcoming", "plans",
    "set", "expects", "intends", "hopes", "going",
  ]
  private static let past: Set<String> = [
    "was", "were", "had", "did", "went", "came", "took", "said", "told", "made", "met", "held", "began", "saw", "gave",
    "fell", "won", "lost", "left", "sent", "became", "broke", "brought", "led", "has", "have",
  ]
}
