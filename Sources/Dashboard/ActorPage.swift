import HTTP

/// `/actors/{id}`: who it is, what texts call it, whom it deals with, and what it does.
package struct ActorPage: Sendable {
  package let actor: ActorView
  package let role: String?
  package let affiliation: ActorView?
  /// As the texts name it, most often first.
  package let names: [String]
  package let mentions: Int
  package let documents: [DocumentView]
  package let documentCount: Int
  package let ties: [TieView]
  package let tieCount: Int
  package let events: EventsView

  package init(
    actor: ActorView, role: String?, affiliation: ActorView?, names: [String], mentions: Int,
    documents: [DocumentView], documentCount: Int, ties: [TieView], tieCount: Int, events: EventsView
  ) {
    self.actor = actor
    self.role = role
    self.affiliation = affiliation
    self.names = names
    self.mentions = mentions
    self.documents = documents
    self.documentCount = documentCount
    self.ties = ties
    self.tieCount = tieCount
    self.events = events
  }

  private var path: String { "/actors/\(PercentEncoding.encode(actor.id))" }

  package func html(_ site: Site) -> HTML {
    let frame = Frame(
      site: site, view: "events", title: actor.name,
      data: [
        ("list", "v1\(path)/events"), ("path", String(path.dropFirst())), ("total", String(events.total)),
        ("actor", actor.id),
      ])
    return frame.page(
      """
      <h1><bdi>\(actor.name)</bdi></h1>
      <p class="lead">\(profile(site))</p>
      \(names.isEmpty ? nil : "<p>The texts say \(names.map { "<span class=\"chip\"><bdi>\($0)</bdi></span> " as HTML })</p>" as HTML)
      <div class="under">\(takeAway.html(site))</div>
      <section aria-labelledby="h-ties"><h2 id="h-ties">Whom it deals with</h2>\(tieSection(site))</section>
      <section aria-labelledby="h-did"><h2 id="h-did">What it takes part in</h2>\(events.html(site, path: path))</section>
      <section aria-labelledby="h-documents"><h2 id="h-documents">Where it is named</h2>\(documentSection(site))</section>
      """)
  }

  private func profile(_ site: Site) -> HTML {
    let of: HTML? = affiliation.map { " of <a href=\"\(site.actor($0.id))\"><bdi>\($0.name)</bdi></a>" }
    let office: HTML? = role.map { "; <bdi>\($0)</bdi>" }
    return """
      \(Words.kind(actor.kind)) (<code>\(actor.id)</code>)\(office)\(of). Named \(Words.count(mentions, "time")) in \
      \(Words.count(documentCount, "article")); takes part in \(Words.count(events.total, "event")).
      """
  }

  private func tieSection(_ site: Site) -> HTML {
    guard !ties.isEmpty else { return "<p class=\"empty\">No text asserts an event between it and another actor.</p>" }
    return """
      <div class="around">\(EgoNetwork(centre: actor, ties: ties, site: site).html)
      <ol class="ties">\(ties.map { TieRow(tie: $0, site: site).html })</ol></div>
      \(tieCount > ties.count
        ? "<p class=\"more\">The \(ties.count) strongest of \(tieCount.grouped). <a href=\"\(site.link("/v1" + path + "/ties"))\">All as JSON</a></p>" as HTML
        : nil)
      """
  }

  private func documentSection(_ site: Site) -> HTML {
    """
    <ul class="documents">\(documents.map { "<li><a href=\"\(site.document($0.id))\"><bdi>\($0.title)</bdi></a></li>" as HTML })</ul>
    \(documentCount > documents.count
      ? "<p class=\"more\"><a href=\"\(site.link("/v1/documents?actor=" + PercentEncoding.encode(actor.id)))\">All \(documentCount.grouped) as JSON</a></p>" as HTML
      : nil)
    """
  }

  private var takeAway: TakeAway {
    let (own, query) = ("/v1" + path, events.apiQuery.isEmpty ? "" : "?" + events.apiQuery)
    return TakeAway([
      .init("JSON", "\(own)/events\(query)", "the events of this view, 50 to a page", followsFilters: true),
      .init("CSV", "\(own)/events.csv\(query)", "for R, pandas, a spreadsheet", followsFilters: true),
      .init("curl", "\(own)/events\(query)", "for a shell", followsFilters: true),
      .init("Gephi", "/v1/graph.gexf?actor=\(PercentEncoding.encode(actor.id))", "File, Open: its ties as a network"),
      .init(
        "Grafana", "\(own)/events\(query)",
        "Infinity data source: JSON, backend parser, root $.data, time column time", followsFilters: true),
    ])
  }
}
