/// What queries know of an event: enough to count and average by.
package struct EventFacts: Sendable {
  package let type: EventType
  package let status: EventStatus
  package let goldstein: Double
  package let ploverScore: Double
  package let isDated: Bool
  private let startNumber: Int32
  private let endNumber: Int32

  /// The date's own bounds; null where open or unknown.
  package var start: Day? { startNumber == EventColumns.noDay ? nil : Day(number: Int(startNumber)) }
  package var end: Day? { endNumber == EventColumns.noDay ? nil : Day(number: Int(endNumber)) }

  init(_ columns: EventColumns, _ number: UInt32) {
    let row = Int(number)
    type = EventType.allCases[Int(columns.types[row])]
    status = columns.status(of: row)
    goldstein = columns.goldstein(of: row)
    ploverScore = ModeTable.scores[Int(columns.modes[row])] ?? type.score
    isDated = columns.isDated(row)
    startNumber = columns.starts[row]
    endNumber = columns.ends[row]
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

  /// An event's principals, sorted.
  package func parties(at number: UInt32) -> [ActorID] {
    columns.parties[number].filter(\.isPrincipal).map { actorIDs[Int($0.actor)] }.sorted()
  }

  /// Numbers of the documents that tell any of some events, ascending.
  package func tellers(of numbers: [UInt32]) -> [UInt32] {
    var tells = [Bool](repeating: false, count: documents.count)
    for number in numbers { for telling in columns.evidence[number] { tells[Int(telling.document)] = true } }
    return tells.indices.filter { tells[$0] }.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Numbers of the documents that tell an event.
  package func tellers(at number: UInt32) -> [UInt32] { columns.evidence[number].map(\.document) }
}
