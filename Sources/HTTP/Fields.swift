/// Header fields in the order they came, duplicates kept; names are compared without case (RFC 9110, section 5.1).
///
/// They are held as they go over the wire, so that a head is written by copying them, and no text is made of what nobody
/// asks for.
package struct Fields: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  /// Where a line lies: its name, `: `, its value and the line's end.
  private struct Place: Hashable, Sendable {
    let start: UInt32
    let nameLength: UInt32
    /// Of the value.
    let end: UInt32

    var name: Range<Int> { Int(start)..<Int(start + nameLength) }
    var value: Range<Int> { Int(start + nameLength) + 2..<Int(end) }
    var whole: Range<Int> { Int(start)..<Int(end) + 2 }
  }

  /// All of them, each with its line end.
  private(set) var bytes: [UInt8] = []
  private var places: [Place] = []
  /// Whether any of them frames a message, which is its connection's own affair.
  private(set) var areFraming = false

  package init() {}

  package var count: Int { places.count }
  /// As they go over the wire.
  package var byteCount: Int { bytes.count }

  package mutating func reserve(lines: Int, bytes count: Int) {
    places.reserveCapacity(lines)
    bytes.reserveCapacity(count)
  }

  /// Adds a line; none where the name is no token. A value may come from a request: no byte of it may end the line and
  /// begin another.
  package mutating func add(_ name: String, _ value: String) {
    guard Self.isToken(name) else { return }
    let start = begin(name.utf8Span.span)
    bytes.append(value.utf8Span.span)
    soften(from: start)
    end(start, name.utf8.count, isFraming: Self.isFraming(name))
  }

  /// Adds a line whose name and value have been judged.
  mutating func add(judged name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    let start = begin(name.span)
    bytes.append(value.span)
    end(start, name.count, isFraming: false)
    areFraming = areFraming || places.last.map { isFraming($0) } ?? false
  }

  /// Adds a judged line as it came, which is how it goes over the wire where one space stands between.
  mutating func add(_ line: FieldLine) {
    guard line.isPlain else { return add(judged: line.name, line.value) }
    let start = bytes.count
    bytes.append(line.whole.span)
    end(start, line.name.count, isFraming: false)
    areFraming = areFraming || places.last.map { isFraming($0) } ?? false
  }

  /// Adds all lines of others.
  package mutating func add(_ others: Fields) {
    let base = UInt32(truncatingIfNeeded: bytes.count)
    bytes += others.bytes
    for place in others.places {
      places.append(Place(start: place.start + base, nameLength: place.nameLength, end: place.end + base))
    }
    areFraming = areFraming || others.areFraming
  }

  /// Adds a line of a name that was judged before.
  package mutating func add(_ name: Name, _ value: [UInt8]) { add(name, value.span) }

  package mutating func add(_ name: Name, _ value: String) { add(name, value.utf8Span.span) }

  private mutating func add(_ name: Name, _ value: Span<UInt8>) {
    let start = bytes.count
    bytes.append(fixed: name.text)
    bytes.append(value)
    soften(from: start + name.text.utf8CodeUnitCount)
    end(start, name.text.utf8CodeUnitCount - 2, isFraming: false)
  }

  /// Puts a space for each control from a place on.
  private mutating func soften(from start: Int) {
    guard ByteScan.holdsControl(bytes.span.extracting(start..<bytes.count), or: 0x7F, 0x7F) else { return }
    for index in start..<bytes.count where !bytes[index].isFieldValueByte { bytes[index] = UInt8(ascii: " ") }
  }

  private mutating func begin(_ name: Span<UInt8>) -> Int {
    let start = bytes.count
    bytes.append(name)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(UInt8(ascii: " "))
    return start
  }

  private mutating func end(_ start: Int, _ nameLength: Int, isFraming: Bool) {
    let place = Place(
      start: UInt32(truncatingIfNeeded: start), nameLength: UInt32(truncatingIfNeeded: nameLength),
      end: UInt32(truncatingIfNeeded: bytes.count))
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    places.append(place)
    areFraming = areFraming || isFraming
  }

  /// Takes away every line of a name and puts one in their stead, at the end.
  package mutating func set(_ name: String, _ value: String) {
    remove(name)
    add(name, value)
  }

  package mutating func remove(_ name: String) {
    guard has(name) else { return }
    self = filtered { !isNamed($0, name) }
  }

  private func filtered(_ isWanted: (Place) -> Bool) -> Fields {
    var result = Fields()
    for place in places where isWanted(place) { result.add(judged: bytes[place.name], bytes[place.value]) }
    return result
  }

  /// The lines whose names do not begin with a text, which is in lower case.
  package func leavingOut(prefix: String) -> Fields {
    filtered { place in
      !(Int(place.nameLength) >= prefix.utf8.count
        && bytes[place.name].prefix(prefix.utf8.count).equalsIgnoringCase(prefix))
    }
  }
}

// MARK: Looking

extension Fields {
  package var lines: [Line] { places.map { Line(name: text($0.name), value: text($0.value)) } }

