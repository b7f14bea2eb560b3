import HTTP

/// `/ties/{a}/{b}`: what happened between two actors.
package struct TiePage: Sendable {
  package let first: ActorView
  package let second: ActorView
  /// The sentence that sums it up.
  package let summary: String
  package let tie: TieView
  package let thirdParties: [(actor: ActorView, events: Int)]
  package let events: EventsView
  package let actors: [ActorView]

  package init(
    tie: TieView, thirdParties: [(actor: ActorView, events: Int)], events: EventsView, actors: [ActorView]
  ) {
    first = tie.first
    second = tie.second
    summary = tie.summary
    self.tie = tie
    self.thirdParties = thirdParties
    self.events = events
    self.actors = actors
  }

  private var path: String { "/ties/\(PercentEncoding.encode(first.id))/\(PercentEncoding.encode(second.id))" }

  package func html(_ site: Site) -> HTML {
    let title = "\(first.name) and \(second.name)"
    let frame = Frame(
      site: site, view: "events", title: title,
      data: [("list", "v1\(path)/timeline"), ("path", String(path.dropFirst())), ("total", String(events.total))])
    return frame.page(
      """
      <h1><a href="\(site.actor(first.id))"><bdi>\(first.name)</bdi></a> and <a href="\(site.actor(second.id))">\
      <bdi>\(second.name)</bdi></a></h1>
      <p class="lead">\(summary)</p>
      <div class="under">\(score)\(third(site))\(takeAway.html(site))</div>
      \(TieChooser(actors: actors, a: first, b: second, site: site).html)
      \(events.html(site, path: path))
      """)
  }

  private var score: HTML {
    guard tie.events > 0 else { return "" }
    return """
      <p class="score">\(Balance(cooperation: tie.cooperation, conflict: tie.conflict).html)\
      <span>\(tie.cooperation.grouped) cooperation, \(tie.conflict.grouped) conflict; mean Goldstein \
      \(tie.goldstein.signed)</span></p>
      """
  }

  private func third(_ site: Site) -> HTML {
    guard !thirdParties.isEmpty else { return "" }
    let names = thirdParties.map {
      "<a class=\"chip\" href=\"\(site.actor($0.actor.id))\"><bdi>\($0.actor.name)</bdi> \($0.events)</a> " as HTML
    }
    return "<p class=\"third\">Also taking part: \(names)</p>"
  }

  private var takeAway: TakeAway {
    let (tie, query) = ("/v1" + path, events.apiQuery.isEmpty ? "" : "?" + events.apiQuery)
    let ids = "actor=\(PercentEncoding.encode(first.id))&actor=\(PercentEncoding.encode(second.id))"
    return TakeAway([
      .init("JSON", "\(tie)/timeline\(query)", "the events of this view, 50 to a page", followsFilters: true),
      .init("CSV", "\(tie)/timeline.csv\(query)", "for R, pandas, a spreadsheet", followsFilters: true),
      .init("curl", "\(tie)/timeline\(query)", "for a shell", followsFilters: true),
      .init(
        "TimelineJS", "\(tie)/timelinejs.json\(query)", "as the source of a TimelineJS timeline", followsFilters: true),
      .init("Calendar", "\(tie)/timeline.ics\(query)", "for a calendar program", followsFilters: true),
      .init("Gephi", "/v1/graph.gexf?\(ids)", "File, Open: both actors and whom they deal with"),
      .init(
        "Grafana", "\(tie)/timeline\(query)",
        "Infinity data source: JSON, backend parser, root $.data, time column time", followsFilters: true),
    ])
  }
}
