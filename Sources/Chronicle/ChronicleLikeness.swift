/// How alike two words are: for "did you mean".
package enum Likeness {
  /// Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other, case left aside;
  /// null when there are more than `limit`.
  package static func distance(_ a: String, _ b: String, limit: Int) -> Int? {
    let a = Array(a.lowercased().unicodeScalars.prefix(64))
    let b = Array(b.lowercased().unicodeScalars.prefix(64))
    guard abs(a.count - b.count) <= limit else { return nil }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    guard let distance = last.last, distance <= limit else { return nil }
    return distance
  }

  /// The candidates nearest to a word, nearest first, within a third of its length.
  package static func nearest(to word: String, among candidates: some Sequence<String>, count: Int = 3) -> [String] {
    let limit = max(1, word.unicodeScalars.count / 3)
    let near = candidates.compactMap { candidate in
      distance(word, candidate, limit: limit).map { (distance: $0, candidate: candidate) }
    }
    return near.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }.prefix(count).map(\.candidate)
  }

  /// `; did you mean --port?`, or nothing when no candidate is near.
  package static func hint(for word: String, among candidates: some Sequence<String>) -> String {
    nearest(to: word, among: candidates, count: 1).first.map { "; did you mean \($0)?" } ?? ""
  }
}
