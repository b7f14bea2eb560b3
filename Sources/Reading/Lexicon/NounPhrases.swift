import Language

/// Short noun phrases of a frame, found by their last word in singular or plural.
struct NounPhrases: Sendable {
  /// The words before the last, by the last word as it may stand.
  private let byLast: [String: [[String]]]

  init(_ phrases: [[String]]) {
    var byLast: [String: [[String]]] = [:]
    for phrase in phrases {
      guard let last = phrase.last else { continue }
      for form in Set([last, Inflection.plural(ofNoun: last)]) {
        byLast[form, default: []].append(Array(phrase.dropLast()))
      }
    }
    self.byLast = byLast
  }

  var isEmpty: Bool { byLast.isEmpty }

  /// Where the first of the phrases stands whose last word is among some tokens; the words before it may stand outside.
  func first(among words: [Int], of view: SentenceView) -> Range<Int>? {
    for end in words {
      guard let phrases = byLast[view.folded(end)] else { continue }
      for before in phrases {
        let start = end - before.count
        if start >= 0, before.indices.allSatisfy({ view.folded(start + $0) == before[$0] }) { return start..<(end + 1) }
      }
    }
    return nil
  }
}
