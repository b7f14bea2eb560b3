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
    var json = JSONWriter()
    json.beginObject()
    json.key("data")
    json.beginArray()
    for index in page.rows {
      let row = try table.row(index)
      json.raw(projection?.applied(to: row) ?? row)
    }
    json.endArray()
    json.member("count", table.count)
    json.member("next", next)
    json.member("next_cursor", cursor)
    json.member("facets", of: table.facets) { writeFacet($1, to: &$0) }
    json.member("links", object: { for name in Self.linkNames { $0.member(name, links[name]) } })
    json.member(
      "meta",
      object: {
        call.writeMeta(to: &$0)
        for count in table.counts { $0.member(count.name, count.value) }
      })
    json.endObject()
    var fields = Self.linkNames.compactMap { name in
      links[name].map { Link(target: $0, relation: name, mediaType: name == "describedby" ? "application/yaml" : nil) }
    }
    if let next { fields.append(Link(target: next, relation: "next")) }
    return .fixed(Body(json.bytes), links: fields + call.alternates(table))
  }

  /// What `links` holds; the next page has members of its own.
  static let linkNames = ["self", "first", "prev", "up", "describedby"]

  private static let places: Set<String> = ["cursor", "offset"]

  private var links: [String: String] {
    var links = [
      "self": call.address(table), "first": call.address(table, leavingOut: Self.places),
      "up": call.url(table.parent), "describedby": call.url("/openapi.yaml"),
    ]
    links["prev"] = page.previous.map { start in
      let place = start == 0 ? [] : [(name: "cursor", value: Cursor.text(table.key(start - 1)))]
      return call.address(table, leavingOut: Self.places, adding: place)
    }
    return links
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
