/// The character classes of RFC 9110 (section 5.6.2), RFC 5234 (appendix B.1) and RFC 3986 (section 2.3).
extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// A byte of a `token`: method and field names.
  var isTokenByte: Bool {
    if isLetter || isDigit { return true }
    switch self {
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E: return true
    default: return false
    }
  }

  /// A byte that may stand in a field's value: visible, obs-text, space or tab.
  var isFieldValueByte: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

  /// A byte that may stand in a request target: visible US-ASCII but for `#`.
  var isTargetByte: Bool { self > 0x20 && self < 0x7F && self != 0x23 }

  var isUnreserved: Bool {
    isLetter || isDigit || self == 0x2D || self == 0x2E || self == 0x5F || self == 0x7E
  }

  /// `OWS`: space or tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  var hexDigitValue: UInt8? {
    if isDigit { return self - 0x30 }
    let folded = self | 0x20
    return folded >= 0x61 && folded <= 0x66 ? folded - 0x61 + 10 : nil
  }

  /// A letter of US-ASCII in lower case, any other byte as it is.
  var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension Span<UInt8> {
  /// Whether all bytes are of a kind.
  @inline(__always)
  func allSatisfy(_ isWanted: (UInt8) -> Bool) -> Bool {
    for index in indices where !isWanted(self[index]) { return false }
    return true
  }

  @inline(__always)
  func firstIndex(of byte: UInt8) -> Int? {
    for index in indices where self[index] == byte { return index }
    return nil
  }
}

extension Sequence<UInt8> {
  /// Whether the bytes are those of a text, US-ASCII letters compared without case.
  func equalsIgnoringCase(_ text: some StringProtocol) -> Bool {
    elementsEqual(text.utf8) { $0.asciiLowercased == $1.asciiLowercased }
  }
}

extension BidirectionalCollection<UInt8> where SubSequence: BidirectionalCollection<UInt8> {
  /// Without the spaces and tabs at either end.
  func trimmingBlanks() -> SubSequence {
    var slice = self[...].drop(while: \.isBlank)
    while let last = slice.last, last.isBlank { slice = slice.dropLast() }
    return slice
  }
}
