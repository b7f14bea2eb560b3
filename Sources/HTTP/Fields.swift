/// Header fields in the order they came, duplicates kept; names are compared without case (RFC 9110, section 5.1).
package struct Fields: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  package private(set) var lines: [Line] = []

  package init() {}

  package mutating func add(_ name: String, _ value: String) { lines.append(Line(name: name, value: value)) }

  /// Takes away every line of a name and puts one in their stead, at the end.
  package mutating func set(_ name: String, _ value: String) {
    remove(name)
    add(name, value)
  }

  package mutating func remove(_ name: String) {
    lines.removeAll { $0.isNamed(name) }
  }

  /// The values of a field, in order; empty when it is absent.
  package subscript(_ name: String) -> [String] {
    var values: [String] = []
    for index in lines.indices where lines[index].isNamed(name) { values.append(lines[index].value) }
    return values
  }

  /// The first value of a field; null when it is absent.
  package func first(_ name: String) -> String? {
    for index in lines.indices where lines[index].isNamed(name) { return lines[index].value }
    return nil
  }

  package func has(_ name: String) -> Bool {
    for index in lines.indices where lines[index].isNamed(name) { return true }
    return false
  }

  /// The members of a list-valued field, over all its lines, trimmed; empty members are dropped (RFC 9110, section 5.6.1).
  ///
  /// For lists of tokens only: a comma inside a quoted string is not understood.
  package func tokens(of name: String) -> [String] {
    var tokens: [String] = []
    for index in lines.indices where lines[index].isNamed(name) {
      let bytes = Array(lines[index].value.utf8)
      for member in bytes.split(separator: UInt8(ascii: ",")) {
        let member = member.trimmingBlanks()
        if !member.isEmpty { tokens.append(String(decoding: member, as: UTF8.self)) }
      }
    }
    return tokens
  }
}

extension Fields {
  /// Whether a list-valued field has a member, tokens compared without case.
  package func holds(_ token: String, in name: String) -> Bool {
    for index in lines.indices where lines[index].isNamed(name) {
      let bytes = lines[index].value.utf8Span.span
      var start = 0
      for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: ",") {
        if Self.equals(bytes.extracting(start..<end), token) { return true }
        start = end + 1
      }
    }
    return false
  }

  /// Blanks at either end do not count.
  private static func equals(_ member: Span<UInt8>, _ token: String) -> Bool {
    var (start, end) = (0, member.count)
    while start < end, member[start].isBlank { start += 1 }
    while end > start, member[end - 1].isBlank { end -= 1 }
    guard end - start == token.utf8.count else { return false }
    let token = token.utf8Span.span
    for index in token.indices
    where member[start + index].asciiLowercased != token[index].asciiLowercased { return false }
    return true
  }
}

extension Fields.Line {
  /// Most names differ in their length already.
  func isNamed(_ other: String) -> Bool {
    guard name.utf8.count == other.utf8.count else { return false }
    let (bytes, others) = (name.utf8Span.span, other.utf8Span.span)
    for index in bytes.indices where bytes[index].asciiLowercased != others[index].asciiLowercased { return false }
    return true
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
