/// Words as searches compare them: runs of letters and digits, without case and without accents.
///
/// "Türkiye's" is `turkiye` and `s`. A word is known by its hash (FNV-1a, 64 bits): among a million different words, two
/// share one with a chance of 1 in 30 million, so that no dictionary of texts has to be kept.
package enum Words {
  /// The words of a text in order, appended to `hashes`.
  static func append(_ text: String, to hashes: inout [UInt64]) {
    let bytes = text.utf8Span.span
    append(bytes, in: bytes.indices, to: &hashes)
  }

  /// The words of a part of some UTF-8 that holds no part of a character.
  static func append(_ utf8: Span<UInt8>, in range: Range<Int>, to hashes: inout [UInt64]) {
    var word = basis
    var isInside = false
    func take(_ byte: UInt8) {
      word = (word ^ UInt64(byte)) &* prime
      isInside = true
    }
    func end() {
      if isInside { hashes.append(word) }
      word = basis
      isInside = false
    }
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = utf8[place]
      guard byte < 0x80 else {
        switch Folding.of(scalar(utf8, &place)) {
        case .letters(let bytes): for byte in bytes { take(byte) }
        case .nothing: break
        case .gap: end()
        }
        continue
      }
      place += 1
      switch byte {
      case 0x61...0x7A, 0x30...0x39: take(byte)
      case 0x41...0x5A: take(byte + 0x20)
      default: end()
      }
    }
    end()
  }

  /// Takes a character of several bytes.
  private static func scalar(_ utf8: Span<UInt8>, _ place: inout Int) -> Unicode.Scalar {
    let first = utf8[place]
    let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    // The bits of the first byte that are not its length.
    var value = UInt32(first) & (0xFF >> UInt32(count + 1))
    for next in place + 1..<min(place + count, utf8.count) { value = value << 6 | UInt32(utf8[next] & 0x3F) }
    place += count
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3
}

/// What is looked for: words and phrases, all of which a text must hold.
package struct TextQuery: Hashable, Sendable {
  /// Each a word, or words that follow one another.
  let phrases: [[UInt64]]

  /// `visit moscow` are two words, `"visited Moscow"` in double quotes is a phrase; marks and hyphens only separate words.
  package init(_ text: String) {
    var phrases: [[UInt64]] = []
    for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      var words: [UInt64] = []
      Words.append(String(part), to: &words)
      if index.isMultiple(of: 2) { phrases += words.map { [$0] } } else if !words.isEmpty { phrases.append(words) }
    }
    self.phrases = phrases
  }

  /// Whether it holds no word at all.
  package var isEmpty: Bool { phrases.isEmpty }
}

/// What becomes of a character beyond ASCII when case and accents do not count.
private enum Folding {
  case letters([UInt8])
  /// A combining mark: it belongs to the letter before it.
  case nothing
  /// Not part of a word.
  case gap

  static func of(_ scalar: Unicode.Scalar) -> Folding {
    table.indices.contains(Int(scalar.value)) ? table[Int(scalar.value)] : made(scalar)
  }

  /// Latin letters, where nearly all of what is met lies, made once.
  private static let table: [Folding] = (0..<0x250).map { Unicode.Scalar($0).map(made) ?? .gap }

  private static func made(_ scalar: Unicode.Scalar) -> Folding {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .nothing
    default: break
    }
    guard properties.isAlphabetic || properties.numericType != nil else { return .gap }
    return .letters(Array((base(properties.name) ?? properties.lowercaseMapping).utf8))
  }

  /// The letter under the accents of a Latin one, by its Unicode name: LATIN SMALL LETTER E WITH ACUTE is `e`.
  private static func base(_ name: String?) -> String? {
    guard let name, name.hasPrefix("LATIN "), let letter = name.split(separator: " LETTER ").last else { return nil }
    let plain = letter.split(separator: " WITH ").first ?? letter
    switch plain {
    case "SHARP S": return "ss"
    case "DOTLESS I": return "i"
    case "ETH": return "d"
    case "THORN": return "th"
    default: return plain.utf8.count <= 2 ? plain.lowercased() : nil
    }
  }
}