  /// The values of a field, in order; empty when it is absent.
  package subscript(_ name: String) -> [String] {
    var values: [String] = []
    for place in places where isNamed(place, name) { values.append(text(place.value)) }
    return values
  }

  /// The first value of a field; null when it is absent.
  package func first(_ name: String) -> String? {
    for place in places where isNamed(place, name) { return text(place.value) }
    return nil
  }

  /// Whether the field is there, and its first value is, or begins with, some text: without making a text of it.
  package func first(_ name: String, is value: String) -> Bool {
    for place in places where isNamed(place, name) { return isEqual(place.value, value) }
    return false
  }

  package func first(_ name: String, beginsWith prefix: String) -> Bool {
    for place in places where isNamed(place, name) {
      let (start, length) = (place.value.lowerBound, prefix.utf8.count)
      return place.value.count >= length && isEqual(start..<start + length, prefix)
    }
    return false
  }

  /// Hands over every line where it lies, in order.
  package func forEach(_ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) -> Void) {
    for place in places { body(bytes.span.extracting(place.name), bytes.span.extracting(place.value)) }
  }

  /// Hands over the values of a field where they lie, in order.
  package func forEach(named name: String, _ body: (Span<UInt8>) -> Void) {
    for place in places where isNamed(place, name) { body(bytes.span.extracting(place.value)) }
  }

  /// The only value of a field, where it lies; null when there is none, or several.
  func only(_ name: String) -> ArraySlice<UInt8>? {
    var found: Range<Int>?
    for place in places where isNamed(place, name) {
      if found != nil { return nil }
      found = place.value
    }
    return found.map { bytes[$0] }
  }

  package func has(_ name: String) -> Bool {
    for place in places where isNamed(place, name) { return true }
    return false
  }

  /// The members of a list-valued field, over all its lines, trimmed; empty members are dropped (RFC 9110, section 5.6.1).
  ///
  /// For lists of tokens only: a comma inside a quoted string is not understood.
  package func tokens(of name: String) -> [String] {
    var tokens: [String] = []
    for place in places where isNamed(place, name) {
      eachMember(of: place) { member in
        if !member.isEmpty { tokens.append(text(member)) }
        return false
      }
    }
    return tokens
  }

  /// Whether a list-valued field has a member, tokens compared without case.
  package func holds(_ token: String, in name: String) -> Bool {
    for place in places where isNamed(place, name) {
      if eachMember(of: place, until: { isEqual($0, token, ignoringCase: true) }) { return true }
    }
    return false
  }

  /// Between commas, without the blanks at either end, until one is the wanted one; whether any was.
  @discardableResult
  private func eachMember(of place: Place, until isWanted: (Range<Int>) -> Bool) -> Bool {
    var start = place.value.lowerBound
    for end in start...place.value.upperBound where end == place.value.upperBound || bytes[end] == UInt8(ascii: ",") {
      var (first, last) = (start, end)
      while first < last, bytes[first].isBlank { first += 1 }
      while last > first, bytes[last - 1].isBlank { last -= 1 }
      if isWanted(first..<last) { return true }
      start = end + 1
    }
    return false
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Most names differ in their length already.
  private func isNamed(_ place: Place, _ name: String) -> Bool {
    Int(place.nameLength) == name.utf8.count && isEqual(place.name, name, ignoringCase: true)
  }

  private func isEqual(_ range: Range<Int>, _ text: String, ignoringCase: Bool = false) -> Bool {
    guard range.count == text.utf8.count else { return false }
    let (bytes, others) = (bytes.span, text.utf8Span.span)
    for index in others.indices {
      let (byte, other) = (bytes[range.lowerBound + index], others[index])
      guard byte == other || ignoringCase && byte.asciiLowercased == other.asciiLowercased else { return false }
    }
    return true
  }
}

// MARK: Framing

extension Fields {
  /// Fields that frame a message: a handler's own are dropped (RFC 9112, section 6).
  private static let framing = ["connection", "content-length", "transfer-encoding", "date", "keep-alive"]

  /// The lines that a head may hold as they are.
  var unframing: Fields { filtered { !isFraming($0) } }

  private func isFraming(_ place: Place) -> Bool {
    switch place.nameLength {
    case 4, 10, 14, 17: Self.framing.contains { isNamed(place, $0) }
    default: false
    }
  }

  fileprivate static func isFraming(_ name: String) -> Bool {
    framing.contains { name.utf8.count == $0.utf8.count && name.utf8.equalsIgnoringCase($0) }
  }

  fileprivate static func isToken(_ name: String) -> Bool {
    let bytes = name.utf8Span.span
    for index in bytes.indices where !bytes[index].isTokenByte { return false }
    return !bytes.isEmpty
  }
}

extension Fields {
  /// The name of a line that most answers have: a token that frames nothing.
  package struct Name: Sendable {
    /// With `: ` behind it.
    fileprivate let text: StaticString

    package static let entityTag = Name(text: "ETag: ")
    package static let link = Name(text: "Link: ")
    package static let contentType = Name(text: "Content-Type: ")
  }
}
