package import Language

/// The events of `chronology.txt` by their names, looked up at a place in a sentence.
///
/// Their dates are for events that the text names and does not date (basis `chronology`), never for what the text dates
/// itself.
package struct ChronologyTable: Sendable {
  package let entries: [ChronologyEntry]
  private let names: PhraseTable<ChronologyEntry>

  init(_ entries: [ChronologyEntry] = [], tokenizer: Tokenizer) {
    self.entries = entries
    var table = PhraseTable<ChronologyEntry>()
    for entry in entries {
      for name in entry.names {
        // Print joins two names by a dash: "Molotov–Ribbentrop".
        for spelling in Set([name, String(name.map { $0 == "-" ? "–" : $0 })]).sorted() {
          let text = Text(spelling)
          table.add(tokenizer.tokens(of: 0..<text.count, in: text), matchesCase: true, meaning: entry)
        }
      }
    }
    names = table
  }

  /// The event whose name begins at a token, and the tokens of the name; the longest name where several begin there.
  package func match(_ tokens: [Token], at start: Int) -> (event: ChronologyEntry, tokens: Range<Int>)? {
    guard tokens.indices.contains(start), let match = names.match(tokens[start...]) else { return nil }
    return (match.meaning, start..<(start + match.length))
  }
}
