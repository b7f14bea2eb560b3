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

  /// Where an item's name and value lie among the bytes.
  private struct Place: Hashable, Sendable {
    let name: Range<Int>
    let value: Range<Int>
  }

  /// All names and values, decoded.
  package private(set) var bytes: [UInt8] = []
  private var places: [Place] = []

  package init(_ items: [Item] = []) {
    for item in items { add(item.name, item.value) }
  }

  /// Reads `a=1&b=two+words`; `+` is a space, empty pieces are skipped, null and `""` hold no items.
  package init(parsing query: String?) throws(Malformed) {
    guard let query, !query.isEmpty else { return }
    let given = query.utf8Span.span
    places.reserveCapacity(8)
    // Mostly every byte stands for itself, and they are taken as they lie.
    let isEscaped = given.firstIndex(of: UInt8(ascii: "%")) != nil || given.firstIndex(of: UInt8(ascii: "+")) != nil
    if !isEscaped { bytes.append(given) }
    var start = 0
    while start < given.count {
      let (name, end) = Self.end(of: given, from: start)
      let value = min(name + 1, end)
      if end > start, isEscaped {
        let piece = Self.text(query, start..<end)
        guard let decodedName = PercentEncoding.decode(Self.text(query, start..<name), plusAsSpace: true),
          let decodedValue = PercentEncoding.decode(Self.text(query, value..<end), plusAsSpace: true)
        else { throw Malformed(piece: piece) }
        add(decodedName, decodedValue)
      } else if end > start {
        places.append(Place(name: start..<name, value: value..<end))
      }
      start = end + 1
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    let start = bytes.count
    bytes += name.utf8
    let middle = bytes.count
    bytes += value.utf8
    places.append(Place(name: start..<middle, value: middle..<bytes.count))
  }

  /// Where a piece and its name end.
  private static func end(of bytes: Span<UInt8>, from start: Int) -> (name: Int, piece: Int) {
    var index = start
    var name: Int?
    while index < bytes.count, bytes[index] != UInt8(ascii: "&") {
      if bytes[index] == UInt8(ascii: "="), name == nil { name = index }
      index += 1
    }
    return (name ?? index, index)
  }

  /// The text of a range that begins and ends beside US-ASCII, or at an end of the query.
  private static func text(_ query: String, _ range: Range<Int>) -> String {
    let start = query.utf8.index(query.startIndex, offsetBy: range.lowerBound)
    return String(query[start..<query.utf8.index(start, offsetBy: range.count)])
  }

  // MARK: Asking

  package var indices: Range<Int> { places.indices }

  /// Where the name of an item lies among the bytes.
  package func name(_ index: Int) -> Range<Int> { places[index].name }

  package func value(_ index: Int) -> Range<Int> { places[index].value }

  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  package var items: [Item] { places.map { Item(name: text($0.name), value: text($0.value)) } }

  /// The values given to a name, in order; empty when it is absent. Names are compared as they stand.
  package subscript(_ name: String) -> [String] {
    places.filter { bytes[$0.name].elementsEqual(name.utf8) }.map { text($0.value) }
  }
}
