import Chronicle

extension Format {
  /// Atom (RFC 4287), the latest events first unless `sort` says otherwise.
  static let atom: Format = Format(
    name: "atom", suffix: ".atom", mediaType: "application/atom+xml", summary: "Atom, the latest events first.",
    rendering: .events { table, call throws(Problem) in
      let page = try Page(of: table, call.query, size: table.pageSize)
      let tellings = try call.tellings(table, page.rows)
      let updated = tellings.map(\.changed).max() ?? Timestamp(seconds: call.service.lastModified ?? 0)
      let own = call.address(table, as: atom)
      var xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
      xml += "<id>urn:entente:feed:\(Markup.escaped(table.path + call.query.text()))</id>\n"
      xml += "<title>\(Markup.escaped(table.title))</title>\n<updated>\(updated.text)</updated>\n"
      xml += "<author><name>Entente</name></author>\n<generator version=\"\(Version.text)\">Entente</generator>\n"
      xml += "<link rel=\"self\" type=\"application/atom+xml\"\(Markup.attribute("href", own))/>\n"
      if let next = call.next(table, page) { xml += "<link rel=\"next\"\(Markup.attribute("href", next))/>\n" }
      for telling in tellings { xml += entry(telling) }
      xml += "</feed>\n"
      return .fixed(Body(Array(xml.utf8), mediaType: atom.mediaType), links: call.tableLinks(table, page))
    })

  private static func entry(_ telling: EventTelling) -> String {
    let names = telling.parties.map { "<category\(Markup.attribute("term", $0))/>" }.joined()
    let source = telling.source.map { "<link rel=\"via\"\(Markup.attribute("href", $0))/>\n" } ?? ""
    return """
      <entry>
      <id>\(Markup.escaped(telling.urn))</id>
      <title>\(Markup.escaped(telling.event.summary))</title>
      <updated>\(telling.changed.text)</updated>
      <link rel="alternate" type="application/json"\(Markup.attribute("href", telling.url))/>
      \(source)<category\(Markup.attribute("term", telling.event.type.rawValue))/>\(names)
      <content type="text">\(Markup.escaped("\u{201C}\(telling.quote)\u{201D} \(telling.footing)"))</content>
      </entry>

      """
  }
}
