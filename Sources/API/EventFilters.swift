import Chronicle

/// The filters of events, as parameters and as the query they make.
enum EventFilters {
  /// Those that say who takes part; a timeline's pair stands in its path.
  static let parties = [
    Parameter(
      name: "actor", kind: .actor, summary: "Taking part on either side: an id, name or alpha-2 code.",
      isRepeatable: true),
    Parameter(name: "source", kind: .actor, summary: "Doing it; either side of a symmetric event.", isRepeatable: true),
    Parameter(
      name: "target", kind: .actor, summary: "Having it done to them; either side of a symmetric event.",
      isRepeatable: true),
  ]

  static let parameters =
    parties + [
      Parameter(
        name: "type", kind: .choice(EventType.allCases.map(\.rawValue)), summary: "The PLOVER type.", isRepeatable: true
      ),
      Parameter(
        name: "quad", kind: .choice(Quad.allCases.map(\.rawValue)), summary: "The quarter that the type lies in.",
        isRepeatable: true),
      Parameter(name: "mode", kind: .choice(modes), summary: "The PLOVER mode.", isRepeatable: true),
      Parameter(
        name: "status", kind: .choice(EventStatus.allCases.map(\.rawValue) + ["any"]),
        summary: "Whether the text says that it happened; `any` for all of them.", isRepeatable: true,
        fallback: EventStatus.asserted.rawValue),
      Parameter(
        name: "from", kind: .date,
        summary: "The first day: a date, month, year, RFC 3339 time or epoch milliseconds. Dates that overlap match."),
      Parameter(name: "to", kind: .date, summary: "The last day, written likewise; `2016` holds all of that year."),
      Parameter(
        name: "undated", kind: .choice(["include", "exclude", "only"]),
        summary: "What becomes of events without a date. By default a range of dates leaves them out."),
      .document,
      Parameter(name: "q", kind: .text, summary: "Words that the summary or a quote must hold, in any case."),
      .sort(EventOrder.allCases.map(\.rawValue)),
    ] + Parameter.paging

  private static let modes = Set(EventType.allCases.flatMap { Mode.names(of: $0) }).sorted()

  /// The query that a request makes.
  static func query(_ call: Call) throws(Problem) -> EventQuery {
    var query = EventQuery()
    query.actors = try call.actors("actor")
    query.sources = try call.actors("source")
    query.targets = try call.actors("target")
    query.types = Set(call.query.all("type").compactMap { EventType(rawValue: $0) })
    query.quads = Set(call.query.all("quad").compactMap { Quad(rawValue: $0) })
    query.modes = Set(call.query.all("mode"))
    let statuses = call.query.all("status")
    if !statuses.isEmpty { query.statuses = Set(statuses.compactMap { EventStatus(rawValue: $0) }) }
    if statuses.contains("any") { query.statuses = [] }
    query.from = try day("from", call, last: false)
    query.to = try day("to", call, last: true)
    if let from = query.from, let to = query.to, to < from { throw .parameter("to", "lies before from") }
    query.undated = call.query["undated"].flatMap { EventQuery.Undated(rawValue: $0) } ?? .auto
    query.documents = try call.documents()
    query.words = (call.query["q"] ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    query.order = call.query["sort"].flatMap { EventOrder(rawValue: $0) } ?? .date
    return query
  }

  private static func day(_ name: String, _ call: Call, last: Bool) throws(Problem) -> Day? {
    guard let text = call.query[name] else { return nil }
    guard let day = DateBound.day(text, last: last) else {
      throw .parameter(name, "\"\(text)\" is no date that is understood", allowed: DateBound.forms)
    }
    return day
  }
}

extension Service {
  /// A list of events; rows are written once, when the service is made.
  func writeRow(_ event: Event, to json: inout JSONWriter) {
    if let row = rows[event.id] { json.raw(row) } else { EventJSON.write(event, to: &json) }
  }
}
