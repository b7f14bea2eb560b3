import Chronicle
import Testing

@Suite struct WordTests {
  private func finds(_ query: String, in text: String) throws -> Bool {
    let chronicle = Sample.chronicle([try Sample.event("1", .consult, ["NOR"], ["SWE"], "2010", quote: text)])
    var events = EventQuery()
    events.text = TextQuery(query)
    return chronicle.select(events).count == 1
  }

  @Test(arguments: [
    ("turkiye", "Türkiye signed."), ("TÜRKİYE", "türkiye signed."), ("erdogan", "Erdoğan came."), ("Łódź", "In Lodz."),
    ("lodz", "In Łódź."), ("oresund", "The Øresund."), ("strasse", "Straße"), ("resume\u{301}", "resume"),
    ("pakistan", "Pakistan's offer"), ("joint exercise", "an exercise, held jointly, was joint"),
    ("\"joint exercise\"", "Their joint exercise."), ("\"joint-exercise\"", "Their joint exercise."),
    ("киев", "Киев"), ("s 400", "S-400"), ("2016", "in 2016."), ("\"in 2016\" signed", "signed in 2016"),
  ])
  func wordsAreFoundWithoutCaseAndAccents(query: String, text: String) throws {
    #expect(try finds(query, in: text), "\(query) in \(text)")
  }

  @Test(arguments: [
    ("sign", "signed"), ("\"exercise joint\"", "Their joint exercise."), ("\"a b\"", "a, then b"),
    ("absent", "present"),
    ("\"they met", "met they"), ("kyiv oslo", "Kyiv"),
  ])
  func otherWordsAreNot(query: String, text: String) throws { #expect(try !finds(query, in: text)) }
}

@Suite struct SeriesTests {
  private func series(_ dates: [String?], _ length: PeriodLength) throws -> Series {
    let events = try dates.enumerated().map { try Sample.event("e\($0)", .agree, ["NOR"], ["SWE"], $1) }
    let chronicle = Sample.chronicle(events)
    return Series(chronicle.facts(of: chronicle.select(EventQuery())), by: length)
  }

  @Test func aWideDateIsPushedIntoNoPeriod() throws {
    let months = try series(["2016", "2016-03", "2016-03-05", "2016-05-01", nil], .month)
    #expect(months.rows.map(\.period.edtf).first == "2016-01" && months.rows.count == 12)
    #expect(months.rows.map(\.events) == [0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    #expect(months.rows.allSatisfy { $0.spanning == 1 })
    #expect(months.placed == 3 && months.wider == 1 && months.undated == 1)
    let years = try series(["2016", "2016-03", "2019-02-01", "201X", "2016/.."], .year)
    #expect(years.rows.map(\.period.edtf) == (2010...2019).map { "\($0)" }, "empty ones are there")
    #expect(years.rows.map(\.events) == [0, 0, 0, 0, 0, 0, 2, 0, 0, 1])
    #expect(years.rows.map(\.spanning) == [1, 1, 1, 1, 1, 1, 2, 2, 2, 2])
  }

  @Test func quartersAreThoseOfEDTF() throws {
    let quarters = try series(["2015-12-31", "2016-01-01", "2016-04", "2016-34"], .quarter)
    #expect(quarters.rows.map(\.period.edtf) == ["2015-36", "2016-33", "2016-34"])
    #expect(quarters.rows.map(\.events) == [1, 1, 2])
    #expect(try series([nil], .year).rows.isEmpty)
    #expect(try series(["-0044", "-0043"], .year).rows.map(\.period.edtf) == ["-0044", "-0043"])
  }
}

/// Queries by index against the same questions asked of every event.
@Suite struct SelectionTests {
  @Test func indicesFindWhatALookAtEveryEventFinds() throws {
    var random = Numbers(state: 7)
    let states = ["NOR", "SWE", "DNK", "FIN", "ISL"]
    let events = try (0..<300).map { n in
      let a = Int.random(in: 0..<5, using: &random)
      let b = (a + Int.random(in: 1..<5, using: &random)) % 5
      return try Sample.event(
        "e-\(n)", EventType.allCases[Int.random(in: 0..<16, using: &random)], [states[a]], [states[b]],
        ["2010", "2011-05", "2012-03-04", "201X", nil][Int.random(in: 0..<5, using: &random)],
        symmetric: Bool.random(using: &random), status: EventStatus.allCases[Int.random(in: 0..<3, using: &random)],
        document: "d\(n % 7)", at: n, quote: n.isMultiple(of: 3) ? "They met." : "They parted at noon.")
    }
    let chronicle = Sample.chronicle(events)
    for round in 0..<400 {
      var query = EventQuery()
      func maybe<Value>(_ values: [Value]) -> Set<Value> {
        Set(values.filter { _ in Int.random(in: 0..<4, using: &random) == 0 })
      }
      query.actors = maybe(states.map { ActorID($0) })
      query.sources = round.isMultiple(of: 3) ? maybe(states.map { ActorID($0) }) : []
      query.targets = round.isMultiple(of: 4) ? maybe(states.map { ActorID($0) }) : []
      query.types = round.isMultiple(of: 2) ? maybe(EventType.allCases) : []
      query.quads = round.isMultiple(of: 5) ? maybe(Quad.allCases) : []
      query.statuses = maybe(EventStatus.allCases)
      query.documents = round.isMultiple(of: 6) ? maybe((0..<7).map { "d\($0)" }) : []
      query.from = round.isMultiple(of: 2) ? Day(year: 2011, month: 5, day: 20) : nil
      query.to = round.isMultiple(of: 3) ? Day(year: 2012, month: 3, day: 3) : nil
      query.undated = EventQuery.Undated.allCases[round % 4]
      query.text = round.isMultiple(of: 7) ? TextQuery("noon") : nil
      query.pair = round.isMultiple(of: 8) ? Pair(ActorID("NOR"), ActorID("SWE")) : nil
      query.order = EventOrder.allCases[round / 4 % 4]
      let found = chronicle.events(query)
      let expected = chronicle.events.filter { Self.matches($0, query) }
      #expect(Set(found.map(\.id)) == Set(expected.map(\.id)) && found.count == expected.count, "round \(round)")
      guard query.order != .date else {
        #expect(found == expected, "round \(round)")
        continue
      }
      if query.order == .goldstein { #expect(found.map(\.goldstein) == found.map(\.goldstein).sorted()) }
    }
  }

  private static func matches(_ event: Event, _ query: EventQuery) -> Bool {
    let everybody = Set(event.source + event.target)
    func side(_ wanted: Set<ActorID>, _ side: [ActorID]) -> Bool {
      wanted.isEmpty || !wanted.isDisjoint(with: event.symmetric ? everybody : Set(side))
    }
    guard query.actors.isEmpty || !query.actors.isDisjoint(with: everybody), side(query.sources, event.source),
      side(query.targets, event.target), query.types.isEmpty || query.types.contains(event.type),
      query.quads.isEmpty || query.quads.contains(event.type.quad),
      query.statuses.isEmpty || query.statuses.contains(event.status),
      query.documents.isEmpty || query.documents.contains(event.evidence[0].document),
      query.pair.map({ event.pairs.contains($0) }) ?? true,
      query.text == nil || event.summary.contains("noon")
    else { return false }
    guard event.date.edtf != nil else {
      return query.undated == .include || query.undated == .only
        || query.undated == .auto && query.from == nil && query.to == nil
    }
    guard query.undated != .only else { return false }
    if let from = query.from, let end = event.date.end, end < from { return false }
    if let to = query.to, let start = event.date.start, start > to { return false }
    return true
  }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }
}
