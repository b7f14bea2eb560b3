import Chronicle
import Testing

@Suite struct ChronicleMergeTests {
  @Test func anActorOfTwoDocumentsIsOne() {
    let chronicle = Chronicle(
      readings: [
        Sample.reading("d1", actors: [Sample.actor("NOR", "Norway", names: ["Oslo"], mentions: 2)]),
        Sample.reading("d2", actors: [Sample.actor("NOR", "Norway", names: ["Norway", "Oslo"], mentions: 5)]),
      ], version: "v1")
    #expect(chronicle.actors.map(\.mentions) == [7])
    #expect(chronicle.actors.first?.names == ["Norway", "Oslo"])
    #expect(chronicle.document("d2", mentions: ActorID("NOR")))
  }

  @Test func whatTwoDocumentsTellOfOneDayIsOneEvent() throws {
    let tellings = [
      try Sample.event("e-b", .consult, ["NOR"], ["SWE"], "2010-05-04", document: "d1"),
      try Sample.event("e-a", .consult, ["NOR"], ["SWE"], "2010-05-04", document: "d2"),
    ]
    let chronicle = Sample.chronicle(tellings)
    #expect(chronicle.events.map(\.id) == ["e-a"])
    #expect(chronicle.events.first?.sameAs == ["e-b"])
    #expect(Set(chronicle.events.first?.evidence.map(\.document) ?? []) == ["d1", "d2"])
    #expect(chronicle.event("e-b")?.id == "e-a")
  }

  @Test(arguments: ["2010", "2010-05", nil] as [String?])
  func aVagueDateMergesNothing(date: String?) throws {
    let tellings = [
      try Sample.event("e-b", .consult, ["NOR"], ["SWE"], date, document: "d1"),
      try Sample.event("e-a", .consult, ["NOR"], ["SWE"], date, document: "d2"),
    ]
    #expect(Sample.chronicle(tellings).events.count == 2)
  }

  @Test func twoSuchEventsInOneDocumentStayApart() throws {
    let tellings = [
      try Sample.event("e-a", .consult, ["NOR"], ["SWE"], "2010-05-04", document: "d1"),
      try Sample.event("e-b", .consult, ["NOR"], ["SWE"], "2010-05-04", document: "d1", at: 30),
      try Sample.event("e-c", .consult, ["NOR"], ["SWE"], "2010-05-04", document: "d2"),
    ]
    #expect(Sample.chronicle(tellings).events.count == 3)
  }

  @Test func theOrderOfReadingDoesNotMatter() throws {
    let readings = try (0..<6).map { n in
      Sample.reading(
        "d\(n)", published: Day(year: 2000 + n % 3, month: 1, day: 1),
        actors: [Sample.actor("NOR", "Norway", mentions: n), Sample.actor("SWE", "Sweden")],
        events: [try Sample.event("e-\(n)", .aid, ["NOR"], ["SWE"], nil, document: "d\(n)")])
    }
    let (a, b) = (Chronicle(readings: readings, version: ""), Chronicle(readings: readings.reversed(), version: ""))
    #expect(a.documents == b.documents)
    #expect(a.actors == b.actors)
    #expect(a.events == b.events)
  }

  @Test func oneTextIsOneDocument() {
    let reading = Sample.reading("d1", actors: [Sample.actor("NOR", "Norway", mentions: 2)])
    let chronicle = Chronicle(readings: [reading, reading], version: "")
    #expect(chronicle.documents.count == 1)
    #expect(chronicle.actor("nor")?.mentions == 2)
  }

  @Test func actorsAreFoundByIDNameAndNearness() {
    let met = [
      Sample.actor("NOR", "Norway", names: ["Oslo"]),
      Sample.actor("kari-lund", "Kari Lund", names: ["Lund"], kind: .person),
      Sample.actor("per-lund", "Per Lund", names: ["Lund"], kind: .person),
    ]
    let chronicle = Chronicle(
      readings: [Sample.reading(actors: met)], known: [Sample.actor("FIN", "Finland", mentions: 0)], version: "")
    #expect(chronicle.actor("nOr")?.name == "Norway")
    #expect(chronicle.actor(named: "OSLO")?.name == "Norway")
    #expect(chronicle.actor("fin")?.mentions == 0)
    #expect(chronicle.actor(named: "Lund") == nil, "two people are called so")
    #expect(chronicle.near("Norwya").first?.id.text == "NOR")
    #expect(chronicle.near("xyzzyxyzzy").isEmpty)
    #expect(chronicle.actors.count == 3, "who is not mentioned is known, but not listed")
  }

  @Test func likenessCountsEdits() {
    let cases: [(String, String, Int?)] = [
      ("type", "type", 0), ("TYPE", "type", 0), ("tpye", "type", 1), ("tipe", "type", 1), ("", "ab", 2),
      ("abc", "xyz", nil),
    ]
    for (a, b, distance) in cases { #expect(Likeness.distance(a, b, limit: 2) == distance, "\(a) \(b)") }
    #expect(Likeness.hint(for: "limt", among: ["limit", "offset"]) == "; did you mean limit?")
  }

  @Test func daysAreReadStrictly() {
    #expect(Day(iso: "2024-12-20")?.description == "2024-12-20")
    for text in ["2024-13-01", "2023-02-29", "2024-1-01", "20241220", "+024-12-20", "2024-12-20T", "", "２０２４-12-20"] {
      #expect(Day(iso: text) == nil, "\(text)")
    }
  }
}
