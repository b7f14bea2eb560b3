/// A line of a document and what its first characters make of it.
struct Line: Hashable {
  enum Kind: Hashable {
    case text
    case heading(Int)
    case item
    /// An item with a number: "3. ".
    case numbered
    /// A row of a table.
    case row
    /// Three or more `=` or `-` alone: they make the line above a heading, or part two sections.
    case rule(level: Int)
    /// Nothing to read: code, the rule of a table, where a link leads.
    case code
  }

  var kind: Kind
  /// What is left to read, without white space, quotation marks of mail (`>`), bullets and `#`.
  var range: Range<Int>
  /// How far the line is indented.
  let indent: Int

  var isBlank: Bool { range.isEmpty && kind == .text }
}

/// Cuts a text into lines and tells what they are.
struct LineReader {
  let text: Text

  /// Runs of lines between blank ones. Linear in the text.
  func groups(from start: Int) -> [[Line]] {
    var lines = lines(from: start)
    markFences(&lines)
    return lines.split(whereSeparator: \.isBlank).map(Array.init)
  }

  private func lines(from start: Int) -> [Line] {
    var lines: [Line] = []
    var lineStart = max(0, min(start, text.count))
    for at in lineStart...text.count where at == text.count || text.scalars[at].isLineBreak {
      // The second half of CR LF ends no line of its own.
      if at < text.count, at == lineStart, at > 0, text.scalars[at] == "\n", text.scalars[at - 1] == "\r" {
        lineStart = at + 1
        continue
      }
      lines.append(line(lineStart..<at))
      lineStart = at + 1
    }
    return lines
  }

  private func line(_ whole: Range<Int>) -> Line {
    var range = trimmed(whole)
    let indent = range.lowerBound - whole.lowerBound
    while let first = scalar(range.lowerBound, in: range), first == ">" {
      range = trimmed((range.lowerBound + 1)..<range.upperBound)
      // An empty line of a quotation parts paragraphs like any other.
    }
    guard let first = scalar(range.lowerBound, in: range) else {
      return Line(kind: .text, range: range, indent: indent)
    }
    switch first {
    case "#": if let heading = heading(range, indent) { return heading }
    case "|": if text.scalars[range.upperBound - 1] == "|", range.count > 2 { return row(range, indent) }
    case "[": if isDefinition(range) { return Line(kind: .code, range: range, indent: indent) }
    case "=", "-", "*", "_": if let rule = rule(range, indent) { return rule }
    default: break
    }
    if let end = bulletEnd(range) { return Line(kind: .item, range: afterTask(end..<range.upperBound), indent: indent) }
    if let end = numberEnd(range) {
      return Line(kind: .numbered, range: trimmed(end..<range.upperBound), indent: indent)
    }
    return Line(kind: .text, range: range, indent: indent)
  }

  private func scalar(_ at: Int, in range: Range<Int>) -> Unicode.Scalar? {
    range.contains(at) ? text.scalars[at] : nil
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, text.scalars[low].isSpace { low += 1 }
    while low < high, text.scalars[high - 1].isSpace { high -= 1 }
    return low..<high
  }

  /// "## Title ##".
  private func heading(_ range: Range<Int>, _ indent: Int) -> Line? {
    guard let end = range.first(where: { text.scalars[$0] != "#" }), end - range.lowerBound <= 6,
      text.scalars[end].isSpace
    else { return nil }
    var high = range.upperBound
    while high > end, text.scalars[high - 1] == "#" { high -= 1 }
    if high > end, !text.scalars[high - 1].isSpace { high = range.upperBound }
    return Line(kind: .heading(end - range.lowerBound), range: trimmed(end..<high), indent: indent)
  }

  /// "| a | b |", or the rule below a table's head.
  private func row(_ range: Range<Int>, _ indent: Int) -> Line {
    let isRule = text.scalars[range].allSatisfy { $0 == "|" || $0 == "-" || $0 == ":" || $0.isSpace }
    return Line(kind: isRule ? .code : .row, range: range, indent: indent)
  }

  /// "[name]: https://example.org".
  private func isDefinition(_ range: Range<Int>) -> Bool {
    guard let close = range.prefix(100).first(where: { text.scalars[$0] == "]" }), close + 2 < range.upperBound,
      text.scalars[close + 1] == ":"
    else { return false }
    let rest = trimmed((close + 2)..<range.upperBound)
    return text[rest.prefix(8)].lowercased().hasPrefix("http") || text.scalars[rest.lowerBound] == "<"
      || text.scalars[rest.lowerBound] == "/"
  }

  private func rule(_ range: Range<Int>, _ indent: Int) -> Line? {
    let mark = text.scalars[range.lowerBound]
    guard range.count(where: { text.scalars[$0] == mark }) >= 3,
      range.allSatisfy({ text.scalars[$0] == mark || text.scalars[$0].isSpace })
    else { return nil }
    return Line(
      kind: mark == "=" || mark == "-" ? .rule(level: mark == "=" ? 1 : 2) : .code, range: range, indent: indent)
  }

  /// Behind "- ", "* ", "• ", "– ".
  private func bulletEnd(_ range: Range<Int>) -> Int? {
    guard range.count > 2, text.scalars[range.lowerBound + 1].isSpace else { return nil }
    switch text.scalars[range.lowerBound].value {
    case 0x2D, 0x2A, 0x2B, 0x2022, 0x2013, 0x2014, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0xB7: return range.lowerBound + 1
    default: return nil
    }
  }

  /// Without the box of a task: "[ ] ", "[x] ".
  private func afterTask(_ range: Range<Int>) -> Range<Int> {
    let range = trimmed(range)
    let head = text[range.prefix(4)].lowercased()
    return head == "[ ] " || head == "[x] " ? trimmed((range.lowerBound + 4)..<range.upperBound) : range
  }

  /// Behind "3. ", "12) ", "(4) ": numbers of more digits are years.
  private func numberEnd(_ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    let isEnclosed = text.scalars[at] == "("
    if isEnclosed { at += 1 }
    let start = at
    while let digit = scalar(at, in: range), digit.isDigit, at - start < 3 { at += 1 }
    guard at > start, let mark = scalar(at, in: range), mark == ")" || mark == "." && !isEnclosed,
      let space = scalar(at + 1, in: range), space.isSpace
    else { return nil }
    return at + 1
  }

  /// Makes code of what stands between two fences; a fence that nothing closes hides only itself.
  private func markFences(_ lines: inout [Line]) {
    var open: (index: Int, mark: Unicode.Scalar)?
    for index in lines.indices {
      guard let mark = fence(lines[index]) else { continue }
      lines[index].kind = .code
      guard let start = open, start.mark == mark else {
        if open == nil { open = (index, mark) }
        continue
      }
      for inner in start.index..<index where !lines[inner].isBlank { lines[inner].kind = .code }
      open = nil
    }
  }

  private func fence(_ line: Line) -> Unicode.Scalar? {
    guard line.range.count >= 3, let mark = scalar(line.range.lowerBound, in: line.range), mark == "`" || mark == "~",
      line.range.prefix(3).allSatisfy({ text.scalars[$0] == mark }),
      !line.range.dropFirst(3).contains(where: { text.scalars[$0] == "`" && mark == "`" })
        || line.range.allSatisfy({ text.scalars[$0] == mark })
    else { return nil }
    return mark
  }

  /// Whether some text ends a sentence, or hands over to what follows.
  static func endsSentence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = line.last(where: { !$0.isClosing && !$0.isSpace && $0 != "*" && $0 != "_" }) else { return true }
    return last == "." || last == "!" || last == "?" || last == ":" || last == "…"
  }
}
