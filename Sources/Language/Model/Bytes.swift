/// Reads numbers from bytes, the least significant first; never beyond their end.
struct ByteReader {
  private let source: [UInt8]
  private var at: Int

  init(bytes: [UInt8], at: Int) {
    source = bytes
    self.at = at
  }

  var isAtEnd: Bool { at == source.count }

  mutating func bytes(_ count: Int) throws(ModelError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= source.count - at else { throw .damaged }
    defer { at += count }
    return source[at..<(at + count)]
  }

  mutating func byte() throws(ModelError) -> UInt8 {
    guard at < source.count else { throw .damaged }
    defer { at += 1 }
    return source[at]
  }

  mutating func uint32() throws(ModelError) -> UInt32 { UInt32(truncatingIfNeeded: try number(4)) }

  private mutating func number(_ size: Int) throws(ModelError) -> UInt64 {
    try bytes(size).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func uint64s(_ count: Int) throws(ModelError) -> [UInt64] {
    try numbers(count, of: 8) { $0 }
  }

  mutating func uint16s(_ count: Int) throws(ModelError) -> [UInt16] {
    try numbers(count, of: 2) { UInt16(truncatingIfNeeded: $0) }
  }

  mutating func floats(_ count: Int) throws(ModelError) -> Floats {
    Floats(try numbers(count, of: 4) { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) })
  }

  private mutating func numbers<Number>(_ count: Int, of size: Int, _ make: (UInt64) -> Number) throws(ModelError)
    -> [Number]
  {
    guard count >= 0, count <= (source.count - at) / size else { throw .damaged }
    defer { at += count * size }
    return (0..<count).map { index in
      let start = at + index * size
      var number: UInt64 = 0
      for offset in 0..<size { number |= UInt64(source[start + offset]) << UInt64(8 * offset) }
      return make(number)
    }
  }
}

/// Writes numbers as bytes, the least significant first.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func uint16(_ value: UInt16) { append(UInt64(value), size: 2) }
  mutating func uint32(_ value: UInt32) { append(UInt64(value), size: 4) }
  mutating func uint64(_ value: UInt64) { append(value, size: 8) }

  private mutating func append(_ value: UInt64, size: Int) {
    for offset in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * offset))) }
  }
}

enum Hexadecimal {
  static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".unicodeScalars)
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]]) }
    return String(text)
  }
}
