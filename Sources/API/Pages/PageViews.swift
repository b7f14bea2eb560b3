import Chronicle
import Dashboard

/// The chronicle's values as pages show them.
extension Chronicle {
  func view(of id: ActorID) -> ActorView {
    let actor = actor(id.text)
    return ActorView(id: id.text, name: actor?.name ?? id.text, kind: actor?.kind.rawValue ?? "")
  }

  func view(of event: Event) -> EventView {
    EventView(
      id: event.id, type: event.type.rawValue, quad: event.type.quad.rawValue, status: event.status.rawValue,
      source: event.source.map(view), target: event.target.map(view), symmetric: event.symmetric,
      date: event.date.view, summary: event.summary, goldstein: event.goldstein,
      attributedTo: event.attributedTo.map(view),
      places: event.evidence.map { place(of: $0) })
  }

  func place(of evidence: Evidence) -> EventView.Place {
    EventView.Place(
      document: evidence.document, title: document(evidence.document)?.title ?? evidence.document,
      sentence: evidence.sentence)
  }

  func view(of document: Document) -> DocumentView {
    // An article's own address is its author's text: only one that a browser opens as a page becomes a link.
    let url = document.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    return DocumentView(
      id: document.id, title: document.title ?? document.id, published: document.published?.description,
      publisher: document.publisher, url: url, words: document.words,
      events: documentNumber(document.id).map { events(in: $0).count } ?? 0)
  }

  func view(of tie: Tie) -> TieView {
    var query = EventQuery()
    query.pair = tie.pair
    let summary = TieSummary(pair: tie.pair, in: self)
    return TieView(
      first: view(of: tie.pair.first), second: view(of: tie.pair.second), events: tie.events,
      cooperation: tie.cooperation, conflict: tie.conflict, goldstein: tie.goldstein,
      summary: summary.text, years: years(of: select(query)),
      latest: summary.latest.flatMap { event(at: $0) }.map { view(of: $0) })
  }

  /// The years that some events lie in, the latest of them where they are too many to show.
  func years(of rows: [UInt32]) -> [YearView] {
    Series(facts(of: rows), by: .year).rows.suffix(80).drop { $0.events == 0 }.map {
      YearView(
        year: $0.period.edtf, cooperation: $0.cooperation, conflict: $0.conflict, goldstein: $0.goldstein)
    }
  }
}

extension EventDate {
  var view: DateView {
    DateView(
      edtf: edtf?.description, modifier: modifier?.rawValue, basis: basis.rawValue, text: text,
      noLaterThan: edtf == nil ? noLaterThan?.description : nil)
  }
}
