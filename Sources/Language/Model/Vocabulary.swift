/// From a feature's hash to its row among the words' vectors.
package struct Vocabulary: Sendable {
  /// Ascending; a feature's row is its place here behind the rows of unknown words.
  package let hashes: [UInt64]
  /// An open table over `hashes`: index + 1, or 0 where nothing is.
  private let table: [Int32]
  private let mask: Int

  /// The row of words that are not known as a whole, and of those whose exact letters are not.
  package static let unknownWord: Int32 = 0
  package static let unknownExact: Int32 = 1
  private static let firstRow = 2

  /// - Parameter hashes: ascending, each once.
  package init(hashes: [UInt64]) {
    self.hashes = hashes
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    mask = size - 1
    var table = [Int32](repeating: 0, count: size)
    for (index, hash) in hashes.enumerated() {
      var at = Int(truncatingIfNeeded: hash) & mask
      while table[at] != 0 { at = (at + 1) & mask }
      table[at] = Int32(index + 1)
    }
    self.table = table
  }

  package var rowCount: Int { hashes.count + Self.firstRow }

  /// The row of a feature; null for an unknown affix or shape, which simply adds nothing.
  package func row(_ feature: WordFeatures.Feature) -> Int32? {
    var at = Int(truncatingIfNeeded: feature.hash) & mask
    while table[at] != 0 {
      let index = Int(table[at]) - 1
      if hashes[index] == feature.hash { return Int32(index + Self.firstRow) }
      at = (at + 1) & mask
    }
    switch feature.kind {
    case .word: return Self.unknownWord
    case .exact: return Self.unknownExact
    default: return nil
    }
  }

  /// The rows whose vectors add up to a word.
  package func rows(of form: String, folded: String) -> [Int32] {
    WordFeatures.features(of: form, folded: folded).compactMap { row($0) }
  }
}
