import API
import Foundation
import HTTP
import Testing

@Suite struct DescriptionTests {
  private let service: Service

  init() throws { service = try #require(World.service) }

  @Test(arguments: [
    ("/v1", "Index"), ("/v1/meta", "DataSet"), ("/v1/events/e-2000/why", "Explanation"),
    ("/v1/events/e-1001/why", "Explanation"), ("/v1/events?include=relations", "EventList"), ("/v1/graph", "Graph"),
    ("/v1/graph?limit=1", "Graph"),
    ("/v1/ties/NOR/SWE/series?by=quarter", "PeriodList"), ("/v1/actors/NOR/events", "EventList"),
    ("/v1/actors/NOR/ties", "TieRowList"), ("/v1/documents/north-0a1b2c/sentences", "SentenceList"),
    ("/v1/search?q=text", "HitList"), ("/v1/events?facets=type,actor,year,document,status,quad", "EventList"),
    ("/v1/documents", "DocumentList"), ("/v1/documents/north-0a1b2c", "Document"),
    ("/v1/actors", "ActorList"), ("/v1/actors/grete-holm", "ActorDetail"), ("/v1/actors/FIN", "ActorDetail"),
    ("/v1/events?status=any", "EventList"), ("/v1/events/e-1001", "Event"), ("/v1/ties", "TieRowList"),
    ("/v1/ties/NOR/SWE", "TieDetail"), ("/v1/ties/FIN/SWE", "TieDetail"), ("/v1/ties/NOR/SWE/timeline", "EventList"),
  ])
  func answersAreShapedAsDescribed(target: String, schema: String) throws {
    let faults = Shape.faults(of: try service.object(target), as: .reference(schema), at: target)
    #expect(faults.isEmpty, "\(faults.prefix(5))")
  }

  @Test func readingsAndProblemsAreShapedAsDescribed() throws {
    let reading = service.response("/v1/readings", method: "POST", body: "In 2014 Norway signed a treaty with Sweden.")
    #expect(Shape.faults(of: try reading.object(), as: .reference("Reading"), at: "reading").isEmpty)
    for target in ["/v1/none", "/v1/events?limit=0", "/v1/actors/Norwy"] {
      let problem = try service.response(target).object()
      #expect(Shape.faults(of: problem, as: .reference("Problem"), at: target).isEmpty)
    }
  }

  @Test func textSurvivesItsEscapes() throws {
    let event = try service.object("/v1/events/e-1001")
    let evidence = try #require((event["evidence"] as? [[String: Any]])?.first)
    #expect(evidence["quote"] as? String == "A \"quote\" \\ with\ttabs,\nlines, \u{1} and \u{1F600}.")
  }

  @Test func numbersAreAsShortAsTheyCanBe() {
    let cases: [(Double, String)] = [
      (7.4, "7.4"), (4, "4"), (-0.1, "-0.1"), (0, "0"), (153_000_000, "153000000"), (.infinity, "null"), (.nan, "null"),
      (0.1 + 0.2, "0.30000000000000004"),
    ]
    for (value, text) in cases {
      var json = JSONWriter()
      json.number(value)
      #expect(String(decoding: json.bytes, as: UTF8.self) == text)
    }
  }
}

/// Holds a value against a schema.
private enum Shape {
  static func faults(of value: Any, as schema: Schema, at place: String) -> [String] {
    switch schema {
    case .string, .format: return value is String ? [] : ["\(place): no string"]
    case .choice(let choices):
      return (value as? String).map(choices.contains) == true ? [] : ["\(place): \(value) is none of \(choices)"]
    case .integer(let range):
      return (value as? Int).map { range.contains($0) } == true ? [] : ["\(place): \(value) is not within \(range)"]
    case .number(let range):
      guard let number = (value as? NSNumber)?.doubleValue else { return ["\(place): no number"] }
      let isOutside = range.map { !$0.contains(Int(number)) } ?? false
      return isOutside ? ["\(place): \(value) is not within bounds"] : []
    case .boolean: return value is Bool ? [] : ["\(place): no truth value"]
    case .open: return value is [String: Any] ? [] : ["\(place): no object"]
    case .nullable(let schema): return value is NSNull ? [] : faults(of: value, as: schema, at: place)
    case .array(let items):
      guard let values = value as? [Any] else { return ["\(place): no array"] }
      return values.enumerated().flatMap { faults(of: $1, as: items, at: "\(place)[\($0)]") }
    case .object(let members):
      guard let object = value as? [String: Any] else { return ["\(place): no object"] }
      let odd = Set(object.keys).symmetricDifference(members.map(\.name)).sorted().map { "\(place): \($0)" }
      return odd
        + members.flatMap { member in
          object[member.name].map { faults(of: $0, as: member.schema, at: "\(place).\(member.name)") } ?? []
        }
    case .reference(let name):
      guard let schema = Schemas.named(name) else { return ["\(place): no schema \(name)"] }
      return faults(of: value, as: schema, at: place)
    }
  }
}
