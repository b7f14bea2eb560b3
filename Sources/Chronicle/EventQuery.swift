/// Which events are wanted, and in which order. Several values of one filter mean any of them; an empty one asks nothing.
package struct EventQuery: Hashable, Sendable {
  /// What becomes of events without a date.
  package enum Undated: String, CaseIterable, Sendable {
    /// They match, as long as no range is asked for.
    case auto
    /// They match any range.
    case include
    case exclude
    /// Nothing else matches.
    case only
  }

  package var pair: Pair?
  /// Taking part on either side, as principal or acting for one.
  package var actors: Set<ActorID> = []
  /// Doing it; in a symmetric event both sides do.
  package var sources: Set<ActorID> = []
  /// Having it done to them; in a symmetric event both sides have.
  package var targets: Set<ActorID> = []
  package var types: Set<EventType> = []
  package var quads: Set<Quad> = []
  package var modes: Set<String> = []
  package var statuses: Set<EventStatus> = [.asserted]
  /// Events that may have happened on this day or later, and `to` on this day or earlier.
  package var from: Day?
  package var to: Day?
  package var undated = Undated.auto
  package var documents: Set<String> = []
  /// Words in lower case, each of which the summary or a quote must hold.
  package var words: [String] = []
  package var order = EventOrder.date

  package init() {}

  /// `words` are the event's own, in lower case.
  func matches(_ event: Event, words text: String) -> Bool {
    matchesParties(event) && matchesCoding(event) && matchesDate(event.date)
      && (documents.isEmpty || event.evidence.contains { documents.contains($0.document) })
      && words.allSatisfy { text.contains($0) }
  }

  private func matchesParties(_ event: Event) -> Bool {
    (pair.map { event.pairs.contains($0) } ?? true)
      && (actors.isEmpty || !event.everybody.isDisjoint(with: actors))
      && matches(event, sources, on: .source) && matches(event, targets, on: .target)
  }

  private func matches(_ event: Event, _ wanted: Set<ActorID>, on part: Participant.Part) -> Bool {
    guard !wanted.isEmpty else { return true }
    guard !event.symmetric else { return !event.everybody.isDisjoint(with: wanted) }
    return (part == .source ? event.source : event.target).contains { wanted.contains($0) }
      || event.participants.contains { $0.part == part && wanted.contains($0.actor) }
  }

  private func matchesCoding(_ event: Event) -> Bool {
    (types.isEmpty || types.contains(event.type)) && (quads.isEmpty || quads.contains(event.type.quad))
      && (modes.isEmpty || event.mode.map { modes.contains($0.name) } ?? false)
      && (statuses.isEmpty || statuses.contains(event.status))
  }

  private func matchesDate(_ date: EventDate) -> Bool {
    let isRange = from != nil || to != nil
    guard date.edtf != nil else {
      return switch undated {
      case .auto: !isRange
      case .include, .only: true
      case .exclude: false
      }
    }
    guard undated != .only else { return false }
    if let from, let end = date.end, end < from { return false }
    if let to, let start = date.start, start > to { return false }
    return true
  }
}

/// The orders in which events can be had; undated ones come last by date, in text order.
package enum EventOrder: String, CaseIterable, Sendable {
  case date
  case latestFirst = "-date"
  case goldstein
  case goldsteinDescending = "-goldstein"

  /// Events that are in date order already.
  func arranged(_ events: [Event]) -> [Event] {
    switch self {
    case .date: events
    case .latestFirst:
      events.filter { $0.date.edtf != nil }.reversed() + events.filter { $0.date.edtf == nil }
    case .goldstein: Self.stable(events) { $0.goldstein < $1.goldstein }
    case .goldsteinDescending: Self.stable(events) { $0.goldstein > $1.goldstein }
    }
  }

  /// From scratch; text order is that of documents, then of code points.
  func sorted(_ events: [Event], documentRanks ranks: [String: Int]) -> [Event] {
    let keyed = events.map { (key: DateKey($0, ranks), event: $0) }
    return arranged(keyed.sorted { $0.key < $1.key }.map(\.event))
  }

  private static func stable(_ events: [Event], _ precedes: (Event, Event) -> Bool) -> [Event] {
    events.enumerated().sorted { a, b in
      if precedes(a.element, b.element) { return true }
      return !precedes(b.element, a.element) && a.offset < b.offset
    }
    .map(\.element)
  }
}

/// Where an event stands in time: by its first day, or its last where the start is open; then the narrower date first.
private struct DateKey: Comparable {
  let day: Day?
  let end: Day?
  let document: Int
  let start: Int
  let id: String

  init(_ event: Event, _ ranks: [String: Int]) {
    let edtf = event.date.edtf
    day = edtf?.earliest ?? edtf?.latest
    end = edtf?.latest
    let place = event.evidence.first
    document = place.flatMap { ranks[$0.document] } ?? Int.max
    start = place?.range.lowerBound ?? Int.max
    id = event.id
  }

  static func < (a: DateKey, b: DateKey) -> Bool {
    if a.day != b.day { return precedes(a.day, b.day) }
    if a.end != b.end { return precedes(a.end, b.end) }
    return (a.document, a.start, a.id) < (b.document, b.start, b.id)
  }

  /// No day comes last.
  private static func precedes(_ a: Day?, _ b: Day?) -> Bool {
    guard let a else { return false }
    return b.map { a < $0 } ?? true
  }
}
