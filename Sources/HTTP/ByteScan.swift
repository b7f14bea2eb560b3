/// Looks for bytes that need a second look, sixteen at a time: what is sent is scanned far more often than any is found.
package enum ByteScan {
  /// Whether a text holds a byte below 0x20, or one of two others.
  package static func holdsControl(_ text: String, or first: UInt8, _ second: UInt8) -> Bool {
    holdsControl(text.utf8Span.span, or: first, second)
  }

  /// Whether there is a byte below 0x20, or one of two others.
  package static func holdsControl(_ bytes: Span<UInt8>, or first: UInt8, _ second: UInt8) -> Bool {
    let (lowest, firsts, seconds) = (
      SIMD16<UInt8>(repeating: 0x20), SIMD16<UInt8>(repeating: first), SIMD16<UInt8>(repeating: second)
    )
    var found = SIMDMask<SIMD16<Int8>>(repeating: false)
    var isFound = false
    func look(_ word: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
      (word .< lowest) .| (word .== firsts) .| (word .== seconds)
    }
    // Each word lies wholly before the buffer's count.
    unsafe bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 64 <= bytes.count {
        let first = look(unsafe bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self))
        let second = look(unsafe bytes.loadUnaligned(fromByteOffset: index + 16, as: SIMD16<UInt8>.self))
        let third = look(unsafe bytes.loadUnaligned(fromByteOffset: index + 32, as: SIMD16<UInt8>.self))
        let fourth = look(unsafe bytes.loadUnaligned(fromByteOffset: index + 48, as: SIMD16<UInt8>.self))
        found .|= (first .| second) .| (third .| fourth)
        index += 64
      }
      while index + 16 <= bytes.count {
        found .|= look(unsafe bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self))
        index += 16
      }
      while index < bytes.count {
        let byte = unsafe bytes[index]
        if byte < 0x20 || byte == first || byte == second { isFound = true }
        index += 1
      }
    }
    return isFound || any(found)
  }
}
