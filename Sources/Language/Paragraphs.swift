/// A paragraph before it is known what it is for.
struct Paragraph: Hashable {
  enum Kind: Hashable {
    case text, item, row, code
    case heading(Int)
  }

  var kind: Kind
  var range: Range<Int>
  /// What stands between its lines and is no word of it, in order.
  var hidden: [Range<Int>] = []
}

/// The paragraphs of a group of lines: one a line, or, where the lines look broken at a fixed width, one for all of them.
struct Paragraphs {
  private(set) var list: [Paragraph] = []
  private let text: Text

  init(of lines: [Line], in text: Text) {
    self.text = text
    let isWrapped = Self.isWrapped(lines.filter(\.isProse), in: text)
    var previous: Line?
    for line in lines {
      add(line, after: previous, isWrapped: isWrapped)
      previous = line
    }
  }

  private mutating func add(_ line: Line, after previous: Line?, isWrapped: Bool) {
    switch line.kind {
    case .heading(let level): start(.heading(level), line)
    case .code: addCode(line)
    case .row: addRow(line)
    case .rule(let level): addRule(line, level: level, after: previous)
    case .item: start(.item, line)
    case .numbered:
      let endsBefore = previous.map { !$0.isProse || LineReader.endsSentence(text.scalars[$0.range]) } ?? true
      if endsBefore || previous?.isItem == true {
        start(.item, line)
      } else {
        addText(line, after: previous, isWrapped)
      }
    case .text: addText(line, after: previous, isWrapped)
    }
  }

  private mutating func start(_ kind: Paragraph.Kind, _ line: Line) {
    list.append(Paragraph(kind: kind, range: line.range))
  }

  private mutating func addText(_ line: Line, after previous: Line?, _ isWrapped: Bool) {
    let continuesItem = list.last?.kind == .item && previous?.isProse == true && line.indent >= 2
    guard let last = list.last, last.kind == .text || last.kind == .item, previous?.isProse == true,
      isWrapped || continuesItem
    else { return start(.text, line) }
    list[list.count - 1].range = last.range.lowerBound..<line.range.upperBound
    // What is left out of a line's head, as the ">" of a quotation; the line break itself parts words.
    let head = last.range.upperBound..<line.range.lowerBound
    if text.scalars[head].contains(">") {
      list[list.count - 1].hidden.append((head.lowerBound + 1)..<head.upperBound)
    }
  }

  /// A row is read without its bars.
  private mutating func addRow(_ line: Line) {
    let bars = line.range.filter { at in
      text.scalars[at] == "|" && (at == line.range.lowerBound || text.scalars[at - 1] != "\\")
    }
    list.append(Paragraph(kind: .row, range: line.range, hidden: bars.map { $0..<($0 + 1) }))
  }

  /// The rule below a table's first row makes that row the table's head: it names columns and tells nothing.
  private mutating func addCode(_ line: Line) {
    if list.count == 1, list[0].kind == .row, text.scalars[line.range.lowerBound] == "|" { list[0].kind = .heading(6) }
    start(.code, line)
  }

  private static let longestTitle = 120

  /// "===" or "---" right below a line makes it a heading; elsewhere it parts sections.
  private mutating func addRule(_ line: Line, level: Int, after previous: Line?) {
    guard let last = list.last, last.kind == .text, previous?.kind == .text, last.range == previous?.range,
      last.range.count <= Self.longestTitle, text.scalars[last.range.upperBound - 1] != "."
    else { return start(.code, line) }
    list[list.count - 1].kind = .heading(level)
  }

  /// Whether lines are parts of one paragraph: of similar width, and most break off in mid-sentence.
  private static func isWrapped(_ lines: [Line], in text: Text) -> Bool {
    let inner = lines.dropLast()
    guard let widest = inner.map(\.range.count).max(), (50...120).contains(widest) else { return false }
    let open = inner.count { line in
      !LineReader.endsSentence(text.scalars[line.range]) && line.range.count * 2 > widest
    }
    return open * 2 > inner.count
  }
}

extension Line {
  var isItem: Bool { kind == .item || kind == .numbered }
  var isProse: Bool { kind == .text || isItem }
}
