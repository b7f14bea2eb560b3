/// Percent-encoding of URI components (RFC 3986, section 2.1), over UTF-8.
package enum PercentEncoding {
  /// The text that a component stands for; null when an escape is cut or wrong, or the bytes are not UTF-8.
  ///
  /// With `plusAsSpace` a `+` reads as a space, as HTML forms send queries.
  package static func decode(_ component: String, plusAsSpace: Bool = false) -> String? {
    guard isEscaped(component.utf8Span.span, plusAsSpace) else { return component }
    return unescaped(component.utf8, plusAsSpace)
  }

  private static func unescaped(_ component: some Collection<UInt8>, _ plusAsSpace: Bool) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(component.count)
    var rest = component.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next()?.hexDigitValue, let low = rest.next()?.hexDigitValue else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusAsSpace:
        bytes.append(UInt8(ascii: " "))
      default:
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The component that stands for a text: all but RFC 3986's unreserved characters are escaped, in upper case.
  package static func encode(_ text: String) -> String {
    guard needsEscape(text) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if byte.isUnreserved {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexDigit(byte >> 4))
        bytes.append(hexDigit(byte & 0xF))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the component that stands for a text.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    if needsEscape(text) { bytes += encode(text).utf8 } else { bytes.append(text.utf8Span.span) }
  }

  /// Most components stand for themselves.
  private static func isEscaped(_ bytes: Span<UInt8>, _ plusAsSpace: Bool) -> Bool {
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "%") || plusAsSpace && bytes[index] == UInt8(ascii: "+") { return true }
    }
    return false
  }

  private static func needsEscape(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    for index in bytes.indices where !bytes[index].isUnreserved { return true }
    return false
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + (value - 10)
  }
}
