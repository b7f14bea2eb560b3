/// Names prepared for "did you mean": most are ruled out by their letters alone, so that a slip costs little among many.
struct NearNames: Sendable {
  private struct Entry: Sendable {
    let name: String
    let length: Int
    /// Which letters it holds, a bit each.
    let letters: UInt64
  }

  /// By length.
  private let entries: [Entry]

  init(_ names: some Sequence<String>) {
    entries = names.map { Entry(name: $0, length: $0.unicodeScalars.count, letters: Self.letters(of: $0)) }
      .sorted { ($0.length, $0.name) < ($1.length, $1.name) }
  }

  /// The names nearest to a text, nearest first, within a third of its length; a text of over 64 characters is near none.
  func nearest(to text: String, count: Int) -> [String] {
    let text = text.lowercased()
    let length = text.unicodeScalars.count
    guard length <= 64 else { return [] }
    let limit = max(1, length / 3)
    let letters = Self.letters(of: text)
    let lengths = entries.lazy.map(\.length)
    let candidates = entries[lengths.lowerBound(of: length - limit)..<lengths.lowerBound(of: length + limit + 1)]
    let close = candidates.lazy.filter { entry in
      // One edit takes away a letter, or brings one, or both.
      (entry.letters ^ letters).nonzeroBitCount <= 2 * limit
    }
    return Likeness.nearest(to: text, among: close.map(\.name), count: count)
  }

  private static func letters(of text: String) -> UInt64 {
    text.lowercased().unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
  }
}
