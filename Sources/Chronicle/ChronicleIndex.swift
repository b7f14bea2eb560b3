/// Positions of events by what is asked for most.
struct EventIndex: Sendable {
  /// For each event, its words in lower case: what `q` looks in.
  let words: [String]
  private let count: Int
  private let byID: [String: Int]
  private let byActor: [ActorID: [Int]]
  private let byPair: [Pair: [Int]]
  private let byType: [EventType: [Int]]
  private let byDocument: [String: [Int]]

  init(_ events: [Event]) {
    var byID: [String: Int] = [:]
    var byActor: [ActorID: [Int]] = [:]
    var byPair: [Pair: [Int]] = [:]
    var byType: [EventType: [Int]] = [:]
    var byDocument: [String: [Int]] = [:]
    for (position, event) in events.enumerated() {
      for id in [event.id] + event.sameAs where byID[id] == nil { byID[id.lowercased()] = position }
      for actor in event.everybody { byActor[actor, default: []].append(position) }
      for pair in event.pairs { byPair[pair, default: []].append(position) }
      byType[event.type, default: []].append(position)
      for document in Set(event.evidence.map(\.document)) { byDocument[document, default: []].append(position) }
    }
    words = events.map { event in
      ([event.summary] + event.evidence.map(\.quote)).joined(separator: "\n").lowercased()
    }
    count = events.count
    self.byID = byID
    self.byActor = byActor
    self.byPair = byPair
    self.byType = byType
    self.byDocument = byDocument
  }

  func position(of id: String) -> Int? { byID[id.lowercased()] }

  /// Positions, ascending, among which every match is: from the index that leaves the fewest.
  func candidates(for query: EventQuery) -> [Int] {
    var best = query.pair.map { byPair[$0] ?? [] }
    func consider(_ lists: [[Int]]) {
      guard !lists.isEmpty, lists.reduce(0, { $0 + $1.count }) < best?.count ?? count else { return }
      best = lists.count == 1 ? lists[0] : Set(lists.joined()).sorted()
    }
    for actors in [query.actors, query.sources, query.targets] { consider(actors.map { byActor[$0] ?? [] }) }
    consider(query.types.map { byType[$0] ?? [] })
    consider(query.documents.map { byDocument[$0] ?? [] })
    return best ?? Array(0..<count)
  }
}

extension Event {
  /// Principals and whoever acts for them.
  var everybody: Set<ActorID> { Set(source + target + participants.map(\.actor)) }
}
