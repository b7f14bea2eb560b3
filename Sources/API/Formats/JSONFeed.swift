import Chronicle

extension Format {
  /// JSON Feed 1.1, the latest events first unless `sort` says otherwise.
  static let jsonFeed: Format = Format(
    name: "feed", suffix: ".feed.json", mediaType: "application/feed+json",
    summary: "JSON Feed 1.1, the latest events first.",
    rendering: .events { table, call throws(Problem) in
      let page = try Page(of: table, call.query, size: table.pageSize)
      let tellings = try call.tellings(table, page.rows)
      let links = call.tableLinks(table, page)
      var json = JSONWriter()
      json.object { json in
        json.member("version", "https://jsonfeed.org/version/1.1")
        json.member("title", table.title)
        json.member("feed_url", call.address(table, as: jsonFeed))
        json.member("language", "en")
        if let next = call.next(table, page) { json.member("next_url", next) }
        json.member("items", of: tellings) { write($1, to: &$0) }
      }
      return .fixed(Body(json.bytes, mediaType: jsonFeed.mediaType), links: links)
    })

  private static func write(_ telling: EventTelling, to json: inout JSONWriter) {
    json.object {
      $0.member("id", telling.urn)
      $0.member("url", telling.url)
      if let source = telling.source { $0.member("external_url", source) }
      $0.member("title", telling.event.summary)
      $0.member("content_text", "\u{201C}\(telling.quote)\u{201D} \(telling.footing)")
      if let published = telling.document?.published { $0.member("date_published", "\(published)T00:00:00Z") }
      $0.member("tags", [telling.event.type.rawValue] + telling.parties)
    }
  }
}
