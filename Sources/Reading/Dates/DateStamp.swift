package import Chronicle
package import Language

extension DateFinder {
  /// The day of a line that only says when a text was published: "December 20, 2024", "Published: 20 Dec 2024",
  /// "By Jane Roe | Friday, December 20, 2024 10:15 GMT", "2024-12-20T10:00Z"; null for every other line.
  ///
  /// Where a line says both when it was published and when it was updated, the first of the two days.
  package static func stamp(in tokens: [Token]) -> Day? {
    guard tokens.count <= 40 else { return nil }
    let line = DateTokens(tokens)
    let grammar = DateGrammar(line)
    var days: [Day] = []
    var at = 0
    while at < line.count {
      if let phrase = grammar.phrase(at: at), case .exact(let edtf) = phrase.term, edtf.precision == .day,
        let day = edtf.earliest
      {
        days.append(day)
        at = phrase.end
      } else if let (day, end) = slashed(line, at) {
        days.append(day)
        at = end
      } else if let end = byline(line, at) ?? label(line, at) {
        at = end
      } else {
        return nil
      }
    }
    return days.first
  }

  /// "12/20/2024" where only one order makes a date, or both make the same.
  private static func slashed(_ line: DateTokens, _ at: Int) -> (Day, Int)? {
    guard case .cardinal(let first)? = line.word(at), line.folded(at + 1) == "/",
      case .cardinal(let second)? = line.word(at + 2), line.folded(at + 3) == "/",
      case .year(let year)? = line.word(at + 4)
    else { return nil }
    let days = Set(
      [Day(year: year, month: first, day: second), Day(year: year, month: second, day: first)].compactMap(\.self))
    return days.count == 1 ? days.first.map { ($0, at + 5) } : nil
  }

  /// "By Jane Roe": capitalised words after "by", four at most.
  private static func byline(_ line: DateTokens, _ at: Int) -> Int? {
    guard line.folded(at) == "by" else { return nil }
    var end = at + 1
    while end < line.count, end - at <= 5, let token = line.token(end), token.kind == .word,
      token.isCapitalized || token.folded == "and", DateWord(token) == nil
    {
      end += 1
    }
    return end > at + 1 ? end : nil
  }

  /// A word or mark that such lines have beside the date; clock times and weekdays among them.
  private static func label(_ line: DateTokens, _ at: Int) -> Int? {
    guard let token = line.token(at) else { return nil }
    switch token.kind {
    case .punctuation, .symbol: return at + 1
    case .number:
      let isClock = token.text.allSatisfy { $0.isNumber || $0 == ":" || $0 == "." } && token.text.count <= 8
      let isTime = token.text.contains(":") || token.text.contains(".") && token.text.count <= 5
      return isClock && (isTime || Self.halves.contains(line.folded(at + 1))) ? at + 1 : nil
    case .clitic: return nil
    case .word:
      if case .weekday? = line.word(at) { return at + 1 }
      return Self.labels.contains(token.folded)
        || token.folded.hasSuffix("am") && token.folded.utf8.count <= 7 && (token.folded.utf8.first ?? 0) < 0x3A
        || token.folded.hasSuffix("pm") && token.folded.utf8.count <= 7 && (token.folded.utf8.first ?? 0) < 0x3A
        ? at + 1 : nil
    }
  }

  private static let halves: Set<String> = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "hrs", "hours", "gmt", "utc"]

  private static let labels: Set<String> = halves.union([
    "published", "posted", "updated", "last", "first", "on", "at", "date", "dated", "released", "modified", "created",
    "issued", "est", "edt", "et", "pst", "pdt", "pt", "cet", "cest", "bst", "ist", "pkt", "msk", "local", "time",
    "revised",
    "publication", "release", "article", "original", "originally", "edited", "the",
  ])
}
