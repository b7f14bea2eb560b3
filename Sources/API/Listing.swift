import Chronicle
import HTTP

/// A list as JSON: the same keys always, a page at a time.
struct Listing {
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
    let cursor = page.rows.upperBound < table.count ? Cursor.text(table.key(page.rows.upperBound - 1)) : nil
    let next = cursor.map { call.address(table, leavingOut: Self.places, adding: [("cursor", $0)]) }
    let links = links
    var rows: [[UInt8]] = []
    rows.reserveCapacity(page.rows.count)
    for index in page.rows {
      let row = try table.row(index)
      rows.append(projection?.applied(to: row) ?? row)
    }
    var json = JSONWriter()
    json.reserve(rows.reduce(1_024) { $0 + $1.count + 1 })
    json.beginObject()
    json.key("data")
    json.beginArray()
    for row in rows { json.raw(row) }
    json.endArray()
    json.member("count", table.count)
    json.member("next", next)
    json.member("next_cursor", cursor)
    json.member("facets", of: table.facets) { writeFacet($1, to: &$0) }
    json.member("links", object: { for link in links { $0.member(link.name, link.target) } })
    json.member(
      "meta",
      object: {
        call.writeMeta(to: &$0)
        for count in table.counts { $0.member(count.name, count.value) }
      })
    json.endObject()
    var fields: LinkField = []
    fields.reserve(2_048)
    for case (let name, let target?) in links {
      fields.add(Link(target: target, relation: name, mediaType: name == "describedby" ? "application/yaml" : nil))
    }
    if let next { fields.add(Link(target: next, relation: "next")) }
    fields.add(call.alternates(table))
    return .fixed(Body(json.bytes), links: fields)
  }

  private static let places = ["cursor", "offset"]

  /// What `links` holds; the next page has members of its own.
  private var links: [(name: String, target: String?)] {
    let first = call.address(table, leavingOut: Self.places)
    let previous = page.previous.map { start in
      let place = start == 0 ? [] : [(name: "cursor", value: Cursor.text(table.key(start - 1)))]
      return call.address(table, leavingOut: Self.places, adding: place)
    }
    return [
      ("self", call.address(table)), ("first", first), ("prev", previous), ("up", call.url(table.parent)),
      ("describedby", call.url("/openapi.yaml")),
    ]
  }

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

extension Call {
  /// What every answer says of the data it was made from.
  func writeMeta(to json: inout JSONWriter) {
    json.member("dataset_version", chronicle.version)
    json.member("software_version", Version.text)
    json.member("notes", query.notes)
  }
}
