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
  /// Others that must take part as well, at least one of them.
  package var others: Set<ActorID> = []
  /// Doing it; in a symmetric event both sides do.
  package var sources: Set<ActorID> = []
  /// Having it done to them; in a symmetric event both sides have.
  package var targets: Set<ActorID> = []
  package var types: Set<EventType> = []
  package var quads: Set<Quad> = []
  package var modes: Set<String> = []
  package var statuses = Self.asserted
  /// Standing relations as well, which are no events.
  package var includesRelations = false
  /// Events that may have happened on this day or later, and `to` on this day or earlier.
  package var from: Day?
  package var to: Day?
  package var undated = Undated.auto
  package var documents: Set<String> = []
  /// Words and phrases that the summary and the quotes must hold.
  package var text: TextQuery?
  package var order = EventOrder.date

  package init() {}

  private static let asserted: Set<EventStatus> = [.asserted]
}

/// The orders in which events can be had; undated ones come last by date, in text order.
package enum EventOrder: String, CaseIterable, Sendable {
  case date
  case latestFirst = "-date"
  case goldstein
  case goldsteinDescending = "-goldstein"
}
