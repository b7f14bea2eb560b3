/// A sentence whose source and target are marked, with the PLOVER type and quad that it tells.
///
/// A table of them has the columns `id, sentence, marked, source, target, type, quad`, tab-separated, under one heading;
/// `marked` holds `<s>...</s>` and `<t>...</t>`, one of them where the sentence leaves a party out.
struct MarkedSentence {
  struct Malformed: Error, CustomStringConvertible {
    let line: Int
    var description: String { "line \(line): expected seven columns, the third with <s>...</s> or <t>...</t>" }
  }

  /// In the table, from 1.
  let line: Int
  /// Without the marks.
  let text: String
  /// Code points of the text; null for a party that is left out.
  let source: Range<Int>?
  let target: Range<Int>?
  let type: String
  let quad: Int

  /// Lines with an even number, and the others: one half to look at, one to measure by.
  var half: String { line.isMultiple(of: 2) ? "even" : "odd" }

  func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(Array(text.unicodeScalars)[range])) }

  static func table(_ text: String) throws -> [MarkedSentence] {
    try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().dropFirst()
      .filter { !$0.element.isEmpty }.map { try MarkedSentence(row: $0.element, line: $0.offset + 1) }
  }

  private init(row: Substring, line: Int) throws {
    let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count == 7, let quad = Int(columns[6].filter(\.isNumber)) else { throw Malformed(line: line) }
    // A field in quotation marks doubles its own; marks say nothing here.
    let isQuoted = columns[2].hasPrefix("\"")
    let marked = Marked(isQuoted ? String(columns[2].map { $0 == "\"" ? " " : $0 }) : columns[2])
    guard marked.source != nil || marked.target != nil else { throw Malformed(line: line) }
    self.line = line
    text = marked.text
    source = marked.source
    target = marked.target
    type = columns[5]
    self.quad = quad
  }
}

/// A text whose parties stand in `<s>...</s>` and `<t>...</t>`.
private struct Marked {
  private(set) var text = ""
  private(set) var source: Range<Int>?
  private(set) var target: Range<Int>?

  init(_ marked: String) {
    var (starts, rest) = ([String: Int](), marked[...])
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      rest = rest[open...]
      let at = text.unicodeScalars.count
      let mark = ["<s>", "</s>", "<t>", "</t>"].first { rest.hasPrefix($0) }
      switch mark {
      case "<s>", "<t>": starts[mark ?? ""] = at
      case "</s>": source = starts["<s>"].map { $0..<at }
      case "</t>": target = starts["<t>"].map { $0..<at }
      default: text += "<"
      }
      rest = rest.dropFirst(mark?.count ?? 1)
    }
    text += rest
  }
}
