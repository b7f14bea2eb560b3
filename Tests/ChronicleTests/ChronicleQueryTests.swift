import Chronicle
import Testing

@Suite struct ChronicleQueryTests {
  private let chronicle: Chronicle

  init() throws {
    chronicle = Sample.chronicle([
      try Sample.event("e-1", .agree, ["NOR"], ["SWE"], "2010", symmetric: true, quote: "Oslo and Stockholm signed."),
      try Sample.event(
        "e-2", .accuse, ["NOR"], ["DNK"], "2012", at: 20, person: "kari-lund", quote: "Lund blamed Denmark."),
      try Sample.event("e-3", .aid, ["SWE"], ["NOR"], "2011", at: 40, quote: "Sweden sent help."),
      try Sample.event(
        "e-4", .reject, ["SWE"], ["NOR"], "2013", status: .negated, at: 60, quote: "Sweden did not refuse."),
      try Sample.event("e-5", .support, ["DNK"], ["NOR"], nil, at: 80, quote: "Denmark backs Norway."),
      try Sample.event("e-6", .support, ["DNK"], ["NOR"], nil, at: 5, quote: "Denmark helps Norway."),
    ])
  }

  private func ids(_ change: (inout EventQuery) throws -> Void) rethrows -> String {
    var query = EventQuery()
    try change(&query)
    return chronicle.events(query).map { $0.id.dropFirst(2) }.joined()
  }

  @Test func timeIsTheOrderAndUndatedEventsComeLastInTextOrder() {
    #expect(ids { _ in } == "13265")
    #expect(ids { $0.order = .latestFirst } == "23165")
    #expect(ids { $0.order = .goldstein }.first == "2")
    #expect(ids { $0.order = .goldsteinDescending }.first == "3")
  }

  @Test func filtersNarrow() throws {
    #expect(ids { $0.actors = [ActorID("SWE")] } == "13")
    #expect(ids { $0.actors = [ActorID("kari-lund")] } == "2")
    #expect(ids { $0.sources = [ActorID("NOR")] } == "12", "a symmetric event has both sides for its source")
    #expect(ids { $0.targets = [ActorID("NOR")] } == "1365")
    #expect(ids { $0.types = [.aid, .agree] } == "13")
    #expect(ids { $0.quads = [.verbalConflict] } == "2")
    #expect(ids { $0.statuses = [.negated] } == "4")
    #expect(ids { $0.statuses = [] } == "132465")
    #expect(ids { $0.text = TextQuery("STOCKHOLM signed") } == "1")
    #expect(ids { $0.documents = ["elsewhere"] } == "")
    #expect(ids { $0.pair = Pair(ActorID("SWE"), ActorID("NOR")) } == "13")
  }

  @Test func aRangeTakesWhatOverlapsAndNothingUndated() {
    func range(_ from: Day?, _ to: Day?, _ undated: EventQuery.Undated = .auto) -> String {
      ids {
        $0.from = from
        $0.to = to
        $0.undated = undated
      }
    }
    #expect(range(Day(year: 2011, month: 6, day: 1), nil) == "32")
    #expect(range(nil, Day(year: 2011, month: 1, day: 1)) == "13")
    #expect(range(Day(year: 2010, month: 12, day: 31), Day(year: 2010, month: 12, day: 31)) == "1")
    #expect(range(Day(year: 2012, month: 1, day: 1), nil, .include) == "265")
    #expect(range(nil, nil, .only) == "65")
    #expect(range(nil, nil, .exclude) == "132")
  }

  @Test func tiesCountAssertedEventsOnly() throws {
    let pair = try #require(Pair(ActorID("NOR"), ActorID("SWE")))
    #expect(chronicle.tie(pair).events == 2)
    let nobody = try #require(Pair(ActorID("NOR"), ActorID("FIN")))
    #expect(chronicle.tie(nobody).events == 0)
    #expect(chronicle.ties.map(\.events) == [3, 2])
  }

  @Test func eventsAreFoundByIDInAnyCase() {
    #expect(chronicle.event("E-3")?.type == .aid)
    #expect(chronicle.event("e-9") == nil)
  }

  /// Every query by index gives what a look at every event would.
  @Test func indicesLoseNothing() throws {
    let parties = ["NOR", "SWE", "DNK", "FIN", "ISL"]
    var random = Generator(state: 7)
    let events = try (0..<400).map { n in
      let two = parties.shuffled(using: &random)
      return try Sample.event(
        "e-\(n)", EventType.allCases.randomElement(using: &random) ?? .aid, [two[0]], [two[1]],
        Bool.random(using: &random) ? String(Int.random(in: 1990...2020, using: &random)) : nil,
        document: "d\(n % 3)", at: n)
    }
    let chronicle = Sample.chronicle(events)
    for _ in 0..<200 {
      var query = EventQuery()
      if Bool.random(using: &random) { query.actors = [ActorID(parties.randomElement(using: &random) ?? "NOR")] }
      if Bool.random(using: &random) { query.types = Set(EventType.allCases.shuffled(using: &random).prefix(4)) }
      if Bool.random(using: &random) { query.documents = ["d1"] }
      let expected = events.filter { event in
        (query.actors.isEmpty || !Set(event.parties).isDisjoint(with: query.actors))
          && (query.types.isEmpty || query.types.contains(event.type))
          && (query.documents.isEmpty || event.evidence.contains { query.documents.contains($0.document) })
      }
      #expect(Set(chronicle.events(query).map(\.id)) == Set(expected.map(\.id)))
    }
  }
}

/// A small generator with a fixed seed (SplitMix64): the same cases on every machine.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
