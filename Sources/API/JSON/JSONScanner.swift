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
  /// Where what is read begins and ends among the bytes.
  private let start: Int
  let limit: Int
  private var depth = 0

  package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

  /// Reads a part of some bytes, where it lies; errors count from its beginning.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    start = range.lowerBound
    offset = range.lowerBound
    limit = range.upperBound
  }

  func failure(_ detail: String) -> JSONError { JSONError(offset: offset - start, detail: detail) }

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

  mutating func take(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else { throw failure("\(Character(Unicode.Scalar(byte))) is missing") }
    offset += 1
  }

  /// Hands each member's name over; the body must take its value.
  package mutating func object(
    _ member: (_ name: String, inout JSONScanner) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard try beginObject() else { return }
    repeat {
      let name = try string()
      try take(UInt8(ascii: ":"))
      try member(name, &self)
    } while try continueObject()
  }

  /// Whether the object that begins here has a member; an empty one is over then.
  mutating func beginObject() throws(JSONError) -> Bool {
    try enter(UInt8(ascii: "{"))
    guard try peek() == UInt8(ascii: "}") else { return true }
    leave()
    return false
  }

  /// Whether another member follows the one that was taken.
  mutating func continueObject() throws(JSONError) -> Bool {
    let byte = try peek()
    offset += 1
    if byte == UInt8(ascii: ",") { return true }
    guard byte == UInt8(ascii: "}") else { throw failure("a comma or } is missing") }
    depth -= 1
    return false
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
    let text = String(decoding: bytes[try numberRange()], as: UTF8.self)
    guard Double(text) != nil else { throw failure("no value stands here") }
    return text
  }

  /// Where the number lies that comes next; it is passed over.
  private mutating func numberRange() throws(JSONError) -> Range<Int> {
    _ = try peek()
    let start = offset
    while offset < limit, Self.isOfNumber(bytes[offset]) { offset += 1 }
    guard offset > start else { throw failure("no value stands here") }
    return start..<offset
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  package mutating func double() throws(JSONError) -> Double {
    let range = try numberRange()
    if let value = plainDecimal(range) { return value }
    guard let value = Double(String(decoding: bytes[range], as: UTF8.self)) else {
      throw failure("no value stands here")
    }
    return value
  }

  /// The value of a few digits with at most one point: a whole number below 2^53 over a power of ten that is exact, so
  /// that their quotient is the nearest number there is (Clinger, 1990). Null for anything else.
  private func plainDecimal(_ range: Range<Int>) -> Double? {
    guard range.count <= 16 else { return nil }
    var place = range.lowerBound
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var (value, digits, scale) = (0, 0, 1.0)
    var isFraction = false
    while place < range.upperBound {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "."), !isFraction, digits > 0 {
        isFraction = true
        digits = 0
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if isFraction { scale *= 10 }
      } else {
        return nil
      }
    }
    guard digits > 0, value < 1 << 53 else { return nil }
    return (isNegative ? -Double(value) : Double(value)) / scale
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
