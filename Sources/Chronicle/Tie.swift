/// An unordered pair of principals with at least one asserted event between them.
package struct Tie: Hashable, Sendable {
  package let pair: Pair
  package private(set) var events: Int
  package private(set) var cooperation: Int
  package private(set) var conflict: Int
  /// Mean Goldstein value of the events.
  package private(set) var goldstein: Double

  /// The days on which the dated events begin and end; null where none is known.
  package private(set) var first: Day?
  package private(set) var last: Day?

  package init(pair: Pair, events: [Event]) {
    self.pair = pair
    first = events.compactMap { $0.date.edtf?.earliest ?? $0.date.edtf?.latest }.min()
    last = events.compactMap { $0.date.edtf?.latest ?? $0.date.edtf?.earliest }.max()
    self.events = events.count
    cooperation = events.count { $0.type.quad.isCooperation }
    conflict = events.count - cooperation
    goldstein = events.isEmpty ? 0 : events.reduce(0) { $0 + $1.goldstein } / Double(events.count)
  }

  /// The ties of all rows, most events first, then by id.
  static func ties(in columns: EventColumns, index: EventIndex, ids: [ActorID]) -> [Tie] {
    index.pairs.indices.compactMap { number in
      let pair = index.pairs[number]
      guard let pair = Pair(ids[Int(pair.first)], ids[Int(pair.second)]) else { return nil }
      var tie = Tie(pair: pair, events: [])
      var sum = 0.0
      var (first, last) = (Int32.max, EventColumns.noDay)
      for row in index.byPair[UInt32(truncatingIfNeeded: number)].lazy.map({ Int($0) })
      where columns.statuses[row] == EventStatus.asserted.number {
        tie.events += 1
        if columns.type(of: row).quad.isCooperation { tie.cooperation += 1 } else { tie.conflict += 1 }
        sum += columns.goldstein(of: row)
        let (start, end) = (columns.starts[row], columns.ends[row])
        if start != EventColumns.noDay || end != EventColumns.noDay {
          first = min(first, start == EventColumns.noDay ? end : start)
        }
        last = max(last, start, end)
      }
      guard tie.events > 0 else { return nil }
      tie.goldstein = sum / Double(tie.events)
      tie.first = first == .max ? nil : Day(number: Int(first))
      tie.last = last == EventColumns.noDay ? nil : Day(number: Int(last))
      return tie
    }
    .sorted { ($1.events, $0.pair) < ($0.events, $1.pair) }
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
