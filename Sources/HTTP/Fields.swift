/// Header fields in the order they came, duplicates kept; names are compared without case (RFC 9110, section 5.1).
package struct Fields: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  package private(set) var lines: [Line] = []

  package init() {}

  package mutating func add(_ name: String, _ value: String) { lines.append(Line(name: name, value: value)) }

  /// The values of a field, in order; empty when it is absent.
  package subscript(_ name: String) -> [String] {
    let folded = name.lowercased()
    return lines.filter { $0.name.lowercased() == folded }.map(\.value)
  }
}
