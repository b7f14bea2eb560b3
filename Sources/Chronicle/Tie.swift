/// An unordered pair of principals with at least one asserted event between them.
package struct Tie: Hashable, Sendable {
  package let pair: Pair
  package let events: Int
  package let cooperation: Int
  package let conflict: Int
  /// Mean Goldstein value of the events.
  package let goldstein: Double

  package init(pair: Pair, events: [Event]) {
    self.pair = pair
    self.events = events.count
    cooperation = events.count { $0.type.quad.isCooperation }
    conflict = events.count - cooperation
    goldstein = events.isEmpty ? 0 : events.reduce(0) { $0 + $1.goldstein } / Double(events.count)
  }

  /// The ties of some events, most events first, then by id. Negated and hypothetical events make none.
  package static func ties(of events: [Event]) -> [Tie] {
    var byPair: [Pair: [Event]] = [:]
    for event in events where event.status == .asserted {
      for pair in event.pairs { byPair[pair, default: []].append(event) }
    }
    return byPair.map { Tie(pair: $0, events: $1) }
      .sorted { ($1.events, $0.pair) < ($0.events, $1.pair) }
  }
}

/// Two different actors, in id order.
package struct Pair: Hashable, Comparable, Sendable {
  package let first: ActorID
  package let second: ActorID

  /// Null when both are the same actor.
  package init?(_ a: ActorID, _ b: ActorID) {
    guard a != b else { return nil }
    (first, second) = a < b ? (a, b) : (b, a)
  }

  package static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
}

extension Event {
  /// The pairs it ties: every source with every target; in a symmetric event every party with every other.
  package var pairs: Set<Pair> {
    let from = symmetric ? parties : source
    let to = symmetric ? parties : target
    return Set(from.flatMap { a in to.compactMap { Pair(a, $0) } })
  }
}
