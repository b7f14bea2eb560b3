import HTTP

/// Events as rows; `table.js` draws the same rows when filters change.
struct EventTable {
  let events: [EventView]
  let site: Site
  /// The page's address with its filters, to which `event=` is added.
  let here: String
  /// The event whose evidence is shown.
  var shown: String?

  var html: HTML {
    """
    <table class="events">
    <thead><tr><th scope="col">When</th><th scope="col">Type</th><th scope="col">Who</th><th scope="col">What</th>\
    <th scope="col">Where it stands</th></tr></thead>
    <tbody>\(events.map(row))</tbody>
    </table>
    """
  }

  private func row(_ event: EventView) -> HTML {
    let isShown = event.id == shown
    return """
      <tr id="row-\(event.id)" class="\(event.status)"\(isShown ? " aria-current=\"true\"" : "")>
      <td class="when">\(event.date.words)</td>
      <td class="type">\(Mark.html(event.type, event.quad, event.status))<span>\(Words.type(event.type))</span>\
      \(status(event))</td>
      <td class="who">\(Self.parties(event, site))</td>
      <td class="what"><a href="\(address(event))" data-event="\(event.id)"><bdi>\(event.summary)</bdi></a>\
      \(claim(event))</td>
      <td class="where">\(places(event))</td></tr>

      """
  }

  private func address(_ event: EventView) -> String {
    "\(here)\(here.contains("?") ? "&" : "?")event=\(PercentEncoding.encode(event.id))#evidence"
  }

  private func status(_ event: EventView) -> HTML {
    event.status == "asserted" ? "" : "<em class=\"status\">\(event.status)</em>"
  }

  private func claim(_ event: EventView) -> HTML? {
    event.attributedTo.map { "<small>according to <bdi>\($0.name)</bdi></small>" }
  }

  static func parties(_ event: EventView, _ site: Site) -> HTML {
    "\(names(event.source, site)) <span class=\"to\">\(event.symmetric ? "and" : "→")</span> \(names(event.target, site))"
  }

  private static func names(_ actors: [ActorView], _ site: Site) -> HTML {
    var html = HTML.empty
    for (index, actor) in actors.enumerated() {
      if index > 0 { html += ", " }
      html += "<a href=\"\(site.actor(actor.id))\"><bdi>\(actor.name)</bdi></a>"
    }
    return html
  }

  private func places(_ event: EventView) -> HTML {
    guard let first = event.places.first else { return "" }
    let rest = event.places.count - 1
    return """
      <a href="\(site.document(first.document, sentence: first.sentence))"><bdi>\(first.title)</bdi>, \
      sentence \(first.sentence)</a>\(rest > 0 ? " <small>and \(rest) more</small>" : "")
      """
  }
}

/// The sign of an event: its shape tells verbal (round) from material (square), its letters the type, its fill the status.
enum Mark {
  static func html(_ type: String, _ quad: String, _ status: String) -> HTML {
    "<span class=\"mark \(quad) \(status)\" aria-hidden=\"true\">\(Words.letters(type))</span>"
  }
}
