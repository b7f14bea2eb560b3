import Language

/// A lexicon file as lines and blocks: a block begins at the margin, its lines are indented, `#` begins a comment line.
struct LexiconLines {
  /// A line without its indentation.
  struct Line: Hashable {
    /// Counted from 1.
    let number: Int
    let text: String

    /// The words before and after the first colon, trimmed; null when there is no colon.
    var field: (key: String, value: String)? {
      guard let colon = text.firstIndex(of: ":") else { return nil }
      return (LexiconLines.trimmed(text[..<colon]), LexiconLines.trimmed(text[text.index(after: colon)...]))
    }
  }

  struct Block: Hashable {
    let header: Line
    let lines: [Line]
  }

  let file: String
  let blocks: [Block]

  /// The blocks of a file, or the place where it is no text or has a line without a block.
  init(_ file: LexiconFile) throws(LexiconError) {
    self.file = file.name
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      throw LexiconError(file: file.name, line: 0, message: "not UTF-8: save the file as UTF-8")
    }
    var blocks: [Block] = []
    var header: Line?
    var lines: [Line] = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = Line(number: index + 1, text: Self.trimmed(raw))
      if line.text.isEmpty || line.text.hasPrefix("#") { continue }
      if raw.first == " " || raw.first == "\t" {
        guard header != nil else {
          throw LexiconError(
            file: file.name, line: line.number,
            message: "an indented line before any block: begin a block at the margin")
        }
        lines.append(line)
      } else {
        if let header { blocks.append(Block(header: header, lines: lines)) }
        (header, lines) = (line, [])
      }
    }
    if let header { blocks.append(Block(header: header, lines: lines)) }
    self.blocks = blocks
  }

  /// The entries of a comma list, trimmed, empty ones left out.
  static func list(_ value: some StringProtocol) -> [String] {
    value.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isSpace }), let last = scalars.lastIndex(where: { !$0.isSpace })
    else {
      return ""
    }
    return String(text[first...last])
  }

  func error(_ line: Line, _ message: String) -> LexiconError {
    LexiconError(file: file, line: line.number, message: message)
  }

  /// "unknown key 'objects': did you mean 'object'?"
  func unknown(_ word: String, _ what: String, among known: [String], at line: Line) -> LexiconError {
    let hint =
      NearWord.nearest(to: word, among: known).map { "did you mean '\($0)'?" } ?? "known: "
      + known.joined(separator: ", ")
    return error(line, "unknown \(what) '\(word)': \(hint)")
  }
}

/// Suggestions for misspelt words.
enum NearWord {
  /// The known word with the fewest changes, if they are few for its length.
  static func nearest(to word: String, among known: [String]) -> String? {
    let ranked = known.map { (distance($0, word), $0) }.min { $0 < $1 }
    guard let (changes, nearest) = ranked, changes <= max(1, nearest.count / 3) else { return nil }
    return nearest
  }

  /// Levenshtein distance over characters; words longer than 40 count as far.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    guard a.count <= 40, b.count <= 40 else { return 40 }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? corner : min(corner, row[j], above) + 1
        corner = above
      }
    }
    return row[b.count]
  }
}
