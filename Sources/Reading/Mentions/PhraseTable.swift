import Language

/// Phrases of one or more tokens and what they mean, looked up at a place in a sentence, longest first.
struct PhraseTable<Meaning: Sendable>: Sendable {
  private struct Entry: Sendable {
    let tokens: [String]
    /// The phrase as written where its case matters; null where it does not.
    let written: [String]?
    let meaning: Meaning
  }

  /// Entries by first folded token, the longest first.
  private var entries: [String: [Entry]] = [:]

  /// Adds a phrase. With `matchesCase`, capitals of the phrase must be capitals in the text, and a phrase all in capitals
  /// ("US", "WHO") must stand so.
  mutating func add(_ phrase: [Token], matchesCase: Bool, meaning: Meaning) {
    guard let first = phrase.first else { return }
    let entry = Entry(
      tokens: phrase.map(\.folded), written: matchesCase ? phrase.map(\.text) : nil, meaning: meaning)
    var sameFirst = entries[first.folded] ?? []
    let place = sameFirst.firstIndex { $0.tokens.count < entry.tokens.count } ?? sameFirst.endIndex
    sameFirst.insert(entry, at: place)
    entries[first.folded] = sameFirst
  }

  /// The longest phrase that begins at `start`, the first added among equals.
  func match(_ tokens: ArraySlice<Token>) -> (length: Int, meaning: Meaning)? {
    guard let first = tokens.first, let candidates = entries[first.folded] else { return nil }
    for entry in candidates where Self.matches(entry, tokens) { return (entry.tokens.count, entry.meaning) }
    return nil
  }

  private static func matches(_ entry: Entry, _ tokens: ArraySlice<Token>) -> Bool {
    guard tokens.count >= entry.tokens.count else { return false }
    for (offset, token) in tokens.prefix(entry.tokens.count).enumerated() {
      guard token.folded == entry.tokens[offset] else { return false }
      if let written = entry.written, !agrees(token.text, with: written[offset]) { return false }
    }
    return true
  }

  /// Whether a word of the text is capitalised as the phrase demands: "US" only as "US", "Turkey" as "Turkey" or "TURKEY".
  private static func agrees(_ text: String, with written: String) -> Bool {
    if text == written { return true }
    let letters = written.unicodeScalars.filter(\.isLetter)
    let isAbbreviation = letters.count > 1 && letters.allSatisfy { $0.properties.isUppercase }
    guard !isAbbreviation, let first = written.unicodeScalars.first else { return false }
    return !first.properties.isUppercase || (text.unicodeScalars.first?.properties.isUppercase ?? false)
  }
}
