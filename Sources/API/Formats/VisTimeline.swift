import Chronicle

extension Format {
  /// vis-timeline: groups and items for its two data sets; content is HTML and escaped, nothing is null.
  static let visTimeline: Format = Format(
    name: "vis", suffix: ".vis.json", mediaType: "application/json",
    summary: "vis-timeline's groups and items; events without a date are left out.",
    rendering: .events { table, call throws(Problem) in
      let page = try Page(of: table, call.query, size: nil)
      let tellings = try call.tellings(table, page.rows).filter { $0.event.date.edtf?.isPlaced ?? false }
      let quads = Quad.allCases.filter { quad in tellings.contains { $0.event.type.quad == quad } }
      var json = JSONWriter()
      json.object { json in
        json.member("groups", of: quads) { json, quad in
          json.object {
            $0.member("id", quad.rawValue)
            $0.member("content", Markup.escaped(quad.label))
          }
        }
        json.member("items", of: tellings) { write($1, to: &$0) }
      }
      return .fixed(Body(json.bytes, mediaType: visTimeline.mediaType), links: call.alternates(table))
    })

  private static func write(_ telling: EventTelling, to json: inout JSONWriter) {
    let edtf = telling.event.date.edtf
    let isDay = edtf?.precision == .day
    json.object {
      $0.member("id", telling.event.id)
      $0.member("group", telling.event.type.quad.rawValue)
      $0.member("content", Markup.escaped(telling.event.summary))
      $0.member("title", Markup.escaped("\u{201C}\(telling.quote)\u{201D} \(telling.footing)"))
      if let start = edtf?.earliest ?? edtf?.latest { $0.member("start", "\(start)T00:00:00Z") }
      // A span ends where the day after its last one begins.
      if !isDay, edtf?.earliest != nil, let end = edtf?.latest?.adding(days: 1) {
        $0.member("end", "\(end)T00:00:00Z")
        $0.member("type", "range")
      } else {
        $0.member("type", "box")
      }
    }
  }
}

extension EDTF {
  /// Whether it has a bound in years that a JavaScript or calendar date takes with four digits.
  var isPlaced: Bool {
    let bounds = [earliest, latest].compactMap(\.self)
    return !bounds.isEmpty && bounds.allSatisfy { (1...9998).contains($0.year) }
  }
}
