/// A weight of content negotiation in thousandths (RFC 9110, section 12.4.2).
enum Quality {
  static let full = 1000

  /// `( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )`; null for anything else.
  static func thousandths(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
    let rest = bytes.dropFirst()
    guard let point = rest.first else { return first == UInt8(ascii: "1") ? full : 0 }
    let digits = rest.dropFirst()
    guard point == UInt8(ascii: "."), digits.count <= 3, digits.allSatisfy(\.isDigit) else { return nil }
    var value = first == UInt8(ascii: "1") ? full : 0
    var unit = 100
    for digit in digits {
      value += Int(digit - UInt8(ascii: "0")) * unit
      unit /= 10
    }
    return value <= full ? value : nil
  }
}

/// A member of a negotiating field: what it names, its parameters, and how much it is wanted.
struct WeightedMember {
  /// In lower case.
  let name: String
  /// Names in lower case, values without their quotes.
  let parameters: [(name: String, value: String)]
  /// 0 means: not wanted.
  let quality: Int

  /// Null for a member that is malformed: it is passed over, as if it were not there.
  init?(_ member: String) {
    let pieces = QuotedText.split(Array(member.utf8)[...], at: UInt8(ascii: ";")).map { $0.trimmingBlanks() }
    guard let first = pieces.first, !first.isEmpty, first.allSatisfy({ $0.isTokenByte || $0 == UInt8(ascii: "/") })
    else { return nil }
    var parameters: [(name: String, value: String)] = []
    var quality = Quality.full
    for piece in pieces.dropFirst() where !piece.isEmpty {
      let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
      let name = Self.text(piece[..<equals])
      let value = piece[equals...].dropFirst()
      if name == "q" {
        guard let given = Quality.thousandths(value) else { return nil }
        quality = given
      } else {
        parameters.append((name, Self.unquoted(value)))
      }
    }
    name = Self.text(first)
    self.parameters = parameters
    self.quality = quality
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes.dropFirst().dropLast() {
      if byte == UInt8(ascii: "\\") && !isEscaped {
        isEscaped = true
      } else {
        plain.append(byte)
        isEscaped = false
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
