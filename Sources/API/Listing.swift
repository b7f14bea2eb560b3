import Chronicle
import HTTP

/// A list as every endpoint answers it: the same keys always, a page at a time.
struct Listing<Row> {
  /// Every row, in order; the page is cut from them.
  let rows: [Row]
  /// The list's own path, canonical.
  let path: String
  /// The path of what the list belongs to.
  let parent: String
  /// What a cursor remembers of a row: it names the row among all that the list could hold.
  let key: (Row) -> String
  let write: (inout JSONWriter, Row) -> Void

  func content(for call: Call) throws(Problem) -> Content {
    let limit = call.query.integer("limit") ?? 50
    let start = try start(call.query)
    let end = rows.count - start > limit ? start + limit : rows.count
    let cursor = end < rows.count ? rows[..<end].last.map { Cursor.text(key($0)) } : nil
    let own = address(call)
    let first = address(call, leavingOut: ["cursor", "offset"])
    let next = cursor.map { address(call, leavingOut: ["cursor", "offset"], adding: [("cursor", $0)]) }
    var json = JSONWriter()
    json.object {
      $0.member("data", of: rows[start..<end], write)
      $0.member("count", rows.count)
      $0.member("next", next)
      $0.member("next_cursor", cursor)
      $0.member(
        "links",
        object: {
          $0.member("self", own)
          $0.member("first", first)
          $0.member("up", call.service.url(parent))
          $0.member("describedby", call.service.url("/openapi.yaml"))
        })
      $0.member("meta", object: { call.writeMeta(to: &$0) })
    }
    var links = [Link(target: first, relation: "first"), Link(target: call.service.url(parent), relation: "up")]
    if let next { links.append(Link(target: next, relation: "next")) }
    return .fixed(body: json.bytes, links: links)
  }

  /// Where the page begins among the rows.
  private func start(_ query: Query) throws(Problem) -> Int {
    guard let cursor = query["cursor"] else { return min(query.integer("offset") ?? 0, rows.count) }
    guard query["offset"] == nil else { throw .parameter("offset", "cannot be given together with cursor") }
    guard let last = Cursor.key(cursor) else {
      throw .parameter("cursor", "is not a cursor: take next_cursor of the page before as it stands")
    }
    guard let index = rows.firstIndex(where: { key($0) == last }) else {
      throw .parameter("cursor", "belongs to another list or to other filters: begin again without it")
    }
    return index + 1
  }

  /// The list's address with what was asked of it, in the order in which the endpoint names its parameters.
  private func address(
    _ call: Call, leavingOut: Set<String> = [], adding: [(name: String, value: String)] = []
  ) -> String {
    var pieces: [String] = []
    for parameter in call.endpoint.parameters where !leavingOut.contains(parameter.name) {
      for value in call.query.all(parameter.name) {
        pieces.append("\(parameter.name)=\(PercentEncoding.encode(value))")
      }
    }
    pieces += adding.map { "\($0.name)=\(PercentEncoding.encode($0.value))" }
    return call.service.url(path) + (pieces.isEmpty ? "" : "?" + pieces.joined(separator: "&"))
  }
}

extension Call {
  /// What every answer says of the data it was made from.
  func writeMeta(to json: inout JSONWriter) {
    json.member("dataset_version", chronicle.version)
    json.member("software_version", Version.text)
  }
}

/// Where a page begins: the key of the row before it, in hexadecimal so that nobody is tempted to build one.
enum Cursor {
  static func text(_ key: String) -> String {
    key.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Null for text that no cursor is.
  static func key(_ text: String) -> String? {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
    let values = digits.compactMap(\.self)
    let bytes = stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
    return String(validating: bytes, as: UTF8.self)
  }
}
