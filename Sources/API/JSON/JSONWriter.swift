import HTTP

/// Writes JSON (RFC 8259) straight to bytes: members come out in the order they are written, so the same calls give the
/// same bytes.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether the next key or element follows another one in its container.
  private var followsSibling = false

  package init() {}

  /// Makes room for so many bytes more.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    contain(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    contain(UInt8(ascii: "["), UInt8(ascii: "]"), elements)
  }

  /// An array of what `element` writes for each item.
  package mutating func array<Item>(of items: some Sequence<Item>, _ element: (inout JSONWriter, Item) -> Void) {
    array { for item in items { element(&$0, item) } }
  }

  /// The halves of `object` and `array`, for members that may fail; each beginning needs its end.
  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// The name of a member; exactly one value must follow.
  package mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    followsSibling = false
  }

  package mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
    followsSibling = true
  }

  /// A text that is at hand as UTF-8, and lies in a range; null for none.
  mutating func string(_ utf8: [UInt8], _ range: Range<Int>?) {
    guard let range else { return null() }
    separate()
    appendQuoted(utf8.span.extracting(range))
    followsSibling = true
  }

  package mutating func integer(_ value: Int) {
    guard value >= 0 else { return literal(String(value)) }
    separate()
    bytes.append(decimal: value)
    followsSibling = true
  }

  /// The shortest digits that read back as the same number; what JSON has no number for is null.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    literal(Int(exactly: value).map { String($0) } ?? value.description)
  }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  package mutating func null() { literal("null") }

  /// A value that is JSON already.
  package mutating func raw(_ json: [UInt8]) {
    separate()
    bytes += json
    followsSibling = true
  }

  /// Bytes that are part of JSON, their commas included; `followsSibling` says whether what comes next needs one.
  mutating func piece(_ json: StaticString, followsSibling: Bool = false) {
    bytes.append(fixed: json)
    self.followsSibling = followsSibling
  }

  mutating func piece(_ json: [UInt8], followsSibling: Bool = false) {
    bytes.append(json.span)
    self.followsSibling = followsSibling
  }

  /// Elements of an array that are JSON already, with commas between them.
  mutating func elements<Failure: Error>(_ write: (inout [UInt8]) throws(Failure) -> Void) throws(Failure) {
    try write(&bytes)
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(text.utf8Span.span)
    followsSibling = true
  }

  private mutating func contain(_ open: UInt8, _ close: UInt8, _ contents: (inout JSONWriter) -> Void) {
    begin(open)
    contents(&self)
    end(close)
  }

  private mutating func begin(_ open: UInt8) {
    separate()
    bytes.append(open)
    followsSibling = false
  }

  private mutating func end(_ close: UInt8) {
    bytes.append(close)
    followsSibling = true
  }

  private mutating func separate() {
    if followsSibling { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func appendQuoted(_ text: String) { appendQuoted(text.utf8Span.span) }

  private mutating func appendQuoted(_ text: Span<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    // Nearly every text can be taken as it is.
    guard ByteScan.holdsControl(text, or: UInt8(ascii: "\""), UInt8(ascii: "\\")) else {
      bytes.append(text)
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case 0..<0x20: bytes += Self.escape(byte)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ control: UInt8) -> [UInt8] {
    Array("\\u00\(control < 0x10 ? "0" : "")\(String(control, radix: 16))".utf8)
  }
}

extension JSONWriter {
  package mutating func text(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  package mutating func member(_ name: String, _ text: String?) {
    key(name)
    self.text(text)
  }

  package mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  package mutating func member(_ name: String, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array(of: texts) { $0.string($1) }
  }

  package mutating func member<Item>(
    _ name: String, of items: some Sequence<Item>, _ element: (inout JSONWriter, Item) -> Void
  ) {
    key(name)
    array(of: items, element)
  }

  package mutating func member(_ name: String, object members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }
}
