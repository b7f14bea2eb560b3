import Chronicle
import HTTP

/// A list as JSON: the same keys always, a page at a time.
/// A class, as it has many parts to share.
final class Listing {
  private let table: RowTable
  private let call: Call
  private let page: Page
  private let projection: Projection?

  init(_ table: RowTable, _ call: Call) throws(Problem) {
    self.table = table
    self.call = call
    page = try Page(of: table, call.query, size: table.pageSize)
    projection = Projection(call.query["fields"])
  }

  func content() throws(Problem) -> Content {
    let links = ListLinks(table, page, call)
    var json = JSONWriter()
    json.piece(Self.beginning)
    try writeRows(to: &json)
    json.piece(Self.count)
    json.integer(table.count)
    json.piece(Self.next)
    json.string(links.bytes, links.next)
    json.piece(Self.nextCursor)
    json.text(links.cursor)
    json.piece(Self.facets)
    json.array(of: table.facets) { writeFacet($1, to: &$0) }
    links.write(to: &json)
    json.piece(Self.meta)
    call.writeMeta(to: &json)
    for count in table.counts { json.member(count.name, count.value) }
    json.piece(Self.end)
    return .fixed(Body(json.bytes), links: links.field(call))
  }

  private func writeRows(to json: inout JSONWriter) throws(Problem) {
    guard let projection else {
      return try json.elements { bytes throws(Problem) in try table.rows.join(page.rows, into: &bytes) }
    }
    for index in page.rows {
      let row = try table.rows.row(index)
      json.raw(projection.applied(to: row) ?? row)
    }
  }

  // What stands between the values: it is the same in every list.
  private static let beginning: StaticString = #"{"data":["#
  private static let count: StaticString = #"],"count":"#
  private static let next: StaticString = #","next":"#
  private static let nextCursor: StaticString = #","next_cursor":"#
  private static let facets: StaticString = #","facets":"#
  private static let meta: StaticString = #"},"meta":{"#
  private static let end: StaticString = "}}"

  private func writeFacet(_ facet: FacetValues, to json: inout JSONWriter) {
    json.object {
      $0.member("facet", facet.name)
      $0.member("values", of: facet.values) { json, value in
        json.object {
          $0.member("value", value.value)
          $0.member("label", value.label)
          $0.member("count", value.count)
          $0.member("url", value.url)
        }
      }
    }
  }
}

/// Where a list leads, as its body and its `Link` field say it.
private struct ListLinks {
  let cursor: String?
  /// All addresses behind one another.
  let bytes: [UInt8]
  let next: Range<Int>?
  private let own: Range<Int>
  private let first: Range<Int>
  private let previous: Range<Int>?
  private let up: Range<Int>
  private let description: LinkField.Description
  /// How much of its own address is the path.
  private let path: Range<Int>

  init(_ table: RowTable, _ page: Page, _ call: Call) {
    cursor = page.rows.upperBound < table.count ? Cursor.text(table.rows.key(page.rows.upperBound - 1)) : nil
    let path = call.url(table.path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * (path.utf8.count + call.query.bytes.count) + 96)
    func add(_ path: String, _ asked: [UInt8] = [], cursor: String? = nil) -> Range<Int> {
      let start = bytes.count
      bytes.append(path.utf8Span.span)
      bytes.append(asked.span)
      if let cursor {
        bytes.append(asked.isEmpty ? UInt8(ascii: "?") : UInt8(ascii: "&"))
        bytes += "cursor=\(cursor)".utf8
      }
      return start..<bytes.count
    }
    let asked = call.query.bytes
    own = add(path, asked)
    self.path = own.lowerBound..<own.upperBound - asked.count
    let rest = call.query.hasPaging ? call.query.bytes(leavingOut: Self.places) : asked
    first = call.query.hasPaging ? add(path, rest) : own
    previous = page.previous.map { start in
      start == 0 ? add(path, rest) : add(path, rest, cursor: Cursor.text(table.rows.key(start - 1)))
    }
    next = cursor.map { add(path, rest, cursor: $0) }
    up = add(call.url(table.parent))
    description = call.service.description
    self.bytes = bytes
  }

  private static let places = ["cursor", "offset"]

  func write(to json: inout JSONWriter) {
    json.piece(Self.toSelf)
    json.string(bytes, own)
    json.piece(Self.toFirst)
    json.string(bytes, first)
    json.piece(Self.toPrevious)
    json.string(bytes, previous)
    json.piece(Self.toParent)
    json.string(bytes, up)
    json.piece(Self.toDescription)
    json.string(description.target, description.target.indices)
  }

  private static let toSelf: StaticString = #","links":{"self":"#
  private static let toFirst: StaticString = #","first":"#
  private static let toPrevious: StaticString = #","prev":"#
  private static let toParent: StaticString = #","up":"#
  private static let toDescription: StaticString = #","describedby":"#

  func field(_ call: Call) -> LinkField {
    let asked = call.askedInAnyFormat
    let alternates = call.endpoint.alternates[call.format.name]
    var field: LinkField = []
    let known = bytes.count + own.count + description.target.count + 192
    field.reserve(known + (alternates?.count(path.count, asked.count) ?? 0))
    field.add(bytes.span.extracting(own), Self.isSelf)
    field.add(bytes.span.extracting(first), Self.isFirst)
    if let previous { field.add(bytes.span.extracting(previous), Self.isPrevious) }
    field.add(bytes.span.extracting(up), Self.isParent)
    field.addDescription(description)
    if let next { field.add(bytes.span.extracting(next), Self.isNext) }
    if let alternates { field.addAlternates(alternates, bytes.span.extracting(path), asked.span) }
    return field
  }

  private static let isSelf: StaticString = #">; rel="self""#
  private static let isFirst: StaticString = #">; rel="first""#
  private static let isPrevious: StaticString = #">; rel="prev""#
  private static let isParent: StaticString = #">; rel="up""#
  private static let isNext: StaticString = #">; rel="next""#
}

extension Call {
  /// What every answer says of the data it was made from.
  func writeMeta(to json: inout JSONWriter) {
    json.piece(service.meta)
    json.array(of: query.notes) { $0.string($1) }
  }
}
