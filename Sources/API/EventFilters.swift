import Chronicle

/// The filters of events, as parameters and as the query they make.
enum EventFilters {
  /// Those that say who takes part; a timeline's pair stands in its path.
  private static let parties = [
    Parameter(
      name: "actor", kind: .actor, summary: "Taking part on either side: an id, name or alpha-2 code.", example: "PAK",
      isRepeatable: true),
    Parameter(
      name: "source", kind: .actor, summary: "Doing it; either side of a symmetric event.", example: "RUS",
      isRepeatable: true),
    Parameter(
      name: "target", kind: .actor, summary: "Having it done to them; either side of a symmetric event.",
      example: "PAK", isRepeatable: true),
  ]

  static let conditions =
    parties + [
      Parameter(
        name: "type", kind: .choice(EventType.allCases.map(\.rawValue)), summary: "The PLOVER type.",
        example: "CONSULT",
        isRepeatable: true),
      Parameter(
        name: "quad", kind: .choice(Quad.allCases.map(\.rawValue)), summary: "The quarter that the type lies in.",
        example: "material-cooperation", isRepeatable: true),
      Parameter(
        name: "mode", kind: .choice(modes), summary: "The PLOVER mode.", example: "visit", isRepeatable: true),
      Parameter(
        name: "status", kind: .choice(EventStatus.allCases.map(\.rawValue) + ["any"]),
        summary: "Whether the text says that it happened; `any` for all of them.", example: "any", isRepeatable: true,
        fallback: EventStatus.asserted.rawValue),
      Parameter(
        name: "from", kind: .date(last: false),
        summary: "From this date on: a day, month, year, other EDTF, RFC 3339 time or epoch milliseconds. Events match "
          + "when their dates overlap with the range.", example: "2014"),
      Parameter(
        name: "to", kind: .date(last: true),
        summary: "Up to this date, written likewise; `2016` holds all of that year.",
        example: "2017-06"),
      Parameter(
        name: "undated", kind: .choice(["include", "exclude", "only"]),
        summary: "What becomes of events without a date. By default a range of dates leaves them out.",
        example: "only"),
      .document,
      Parameter(
        name: "q", kind: .text,
        summary:
          "Words, or \"phrases\" in double quotes, that the summary and the quotes must hold; case and accents do "
          + "not count.", example: "embargo"),
    ]

  private static let include = Parameter(
    name: "include", kind: .choice(["relations"]),
    summary: "Standing relations as well, such as alliances; their `relation` is true, and no tie counts them.",
    example: "relations")

  static let parameters =
    conditions + [include, .sort(EventOrder.allCases.map(\.rawValue)), .facets(Facet.allCases.map(\.rawValue))]
    + Parameter.paging

  private static let modes = Set(EventType.allCases.flatMap { Mode.names(of: $0) }).sorted()

  /// The query that a request makes.
  static func query(_ call: Call) -> EventQuery {
    var query = EventQuery()
    query.order = call.defaultOrder
    call.query.forEach { name, first, more, day in
      switch name {
      case "from": query.from = day
      case "to": query.to = day
      case "actor" where more.isEmpty: query.actors = [ActorID(first())]
      default: add(name, [first()] + more, to: &query)
      }
    }
    return query
  }

  private static func add(_ name: String, _ values: [String], to query: inout EventQuery) {
    switch name {
    case "actor": query.actors = Set(values.map { ActorID($0) })
    case "source": query.sources = Set(values.map { ActorID($0) })
    case "target": query.targets = Set(values.map { ActorID($0) })
    case "type": query.types = Set(values.compactMap { EventType(rawValue: $0) })
    case "quad": query.quads = Set(values.compactMap { Quad(rawValue: $0) })
    case "mode": query.modes = Set(values)
    case "status": query.statuses = values.contains("any") ? [] : Set(values.compactMap { EventStatus(rawValue: $0) })
    case "include": query.includesRelations = true
    case "undated": query.undated = values.first.flatMap { EventQuery.Undated(rawValue: $0) } ?? .auto
    case "document": query.documents = Set(values)
    case "q": query.text = values.first.map { TextQuery($0) }
    case "sort": query.order = values.first.flatMap { EventOrder(rawValue: $0) } ?? query.order
    // Paging, facets and forms select nothing.
    default: break
    }
  }
}

extension Call {
  /// Who subscribes to a feed wants to see what is new.
  fileprivate var defaultOrder: EventOrder {
    format.isFeed ? .latestFirst : .date
  }

  /// The events of a query as a list.
  func events(_ query: EventQuery, path: String, parent: String, title: String) throws(Problem) -> Content {
    let numbers = chronicle.select(query)
    var table = RowTable(rows: EventRows(service, numbers), path: path, parent: parent, title: title)
    if let names = self.query["facets"] {
      table.facets = names.split(separator: ",").compactMap { Facet(rawValue: String($0)) }
        .map { facet($0, numbers, table) }
    }
    return try answer(table)
  }

  private func facet(_ facet: Facet, _ numbers: [UInt32], _ table: RowTable) -> FacetValues {
    let values = chronicle.counts(of: facet, among: numbers).prefix(100).map { count in
      FacetValues.Value(
        value: count.value, label: label(of: count.value, facet), count: count.count,
        url: address(table, leavingOut: replaced(by: facet), adding: filter(facet, count.value)))
    }
    return FacetValues(name: facet.rawValue, values: Array(values))
  }

  private func replaced(by facet: Facet) -> [String] {
    ["cursor", "offset", "facets"] + (facet == .year ? ["from", "to"] : [facet.rawValue])
  }

  private func filter(_ facet: Facet, _ value: String) -> [(name: String, value: String)] {
    facet == .year ? [("from", value), ("to", value)] : [(facet.rawValue, value)]
  }

  private func label(of value: String, _ facet: Facet) -> String {
    switch facet {
    case .actor: chronicle.actor(value)?.name ?? value
    case .document: chronicle.document(value)?.title ?? value
    case .quad: Quad(rawValue: value)?.label ?? value
    case .type, .status, .year: value
    }
  }
}

/// The events that a query found, by their numbers.
private final class EventRows: Rows {
  private let service: Service
  private let numbers: [UInt32]
  private var chronicle: Chronicle { service.chronicle }

  init(_ service: Service, _ numbers: [UInt32]) {
    self.service = service
    self.numbers = numbers
  }

  var count: Int { numbers.count }
  var areEvents: Bool { true }

  func row(_ index: Int) throws(Problem) -> [UInt8] { try service.row(at: numbers[index]) }

  func join(_ rows: Range<Int>, into bytes: inout [UInt8]) throws(Problem) {
    try service.join(numbers[rows], into: &bytes)
  }

  /// An event's id; empty when it cannot be had any more, which the row itself tells.
  func key(_ index: Int) -> String { chronicle.eventID(at: numbers[index]) ?? "" }

  func place(_ key: String) -> Int? { chronicle.eventNumber(key).flatMap { numbers.firstIndex(of: $0) } }

  func event(_ index: Int) throws(Problem) -> Event {
    guard let event = chronicle.event(at: numbers[index]) else { throw .lost }
    return event
  }
}
