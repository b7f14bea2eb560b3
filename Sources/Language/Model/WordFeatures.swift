/// What the network sees of a word by itself: its letters as a whole, its beginning and end, and its shape, each as a hash.
package enum WordFeatures {
  /// Hashes are told apart by kind, so that "un" as a word and as a prefix differ.
  package enum Kind: UInt64, CaseIterable, Sendable {
    case word = 1, prefix, suffix, shape, exact
  }

  package struct Feature: Hashable, Sendable {
    package let kind: Kind
    package let hash: UInt64
  }

  /// Longest affixes, in bytes of UTF-8.
  private static let longestPrefix = 4
  private static let longestSuffix = 5

  /// The features of a word in a fixed order, the whole word first. Digits count as one digit.
  package static func features(of form: String, folded: String) -> [Feature] {
    let letters = folded.utf8.map { isDigit($0) ? UInt8(ascii: "0") : $0 }
    var features = [feature(.word, letters[...]), feature(.exact, form.utf8.map { isDigit($0) ? 0x30 : $0 }[...])]
    features.reserveCapacity(12)
    if letters.count > 1 {
      for length in 1...min(longestPrefix, letters.count - 1) {
        features.append(feature(.prefix, letters.prefix(length)))
      }
      for length in 1...min(longestSuffix, letters.count - 1) {
        features.append(feature(.suffix, letters.suffix(length)))
      }
    }
    features.append(feature(.shape, shape(of: form)[...]))
    return features
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// "Xx" for "Peru", "X.X." for "U.S.", "0-X" for "7-Eleven": runs of one class are told as one or two.
  private static func shape(of form: String) -> [UInt8] {
    var shape: [UInt8] = []
    var run = 0
    for scalar in form.unicodeScalars {
      let mark = mark(of: scalar)
      run = shape.last == mark ? run + 1 : 1
      if run <= 2, shape.count < 10 { shape.append(mark) }
    }
    return shape
  }

  private static func mark(of scalar: Unicode.Scalar) -> UInt8 {
    if scalar.isDigit { return UInt8(ascii: "0") }
    if scalar.isUpper { return UInt8(ascii: "X") }
    if scalar.isLower { return UInt8(ascii: "x") }
    if scalar.value < 0x80 { return UInt8(truncatingIfNeeded: scalar.value) }
    return scalar.isLetter ? UInt8(ascii: "c") : scalar.isApostrophe ? 0x27 : scalar.isHyphen ? 0x2D : 0xFF
  }

  private static func feature(_ kind: Kind, _ bytes: ArraySlice<UInt8>) -> Feature {
    Feature(kind: kind, hash: hash(bytes, salt: kind.rawValue))
  }

  /// FNV-1a, with a last stirring so that low bits are as good as high ones; never 0.
  package static func hash(_ bytes: some Sequence<UInt8>, salt: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (salt &* 0x9E37_79B9_7F4A_7C15)
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 32
    return hash == 0 ? 1 : hash
  }
}
