/// Why some bytes are no text that can be read, where, and what to do about it.
package struct DocumentFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let message: String
  /// Bytes from the beginning; null where the fault is no single place.
  package let offset: Int?

  package var description: String { message }
}

/// Turns a document's bytes into its text: UTF-8, with or without a byte order mark.
package enum DocumentBytes {
  /// The longest document that is read, in bytes: some three million words, more than any book.
  package static let longest = 16 << 20

  /// The text without its byte order mark; what is no UTF-8, no text or holds nothing is told from it.
  package static func text(_ bytes: [UInt8]) throws(DocumentFault) -> String {
    try refuseOtherKinds(bytes)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else { throw notUTF8(bytes) }
    guard content.contains(where: { $0 > 0x20 && $0 != 0x7F }), text.unicodeScalars.contains(where: isVisible) else {
      throw DocumentFault(message: "holds no text", offset: nil)
    }
    try refuseControls(content)
    return text
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned: false
    default: true
    }
  }

  /// Files that are no plain text, by their first bytes.
  private static let kinds: [(start: [UInt8], message: String)] = [
    (Array("%PDF-".utf8), "is a PDF: extract its text first, for instance with pdftotext"),
    ([0x50, 0x4B, 0x03, 0x04], "is an archive or office document: save it as plain text or HTML"),
    ([0xD0, 0xCF, 0x11, 0xE0], "is an office document: save it as plain text or HTML"),
    ([0x1F, 0x8B], "is compressed: unpack it first, for instance with gunzip"),
    (Array("{\\rtf".utf8), "is RTF: save it as plain text or HTML"),
    ([0xFF, 0xFE, 0x00, 0x00], "is UTF-32, not UTF-8: convert it with iconv -f UTF-32 -t UTF-8"),
    ([0x00, 0x00, 0xFE, 0xFF], "is UTF-32, not UTF-8: convert it with iconv -f UTF-32 -t UTF-8"),
    ([0xFF, 0xFE], "is UTF-16 (little endian), not UTF-8: convert it with iconv -f UTF-16 -t UTF-8"),
    ([0xFE, 0xFF], "is UTF-16 (big endian), not UTF-8: convert it with iconv -f UTF-16 -t UTF-8"),
  ]

  private static func refuseOtherKinds(_ bytes: [UInt8]) throws(DocumentFault) {
    if let kind = kinds.first(where: { bytes.starts(with: $0.start) }) {
      throw DocumentFault(message: kind.message, offset: 0)
    }
    if let order = wideOrder(of: bytes) {
      throw DocumentFault(
        message: "looks like UTF-16 without a byte order mark (every second byte is 0), not UTF-8: "
          + "convert it with iconv -f UTF-16\(order) -t UTF-8", offset: order == "LE" ? 1 : 0)
    }
  }

  /// `LE` or `BE` where most even or odd bytes are zero and few of the others: Latin letters in UTF-16.
  private static func wideOrder(of bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4_096)
    guard head.count >= 8 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = head.count / 2
    if zeros.odd * 10 > half * 6, zeros.even * 10 < half { return "LE" }
    if zeros.even * 10 > half * 6, zeros.odd * 10 < half { return "BE" }
    return nil
  }

  /// The place of the first byte that is no UTF-8 (RFC 3629), and what the file probably is instead.
  private static func notUTF8(_ bytes: [UInt8]) -> DocumentFault {
    let offset = firstInvalidByte(of: bytes)
    let byte = bytes[min(offset, bytes.count - 1)]
    let hex = "0x" + String(byte, radix: 16, uppercase: true)
    let others = bytes[offset...].prefix(100_000)
    let isCut = offset + 4 > bytes.count && others.allSatisfy { $0 >= 0x80 }
    if isCut {
      return DocumentFault(message: "not UTF-8 at byte \(offset): it ends in the middle of a character", offset: offset)
    }
    guard let letter = Windows1252.scalar(byte), !letter.properties.isWhitespace else {
      return DocumentFault(
        message: "not UTF-8 at byte \(offset) (\(hex)): save it as UTF-8, or convert it with iconv", offset: offset)
    }
    return DocumentFault(
      message: "not UTF-8 at byte \(offset): \(hex) is \u{201C}\(letter)\u{201D} in Windows-1252, which the file seems "
        + "to be; convert it with iconv -f WINDOWS-1252 -t UTF-8", offset: offset)
  }

  /// The offset, from 0, of the first byte that is not UTF-8.
  private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var decoder = UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &input) {
      case .valid(let encoded): offset += encoded.count
      case .error, .emptyInput: return offset
      }
    }
  }

  /// One control character in so many bytes is a slip; more are no text.
  private static let controlShare = 20

  private static func refuseControls(_ bytes: ArraySlice<UInt8>) throws(DocumentFault) {
    let isControl = { (byte: UInt8) in byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1B }
    guard bytes.count(where: isControl) * controlShare > bytes.count,
      let first = bytes.firstIndex(where: isControl)
    else { return }
    throw DocumentFault(
      message: "is no text: byte \(first) is a control character, as are many others; save it as plain text",
      offset: first)
  }
}

/// Windows-1252 as browsers read it, also where a page calls it ISO-8859-1 (WHATWG Encoding, section 9).
package enum Windows1252 {
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// Null for the five bytes that it leaves free.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    let value = upper[Int(byte - 0x80)]
    return value < 0xA0 ? nil : Unicode.Scalar(value)
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var view = String.UnicodeScalarView()
    for byte in bytes { view.append(scalar(byte) ?? "\u{FFFD}") }
    return String(view)
  }
}
