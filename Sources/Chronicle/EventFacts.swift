/// What queries know of an event: enough to count and average by.
package struct EventFacts: Sendable {
  package let type: EventType
  package let status: EventStatus
  package let goldstein: Double
  package let ploverScore: Double
  package let isDated: Bool
  /// The date's own bounds; null where open or unknown.
  package let start: Day?
  package let end: Day?
  /// Principals, sorted.
  package let parties: [ActorID]
  /// Numbers of the documents that tell it.
  package let documents: [UInt32]

  init(_ columns: EventColumns, _ number: UInt32, _ ids: [ActorID]) {
    let row = Int(number)
    type = EventType.allCases[Int(columns.types[row])]
    status = EventStatus.allCases[Int(columns.statuses[row])]
    goldstein = columns.goldstein(of: row)
    ploverScore = ModeTable.mode(columns.modes[row])?.score ?? type.score
    isDated = columns.isDated(row)
    start = columns.starts[row] == EventColumns.noDay ? nil : Day(number: Int(columns.starts[row]))
    end = columns.ends[row] == EventColumns.noDay ? nil : Day(number: Int(columns.ends[row]))
    parties = columns.parties[number].filter(\.isPrincipal).map { ids[Int($0.actor)] }.sorted()
    documents = columns.evidence[number].map(\.document)
  }
}

extension EventColumns {
  /// Goldstein values have one digit behind the point: rounding gives back what the shorter number lost.
  func goldstein(of row: Int) -> Double { (Double(goldstein[row]) * 1000).rounded() / 1000 }

  func type(of row: Int) -> EventType { EventType.allCases[Int(types[row])] }
}

extension Chronicle {
  /// Numbers of all events between two actors, of every status, in the order of time.
  package func events(between pair: Pair) -> [UInt32] {
    var query = EventQuery()
    query.pair = pair
    query.statuses = []
    return select(query)
  }

  /// The days on which the dated, asserted events between two actors begin and end; null where none is known.
  package func span(of pair: Pair) -> (first: Day?, last: Day?) {
    var (first, last) = (Int32.max, Int32.min)
    for row in events(between: pair).lazy.map({ Int($0) })
    where columns.statuses[row] == EventStatus.asserted.number {
      let bounds = [columns.starts[row], columns.ends[row]].filter { $0 != EventColumns.noDay }
      first = min(first, bounds.min() ?? first)
      last = max(last, bounds.max() ?? last)
    }
    return (
      first == .max ? nil : Day(number: Int(first)), last == EventColumns.noDay ? nil : Day(number: Int(last))
    )
  }
}
