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
    lines.removeAll { $0.name.utf8.equalsIgnoringCase(name) }
  }

  /// The values of a field, in order; empty when it is absent.
  package subscript(_ name: String) -> [String] {
    var values: [String] = []
    for line in lines where line.name.utf8.equalsIgnoringCase(name) { values.append(line.value) }
    return values
  }

  /// The members of a list-valued field, over all its lines, trimmed; empty members are dropped (RFC 9110, section 5.6.1).
  ///
  /// For lists of tokens only: a comma inside a quoted string is not understood.
  package func tokens(of name: String) -> [String] {
    self[name].flatMap { value in
      value.utf8.split(separator: UInt8(ascii: ","))
        .map { $0.trimmingBlanks() }
        .filter { !$0.isEmpty }
        .map { String(Substring($0)) }
    }
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
