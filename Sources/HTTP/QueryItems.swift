/// A query's names and values, decoded, in the order they came, duplicates kept.
package struct QueryItems: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package let name: String
    /// Empty when the query gives a bare name.
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A piece of a query whose escapes do not decode; it is given as sent.
  package struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
    package let piece: String

    package var description: String {
      "\"\(piece)\" in the query does not decode: write % as %25 and every escape as % and two hex digits of UTF-8."
    }
  }

  package let items: [Item]

  package init(_ items: [Item] = []) { self.items = items }

  /// Reads `a=1&b=two+words`; `+` is a space, empty pieces are skipped, null and `""` hold no items.
  package init(parsing query: String?) throws(Malformed) {
    var items: [Item] = []
    let bytes = Array((query ?? "").utf8)
    var start = 0
    while start < bytes.count {
      var end = start
      var equals: Int?
      while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
        if bytes[end] == UInt8(ascii: "="), equals == nil { equals = end }
        end += 1
      }
      if end > start {
        if items.isEmpty { items.reserveCapacity(8) }
        guard
          let name = PercentEncoding.decode(bytes[start..<(equals ?? end)], plusAsSpace: true),
          let value = PercentEncoding.decode(bytes[(equals.map { $0 + 1 } ?? end)..<end], plusAsSpace: true)
        else { throw Malformed(piece: String(decoding: bytes[start..<end], as: UTF8.self)) }
        items.append(Item(name: name, value: value))
      }
      start = end + 1
    }
    self.items = items
  }

  /// The values given to a name, in order; empty when it is absent. Names are compared as they stand.
  package subscript(_ name: String) -> [String] {
    items.filter { $0.name == name }.map(\.value)
  }
}
