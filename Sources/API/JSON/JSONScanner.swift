/// Why bytes are no JSON, or not the JSON that is wanted.
package struct JSONError: Error, Hashable, CustomStringConvertible {
  /// From 0.
  package let offset: Int
  package let detail: String

  package var description: String { "at byte \(offset): \(detail)" }
}

/// Reads JSON (RFC 8259) from the front, value by value, without building anything that is not asked for.
package struct JSONScanner {
  /// Deeper than any document of this program, and far from the end of any stack.
  static let maxDepth = 64

  package let bytes: [UInt8]
  package private(set) var offset: Int
  private let limit: Int
  private var depth = 0

  package init(_ bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
    limit = bytes.count
  }

  func failure(_ detail: String) -> JSONError { JSONError(offset: offset, detail: detail) }

  /// The first byte of the next value or mark.
  mutating func peek() throws(JSONError) -> UInt8 {
    while offset < limit {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      offset += 1
    }
    throw failure("ends too early")
  }

  /// Nothing but white space may follow.
  package mutating func end() throws(JSONError) {
    while offset < limit {
      guard [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) else { throw failure("something follows the value") }
      offset += 1
    }
  }

  /// Goes on at a place that was found to follow what is read.
  mutating func skip(to place: Int) { offset = place }

  private mutating func take(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else { throw failure("\(Character(Unicode.Scalar(byte))) is missing") }
    offset += 1
  }

  /// Hands each member's name over; the body must take its value.
  package mutating func object(
    _ member: (String, inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) {
    try enter(UInt8(ascii: "{"))
    if try peek() == UInt8(ascii: "}") { return leave() }
    while true {
      let name = try string()
      try take(UInt8(ascii: ":"))
      try member(name, &self)
      let byte = try peek()
      offset += 1
      if byte == UInt8(ascii: "}") { return depth -= 1 }
      guard byte == UInt8(ascii: ",") else { throw failure("a comma or } is missing") }
    }
  }

  /// The body must take each element.
  package mutating func array(_ element: (inout JSONScanner) throws(JSONError) -> Void) throws(JSONError) {
    try enter(UInt8(ascii: "["))
    if try peek() == UInt8(ascii: "]") { return leave() }
    while true {
      try element(&self)
      let byte = try peek()
      offset += 1
      if byte == UInt8(ascii: "]") { return depth -= 1 }
      guard byte == UInt8(ascii: ",") else { throw failure("a comma or ] is missing") }
    }
  }

  private mutating func enter(_ byte: UInt8) throws(JSONError) {
    try take(byte)
    depth += 1
    guard depth <= Self.maxDepth else { throw failure("nested too deep") }
  }

  private mutating func leave() {
    offset += 1
    depth -= 1
  }

  /// Whether null comes next; it is taken then.
  package mutating func takeNull() throws(JSONError) -> Bool {
    guard try peek() == UInt8(ascii: "n") else { return false }
    try literal("null")
    return true
  }

  mutating func literal(_ text: StaticString) throws(JSONError) {
    let word = text.description.utf8
    guard limit - offset >= word.count, bytes[offset..<offset + word.count].elementsEqual(word) else {
      throw failure("\(text.description) is misspelt")
    }
    offset += word.count
  }

  package mutating func bool() throws(JSONError) -> Bool {
    let isTrue = try peek() == UInt8(ascii: "t")
    try isTrue ? literal("true") : literal("false")
    return isTrue
  }

  /// A number's digits as they stand.
  package mutating func number() throws(JSONError) -> String {
    _ = try peek()
    let start = offset
    while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        offset += 1
      default:
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard offset > start, Double(text) != nil else { throw failure("no value stands here") }
        return text
      }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard offset > start, Double(text) != nil else { throw failure("no value stands here") }
    return text
  }

  package mutating func integer() throws(JSONError) -> Int {
    var value = 0
    _ = try peek()
    let start = offset
    let isNegative = bytes[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    while offset < limit, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]), offset - start < 18 {
      value = value * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    guard offset > start + (isNegative ? 1 : 0) else { throw failure("a whole number is missing") }
    return isNegative ? -value : value
  }
}
