import Chronicle
import HTTP

/// Rows that an endpoint found: each is made when it is asked for.
protocol Rows: Sendable {
  var count: Int { get }
  /// Whether they are events, which `event` then gives.
  var areEvents: Bool { get }
  /// A row as a JSON object.
  func row(_ index: Int) throws(Problem) -> [UInt8]
  /// Appends rows with commas between them.
  func join(_ rows: Range<Int>, into bytes: inout [UInt8]) throws(Problem)
  /// What a cursor remembers of a row: it names the row among all that the list could hold.
  func key(_ index: Int) -> String
  /// Where the row of a key stands.
  func place(_ key: String) -> Int?
  func event(_ index: Int) throws(Problem) -> Event
}

/// Rows, and what a list of them says of itself, for every format.
struct RowTable: Sendable {
  let rows: any Rows
  /// The list's own path, canonical.
  let path: String
  /// The path of what the list belongs to.
  let parent: String
  /// What feeds and files call it.
  let title: String
  /// What the facets that were asked for count.
  var facets: [FacetValues] = []
  /// What the list says of itself beside the rows.
  var counts: [(name: String, value: Int)] = []
  /// How many rows a page holds when nothing is said.
  var pageSize = 50

  var count: Int { rows.count }
}

/// The values of one facet.
struct FacetValues: Sendable {
  struct Value: Sendable {
    let value: String
    let label: String
    let count: Int
    /// The list with that value as its filter.
    let url: String
  }

  let name: String
  let values: [Value]
}

/// Rows of things that lie in memory.
private struct ItemRows<Item: Sendable>: Rows {
  let items: [Item]
  let key: @Sendable (Item) -> String
  let event: (@Sendable (Item) -> Event)?
  let write: @Sendable (Item, inout JSONWriter) throws(Problem) -> Void

  var count: Int { items.count }
  var areEvents: Bool { event != nil }

  func row(_ index: Int) throws(Problem) -> [UInt8] {
    var json = JSONWriter()
    try write(items[index], &json)
    return json.bytes
  }

  func join(_ rows: Range<Int>, into bytes: inout [UInt8]) throws(Problem) {
    for index in rows {
      if index > rows.lowerBound { bytes.append(UInt8(ascii: ",")) }
      bytes += try row(index)
    }
  }

  func key(_ index: Int) -> String { key(items[index]) }

  func place(_ wanted: String) -> Int? { items.firstIndex { key($0) == wanted } }

  func event(_ index: Int) throws(Problem) -> Event {
    guard let event else { throw .lost }
    return event(items[index])
  }
}

extension RowTable {
  /// Rows of things that lie in memory; `event` is given where they are events.
  init<Item: Sendable>(
    _ items: [Item], path: String, parent: String, title: String, key: @escaping @Sendable (Item) -> String,
    event: (@Sendable (Item) -> Event)? = nil,
    write: @escaping @Sendable (Item, inout JSONWriter) throws(Problem) -> Void
  ) {
    self.init(
      rows: ItemRows(items: items, key: key, event: event, write: write), path: path, parent: parent, title: title)
  }
}

/// The rows of a table that one answer holds.
struct Page {
  let rows: Range<Int>
  /// Where the page before begins; null on the first.
  let previous: Int?
  let limit: Int

  /// `size` rows unless the query says how many; all of them where it is null.
  init(of table: RowTable, _ query: Query, size: Int?) throws(Problem) {
    let start = try Self.start(table, query)
    limit = query.integer("limit") ?? size ?? max(1, table.count)
    rows = start..<(table.count - start > limit ? start + limit : table.count)
    previous = start == 0 ? nil : max(0, start - limit)
  }

  private static func start(_ table: RowTable, _ query: Query) throws(Problem) -> Int {
    guard let cursor = query["cursor"] else { return min(query.integer("offset") ?? 0, table.count) }
    guard let key = Cursor.key(cursor), let place = table.rows.place(key) else {
      throw .unknownValue(
        "cursor",
        "leads to no row of this list: it belongs to another list, other filters or older data; "
          + "begin again without it")
    }
    return place + 1
  }
}

/// Where a page begins: the key of the row before it, and a check by which a mistyped one is told from a stale one.
enum Cursor {
  private static let mark = "c"
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ key: String) -> String {
    var digits = Array(mark.utf8)
    digits.reserveCapacity(1 + 2 * key.utf8.count)
    for byte in key.utf8 {
      digits.append(Self.digits[Int(byte >> 4)])
      digits.append(Self.digits[Int(byte & 15)])
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Null for text that no cursor is.
  static func key(_ text: String) -> String? {
    guard text.lowercased().hasPrefix(mark) else { return nil }
    let digits = text.dropFirst(mark.count).utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard !digits.isEmpty, digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    let values = digits.compactMap(\.self)
    let bytes = stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
    // What is no text is no row's key either.
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Call {
  /// Rows in the format that the request wants.
  func answer(_ table: RowTable) throws(Problem) -> Content {
    switch format.rendering {
    case .rows(let render), .events(let render): try render(table, self)
    case .own, .graph, .event: try Listing(table, self).content()
    }
  }

  /// An object that is no list.
  func object(links: LinkField = [], _ members: (inout JSONWriter) throws(Problem) -> Void) throws(Problem) -> Content {
    var json = JSONWriter()
    json.beginObject()
    try members(&json)
    json.member("meta", object: { writeMeta(to: &$0) })
    json.endObject()
    return .fixed(Body(json.bytes), links: links)
  }

  /// A path of this API as links give it, escaped where it has to be.
  func url(_ path: String) -> String { service.url(path) }

  /// The list's address with what was asked of it, the format left to the suffix.
  func address(_ table: RowTable, leavingOut: [String] = [], adding: [(name: String, value: String)] = []) -> String {
    url(table.path) + query.text(leavingOut: leavingOut, adding: adding)
  }

  /// The same rows in another format.
  func address(_ table: RowTable, as format: Format) -> String {
    url(table.path) + suffix(of: format) + String(decoding: askedInAnyFormat, as: UTF8.self)
  }

  /// What is asked for whatever the format.
  var askedInAnyFormat: [UInt8] {
    query.hasForm || query.hasPaging ? query.bytes(leavingOut: Self.saidByForm) : query.bytes
  }

  private static let saidByForm = ["format", "cursor", "offset", "bom", "safe"]

  /// What its first format needs none of.
  private func suffix(of format: Format) -> String {
    endpoint.formats.first === format ? "" : format.suffix
  }

  /// `rel="alternate"` for every other format.
  func alternates(_ table: RowTable) -> LinkField {
    var links: LinkField = []
    let path = Array(url(table.path).utf8)
    if let template = endpoint.alternates[format.name] {
      links.addAlternates(template, path.span, askedInAnyFormat.span)
    }
    return links
  }

  /// What a browser calls the file: the path, and what was asked.
  func fileName(_ table: RowTable) -> String {
    let asked = query.text(leavingOut: ["format", "cursor", "offset", "bom", "safe", "fields", "facets"])
    let name = (table.path + asked).utf8.split { !Self.isPlain($0) }.dropFirst(table.path.hasPrefix("/v1") ? 1 : 0)
      .map { String(Substring($0)) }.joined(separator: "-")
    return "entente-" + name.prefix(80) + format.suffix
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}
