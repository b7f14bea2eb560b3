/// Looks for bytes that need a second look, eight at a time: what is sent is scanned far more often than any is found.
package enum ByteScan {
  /// Whether a text holds a byte below 0x20, or one of two others.
  package static func holdsControl(_ text: String, or first: UInt8, _ second: UInt8) -> Bool {
    holdsControl(text.utf8Span.span, or: first, second)
  }

  /// Whether there is a byte below 0x20, or one of two others.
  static func holdsControl(_ bytes: Span<UInt8>, or first: UInt8, _ second: UInt8) -> Bool {
    let (firsts, seconds) = (UInt64(first) &* ones, UInt64(second) &* ones)
    var found: UInt64 = 0
    // Each word lies wholly before the buffer's count.
    unsafe bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        found |= (word &- 0x20 &* ones) & ~word | zeros(word ^ firsts) | zeros(word ^ seconds)
        index += 8
      }
      while index < bytes.count {
        let byte = unsafe bytes[index]
        if byte < 0x20 || byte == first || byte == second { found = highs }
        index += 1
      }
    }
    return found & highs != 0
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// With the high bit of a byte set where there is a byte of zero, and else nowhere, or above one (Mycroft's test).
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
}
