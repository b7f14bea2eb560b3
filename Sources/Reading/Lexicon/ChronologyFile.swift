package import Chronicle

/// A well-known event that a text may name without a date.
package struct ChronologyEntry: Hashable, Sendable {
  /// As `chronology.txt` heads it ("Camp David Accords").
  package let name: String
  package let edtf: EDTF
  /// Where the date can be looked up ("UNTS").
  package let source: String
  /// All names, the first included.
  let names: [String]
  /// Where the entry stands, for errors.
  let line: Int
}

/// Reads `chronology.txt`: blocks `DATE SOURCE NAME`, with other names under `also`.
struct ChronologyFile {
  let entries: [ChronologyEntry]

  /// Public references that dates are taken from.
  private static let sources = ["UNTS", "LNTS", "UN", "EUR-Lex", "encyclopaedia"]

  init(_ file: LexiconFile) throws(LexiconError) {
    let lines = try LexiconLines(file)
    var entries: [ChronologyEntry] = []
    var taken: [String: Int] = [:]
    for block in lines.blocks {
      let entry = try Self.entry(block, lines)
      for name in entry.names {
        if let other = taken.updateValue(entry.line, forKey: name) {
          throw lines.error(block.header, "'\(name)' is a name of the event in line \(other) already")
        }
      }
      entries.append(entry)
    }
    self.entries = entries
  }

  private static func entry(
    _ block: LexiconLines.Block, _ lines: LexiconLines
  ) throws(LexiconError) -> ChronologyEntry {
    let header = block.header.text.split(separator: " ", maxSplits: 2).map(String.init)
    guard header.count == 3 else { throw lines.error(block.header, "an event begins with 'DATE SOURCE NAME'") }
    guard sources.contains(header[1]) else {
      throw lines.unknown(header[1], "source", among: sources, at: block.header)
    }
    var names = [header[2]]
    for line in block.lines {
      guard let (key, value) = line.field else { throw lines.error(line, "expected 'also: NAME, NAME'") }
      guard key == "also" else { throw lines.unknown(key, "key", among: ["also"], at: line) }
      names += LexiconLines.list(value)
    }
    return ChronologyEntry(
      name: header[2], edtf: try edtf(header[0], block.header, lines), source: header[1], names: names,
      line: block.header.number)
  }

  /// A date with both ends: what began long ago and goes on dates no event.
  private static func edtf(
    _ text: String, _ line: LexiconLines.Line, _ lines: LexiconLines
  ) throws(LexiconError) -> EDTF {
    let edtf: EDTF
    do throws(EDTFError) {
      edtf = try EDTF(text)
    } catch {
      throw lines.error(line, "\(error)")
    }
    guard edtf.earliest != nil, edtf.latest != nil else {
      throw lines.error(line, "'\(text)' has an open end: give the event's first and last day")
    }
    return edtf
  }
}
