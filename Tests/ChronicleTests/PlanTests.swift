import Chronicle
import Seeded
import Testing

/// However a query is planned, it finds what looking at every event finds.
@Suite struct PlanTests {
  private static let seed: UInt64 = 20_240_517

  private static let actors = ["NOR", "SWE", "DNK", "FIN", "ISL"]
  private static let dates: [String?] = [
    nil, nil, "2009", "2010", "2010-05", "2010-05-17", "2011-02-03", "201X", "2010/..", "../2010", "2009/2013",
    "2012-23",
    "[2009,2011]", "1999-12-31", "2015-06-30", "Y12000",
  ]

  private static func chronicle(_ count: Int, _ dice: inout SplitMix) throws -> Chronicle {
    let events = try (0..<count).map { number in
      let pair = actors.shuffled(using: &dice)
      return try Sample.event(
        "e-\(number)", EventType.allCases.randomElement(using: &dice) ?? .consult, [pair[0]], [pair[1]],
        dates.randomElement(using: &dice) ?? nil, symmetric: Bool.random(using: &dice),
        status: EventStatus.allCases.randomElement(using: &dice) ?? .asserted, document: "d\(number % 7)", at: number)
    }
    return Sample.chronicle(events)
  }

  private static func query(_ dice: inout SplitMix) -> EventQuery {
    func some<Value: Hashable>(_ values: [Value], _ dice: inout SplitMix) -> Set<Value> {
      Int.random(in: 0..<3, using: &dice) == 0
        ? Set(values.shuffled(using: &dice).prefix(Int.random(in: 1...2, using: &dice))) : []
    }
    let days =
      ["2008-01-01", "2010-05-17", "2010-06-01", "2011-02-03", "2014-01-01"].map { Day(iso: $0) } + [nil, nil]
    var query = EventQuery()
    query.actors = some(actors.map { ActorID($0) }, &dice)
    query.sources = some(actors.map { ActorID($0) }, &dice)
    query.targets = some(actors.map { ActorID($0) }, &dice)
    query.types = some(EventType.allCases, &dice)
    query.quads = some(Quad.allCases, &dice)
    query.statuses = some(EventStatus.allCases, &dice)
    query.documents = some(["d0", "d1", "d2"], &dice)
    query.from = days.randomElement(using: &dice) ?? nil
    query.to = days.randomElement(using: &dice) ?? nil
    query.undated = EventQuery.Undated.allCases.randomElement(using: &dice) ?? .auto
    if Int.random(in: 0..<4, using: &dice) == 0 {
      let pair = actors.shuffled(using: &dice)
      query.pair = Pair(ActorID(pair[0]), ActorID(pair[1]))
    }
    return query
  }

  private static func isWanted(_ event: Event, _ query: EventQuery) -> Bool {
    func holds(_ wanted: Set<ActorID>, _ ids: [ActorID]) -> Bool { wanted.isEmpty || !wanted.isDisjoint(with: ids) }
    let both = event.source + event.target
    guard holds(query.actors, both), holds(query.sources, event.symmetric ? both : event.source),
      holds(query.targets, event.symmetric ? both : event.target),
      query.types.isEmpty || query.types.contains(event.type),
      query.quads.isEmpty || query.quads.contains(event.type.quad),
      query.statuses.isEmpty || query.statuses.contains(event.status),
      query.documents.isEmpty || event.evidence.contains(where: { query.documents.contains($0.document) }),
      query.pair.map({ event.pairs.contains($0) }) ?? true
    else { return false }
    guard let date = event.date.edtf else {
      switch query.undated {
      case .auto: return query.from == nil && query.to == nil
      case .include, .only: return true
      case .exclude: return false
      }
    }
    guard query.undated != .only else { return false }
    if let from = query.from, let latest = date.latest, latest < from { return false }
    if let to = query.to, let earliest = date.earliest, earliest > to { return false }
    return true
  }

  @Test func aPlanFindsWhatLookingAtAllFinds() throws {
    var dice = SplitMix(seed: Self.seed)
    for count in [0, 1, 63, 64, 65, 700] {
      let chronicle = try Self.chronicle(count, &dice)
      let all = chronicle.events
      #expect(all.isEmpty == (count == 0))
      var found = 0
      for _ in 0..<120 {
        let query = Self.query(&dice)
        let expected = all.filter { Self.isWanted($0, query) }.map(\.id)
        found += expected.count
        #expect(chronicle.events(query).map(\.id) == expected, "seed \(Self.seed), \(count) events: \(query)")
      }
      #expect(count < 60 || found > 100, "queries that find nothing test nothing")
    }
  }
}
