import Chronicle
import HTTP

/// The rows that an endpoint found, for every format: each is made when it is asked for.
struct RowTable: Sendable {
  let count: Int
  /// A row as a JSON object.
  let row: @Sendable (Int) throws(Problem) -> [UInt8]
  /// What a cursor remembers of a row: it names the row among all that the list could hold.
  let key: @Sendable (Int) -> String
  /// Where the row of a key stands.
  let place: @Sendable (String) -> Int?
  /// The list's own path, canonical.
  let path: String
  /// The path of what the list belongs to.
  let parent: String
  /// What feeds and files call it.
  let title: String
  /// Writes rows with commas between them at once, where that is quicker than one by one.
  var joined: (@Sendable (Range<Int>, inout [UInt8]) throws(Problem) -> Void)?
  /// Whole events, when the rows are events.
  var event: (@Sendable (Int) throws(Problem) -> Event)?
  /// What the facets that were asked for count.
  var facets: [FacetValues] = []
  /// What the list says of itself beside the rows.
  var counts: [(name: String, value: Int)] = []
  /// How many rows a page holds when nothing is said.
  var pageSize = 50
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

extension RowTable {
  /// Rows of things that lie in memory.
  init<Item: Sendable>(
    _ items: [Item], path: String, parent: String, title: String, key: @escaping @Sendable (Item) -> String,
    write: @escaping @Sendable (Item, inout JSONWriter) throws(Problem) -> Void
  ) {
    self.init(
      count: items.count,
      row: { index throws(Problem) in
        var json = JSONWriter()
        try write(items[index], &json)
        return json.bytes
      },
      key: { key(items[$0]) }, place: { wanted in items.firstIndex { key($0) == wanted } }, path: path, parent: parent,
      title: title)
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
    guard let key = Cursor.key(cursor), let place = table.place(key) else {
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

  static func text(_ key: String) -> String {
    mark + key.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
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
    url(table.path) + suffix(of: format) + askedInAnyFormat
  }

  /// What is asked for whatever the format.
  private var askedInAnyFormat: String { query.text(leavingOut: Self.saidByForm) }

  private static let saidByForm = ["format", "cursor", "offset", "bom", "safe"]

  /// What its first format needs none of.
  private func suffix(of format: Format) -> String {
    endpoint.formats.first === format ? "" : format.suffix
  }

  /// `rel="alternate"` for every other format.
  func alternates(_ table: RowTable) -> LinkField {
    var links: LinkField = []
    addAlternates(table, to: &links)
    return links
  }

  func addAlternates(_ table: RowTable, to links: inout LinkField) {
    guard let template = endpoint.alternates[format.name] else { return }
    links.addAlternates(template, Array(url(table.path).utf8), Array(askedInAnyFormat.utf8))
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
