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
    json.text(links.next)
    json.piece(Self.nextCursor)
    json.text(links.cursor)
    json.piece(Self.facets)
    json.array(of: table.facets) { writeFacet($1, to: &$0) }
    links.write(to: &json)
    json.piece(Self.meta)
    call.writeMeta(to: &json)
    for count in table.counts { json.member(count.name, count.value) }
    json.piece(Self.end)
    return .fixed(Body(json.bytes), links: links.field(of: table, call))
  }

  private func writeRows(to json: inout JSONWriter) throws(Problem) {
    if let joined = table.joined, projection == nil {
      return try json.elements { bytes throws(Problem) in try joined(page.rows, &bytes) }
    }
    for index in page.rows {
      let row = try table.row(index)
      json.raw(projection?.applied(to: row) ?? row)
    }
  }

  // What stands between the values: it is the same in every list.
  private static let beginning = Array(#"{"data":["#.utf8)
  private static let count = Array(#"],"count":"#.utf8)
  private static let next = Array(#","next":"#.utf8)
  private static let nextCursor = Array(#","next_cursor":"#.utf8)
  private static let facets = Array(#","facets":"#.utf8)
  private static let meta = Array(#"},"meta":{"#.utf8)
  private static let end = Array("}}".utf8)

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
  let next: String?
  private let own: String
  private let first: String
  private let previous: String?
  private let up: String
  private let description: String

  init(_ table: RowTable, _ page: Page, _ call: Call) {
    own = call.address(table)
    first = call.query.isAsked(forAnyOf: Self.places) ? call.address(table, leavingOut: Self.places) : own
    previous = page.previous.map { start in
      let place = start == 0 ? [] : [(name: "cursor", value: Cursor.text(table.key(start - 1)))]
      return call.address(table, leavingOut: Self.places, adding: place)
    }
    cursor = page.rows.upperBound < table.count ? Cursor.text(table.key(page.rows.upperBound - 1)) : nil
    next = cursor.map { call.address(table, leavingOut: Self.places, adding: [("cursor", $0)]) }
    up = call.url(table.parent)
    description = call.url("/openapi.yaml")
  }

  private static let places = ["cursor", "offset"]

  func write(to json: inout JSONWriter) {
    json.piece(Self.toSelf)
    json.string(own)
    json.piece(Self.toFirst)
    json.string(first)
    json.piece(Self.toPrevious)
    json.text(previous)
    json.piece(Self.toParent)
    json.string(up)
    json.piece(Self.toDescription)
    json.string(description)
  }

  private static let toSelf = Array(#","links":{"self":"#.utf8)
  private static let toFirst = Array(#","first":"#.utf8)
  private static let toPrevious = Array(#","prev":"#.utf8)
  private static let toParent = Array(#","up":"#.utf8)
  private static let toDescription = Array(#","describedby":"#.utf8)

  func field(of table: RowTable, _ call: Call) -> LinkField {
    var field: LinkField = []
    field.reserve(4 * own.utf8.count + 256)
    field.add(own, Self.isSelf)
    field.add(first, Self.isFirst)
    if let previous { field.add(previous, Self.isPrevious) }
    field.add(up, Self.isParent)
    field.addDescription(description)
    if let next { field.add(next, Self.isNext) }
    call.addAlternates(table, to: &field)
    return field
  }

  private static let isSelf = Array(#">; rel="self""#.utf8)
  private static let isFirst = Array(#">; rel="first""#.utf8)
  private static let isPrevious = Array(#">; rel="prev""#.utf8)
  private static let isParent = Array(#">; rel="up""#.utf8)
  private static let isNext = Array(#">; rel="next""#.utf8)
}

extension Call {
  /// What every answer says of the data it was made from.
  func writeMeta(to json: inout JSONWriter) {
    json.piece(service.meta)
    json.array(of: query.notes) { $0.string($1) }
  }
}
