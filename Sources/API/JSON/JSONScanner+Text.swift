extension JSONScanner {
  /// A string, its escapes resolved; a surrogate without its other half becomes U+FFFD.
  package mutating func string() throws(JSONError) -> String {
    guard try peek() == UInt8(ascii: "\"") else { throw failure("a string is missing") }
    let start = offset + 1
    var index = start
    // Nearly every string is without escapes.
    while index < limit, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index += 1 }
    guard index < limit else { throw failure("a string has no end") }
    if bytes[index] == UInt8(ascii: "\"") {
      skip(to: index + 1)
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    var text = Array(bytes[start..<index])
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        skip(to: index + 1)
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        skip(to: index)
        index += try unescape(at: index, into: &text)
      default:
        text.append(bytes[index])
        index += 1
      }
    }
    throw failure("a string has no end")
  }

  /// Adds what an escape stands for and says how many bytes it has.
  private func unescape(at index: Int, into text: inout [UInt8]) throws(JSONError) -> Int {
    guard index + 1 < limit else { throw failure("a string has no end") }
    switch bytes[index + 1] {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[index + 1])
    case UInt8(ascii: "u"): return try unescapeUnit(at: index, into: &text)
    default: throw failure("an escape is wrong")
    }
    return 2
  }

  private func unescapeUnit(at index: Int, into text: inout [UInt8]) throws(JSONError) -> Int {
    guard let high = unit(at: index) else { throw failure("an escape is wrong") }
    var length = 6
    var value = UInt32(high)
    if (0xD800..<0xDC00).contains(high), let low = unit(at: index + 6), (0xDC00..<0xE000).contains(low) {
      value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
      length = 12
    }
    text += String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8
    return length
  }

  /// The four digits of `\uXXXX`.
  private func unit(at index: Int) -> UInt16? {
    guard index + 6 <= limit, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt16 = 0
    for byte in bytes[index + 2..<index + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  /// Passes over a value without looking into it, and says where it lies.
  @discardableResult
  package mutating func skipValue() throws(JSONError) -> Range<Int> {
    let first = try peek()
    let start = offset
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"") else {
      switch first {
      case UInt8(ascii: "n"): try literal("null")
      case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
      default: _ = try double()
      }
      return start..<offset
    }
    var index = offset
    var depth = 0
    repeat {
      guard index < limit else { throw failure("a value has no end") }
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        index += 1
        while index < limit, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      index += 1
    } while depth > 0
    guard index <= limit else { throw failure("a value has no end") }
    skip(to: index)
    return start..<index
  }
}
