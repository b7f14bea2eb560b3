import Chronicle
import Dashboard

extension Call {
  func tiePage(_ pair: Pair) throws(Problem) -> TiePage {
    var all = EventQuery()
    all.pair = pair
    all.statuses = []
    let tie = chronicle.view(of: chronicle.tie(pair))
    let third = TieSummary(pair: pair, in: chronicle).thirdPartyCounts.prefix(8)
      .map { (actor: chronicle.view(of: ActorID($0.value)), events: $0.count) }
    return TiePage(tie: tie, thirdParties: third, events: try eventsView(all), actors: choices)
  }

  func actorPage(_ actor: Actor) throws(Problem) -> ActorPage {
    var all = EventQuery()
    all.actors = [actor.id]
    all.statuses = []
    let ties = chronicle.ties(of: actor.id)
    let documents = chronicle.documents(mentioning: actor.id)
    return ActorPage(
      actor: chronicle.view(of: actor.id), role: actor.role,
      affiliation: actor.affiliation.map { chronicle.view(of: $0) }, names: Array(actor.names.prefix(24)),
      mentions: actor.mentions,
      documents: documents.prefix(20).map { chronicle.view(of: chronicle.documents[Int($0)]) },
      documentCount: documents.count, ties: ties.prefix(14).map { chronicle.view(of: $0) }, tieCount: ties.count,
      events: try eventsView(all, isOfActor: true))
  }

  /// The events of `all` that the page's filters let through.
  private func eventsView(_ all: EventQuery, isOfActor: Bool = false) throws(Problem) -> EventsView {
    let narrowed = narrowed(all)
    let (rows, total) = (chronicle.select(narrowed), chronicle.select(all).count)
    let offset = min(query.integer("offset") ?? 0, rows.count)
    var events: [EventView] = []
    for row in rows.dropFirst(offset).prefix(EventsView.pageSize) {
      guard let event = chronicle.event(at: row) else { throw .lost }
      events.append(chronicle.view(of: event))
    }
    let asked = self.query.text(leavingOut: ["event", "offset"]).dropFirst()
    var yearly = narrowed
    if query.all("status").isEmpty { yearly.statuses = [.asserted] }
    return EventsView(
      events: events, count: rows.count, total: total, offset: offset,
      filters: filters(narrowed, among: all, isOfActor: isOfActor), query: String(asked),
      apiQuery: query.all("status").isEmpty ? (asked.isEmpty ? "" : asked + "&") + "status=any" : String(asked),
      evidence: try query["event"].flatMap { id throws(Problem) in try evidence(id) },
      years: chronicle.years(of: chronicle.select(yearly)))
  }

  /// All of them, narrowed by what the query says; unlike in the API, every status is shown unless one is chosen.
  private func narrowed(_ all: EventQuery) -> EventQuery {
    var narrowed = EventFilters.query(self)
    narrowed.pair = all.pair
    if all.pair == nil {
      narrowed.others = narrowed.actors
      narrowed.actors = all.actors
    }
    if query.all("status").isEmpty { narrowed.statuses = [] }
    narrowed.order = .date
    return narrowed
  }

  /// Each facet counted under all other filters.
  private func filters(_ narrowed: EventQuery, among all: EventQuery, isOfActor: Bool) -> FilterView {
    var facets = [facet("status", "Status", .status, narrowed) { $0.statuses = [] }]
    facets.append(facet("type", "Type", .type, narrowed) { $0.types = [] })
    facets.append(facet("quad", "Kind", .quad, narrowed) { $0.quads = [] })
    if isOfActor {
      let own = all.actors
      facets.append(
        facet("actor", "With", .actor, narrowed, leavingOut: Set(own.map(\.text))) { $0.others = [] })
    }
    let documents = facet("document", "Article", .document, narrowed) { $0.documents = [] }
    if documents.options.count > 1 || documents.options.contains(where: \.isOn) { facets.append(documents) }
    return FilterView(
      facets: facets, from: query["from"] ?? "", to: query["to"] ?? "", words: query["q"] ?? "",
      undated: query["undated"] ?? "")
  }

  private func facet(
    _ name: String, _ legend: String, _ facet: Facet, _ narrowed: EventQuery, leavingOut: Set<String> = [],
    _ widen: (inout EventQuery) -> Void
  ) -> FilterView.Facet {
    var wide = narrowed
    widen(&wide)
    let chosen = Set(query.all(name))
    let counts = chronicle.counts(of: facet, among: chronicle.select(wide)).filter { !leavingOut.contains($0.value) }
    var options = counts.prefix(16).map { count in
      FilterView.Option(
        value: count.value, label: label(count.value, facet), count: count.count, isOn: chosen.contains(count.value))
    }
    for value in chosen.sorted() where !options.contains(where: { $0.value == value }) && value != "any" {
      let count = counts.first { $0.value == value }?.count ?? 0
      options.append(FilterView.Option(value: value, label: label(value, facet), count: count, isOn: true))
    }
    return FilterView.Facet(name: name, legend: legend, options: options)
  }

  private func label(_ value: String, _ facet: Facet) -> String {
    switch facet {
    case .actor: chronicle.actor(value)?.name ?? value
    case .document: chronicle.document(value)?.title ?? value
    case .quad: Quad(rawValue: value)?.label ?? value
    case .type: value.prefix(1) + value.dropFirst().lowercased()
    case .status, .year: value
    }
  }
}
