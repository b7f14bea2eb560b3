import Language

/// Short phrases of a frame, found by the lemma of their first word: "try to undermine".
struct WordPhrases: Sendable {
  private let byFirst: [String: [[String]]]

  init(_ phrases: [[String]]) {
    var byFirst: [String: [[String]]] = [:]
    for phrase in phrases {
      if let first = phrase.first { byFirst[first, default: []].append(Array(phrase.dropFirst())) }
    }
    self.byFirst = byFirst
  }

  /// Where the first of the phrases stands that begins with one of some words.
  func first(among words: [Int], of view: SentenceView) -> Range<Int>? {
    for start in words {
      for rest in byFirst[view.tree.lemma(start)] ?? []
      where rest.indices.allSatisfy({ view.folded(start + 1 + $0) == rest[$0] }) {
        return start..<(start + 1 + rest.count)
      }
    }
    return nil
  }
}
