import Chronicle
import HTTP

/// What the API answers about the built-in briefing, as examples in its document.
struct Examples {
  /// Stands in examples for the data set's version, which any change of the lexicon changes.
  static let version = "0123456789abcdef"

  private let service: Service
  /// Answers by the name of their operation.
  private var answers: [String: JSONValue] = [:]
  private var bySchema: [String: JSONValue] = [:]

  init(_ service: Service) {
    self.service = service
    for endpoint in Endpoint.all {
      guard let sample = endpoint.sample, let answer = answer(to: sample, endpoint.method) else { continue }
      answers[endpoint.name] = answer
      if let schema = endpoint.schema, bySchema[schema] == nil { bySchema[schema] = answer }
      guard let row = endpoint.rowSchema, case .array(let rows)? = answer["data"] else { continue }
      // A row of which `fields` left something out would show less than there is.
      if let first = rows.first, first.isWhole(row), bySchema[row] == nil { bySchema[row] = first }
    }
    bySchema["Problem"] = answer(to: Sample(target: "/v1/actors/pakistn"), .get)
    bySchema["Evidence"] = first(of: "evidence", in: "Event")
    bySchema["Tie"] = first(of: "ties", in: "ActorDetail")
    bySchema["Facet"] = first(of: "facets", in: "EventList")
    bySchema["Meta"] = bySchema["Index"]?["meta"]
  }

  private func first(of member: String, in schema: String) -> JSONValue? {
    bySchema[schema]?[member]?.elements.first
  }

  func ofOperation(_ name: String) -> JSONValue? { answers[name] }
  func ofSchema(_ name: String) -> JSONValue? { bySchema[name] }

  /// A target with ids of the briefing in its places, and no places left.
  func target(_ sample: Sample) -> String {
    let chronicle = service.chronicle
    return sample.target
      .replacing("{first-document}", with: chronicle.documents.first?.id ?? "")
      .replacing("{first-event}", with: chronicle.event(at: 0)?.id ?? "")
  }

  private func answer(to sample: Sample, _ method: Endpoint.Method) -> JSONValue? {
    guard service.chronicle.eventCount > 0 else { return nil }
    let parts = target(sample).split(separator: "?", maxSplits: 1).map(String.init)
    var fields = Fields()
    if let body = sample.body { fields.add("Content-Type", body.type) }
    let request = Request(
      method: method.rawValue, path: parts[0], query: parts.dropFirst().first, fields: fields,
      body: Array((sample.body?.text ?? "").utf8))
    let response =
      switch service.answer(request) {
      case .ready(let response): response
      case .deferred(let work): work()
      }
    return JSONValue(response.body)?.masked(service.chronicle.version)
  }
}

extension JSONValue {
  fileprivate var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  fileprivate func isWhole(_ schema: String) -> Bool {
    guard case .object(let members) = self else { return false }
    return members.map(\.name) == Schemas.named(schema)?.members.map(\.name)
  }

  /// Without what changes from run to run.
  fileprivate func masked(_ version: String) -> JSONValue {
    switch self {
    case .string(version): .string(Examples.version)
    case .array(let elements): .array(elements.map { $0.masked(version) })
    case .object(let members):
      .object(
        members.map { member in
          let isID = member.name == "request_id"
          return Member(name: member.name, value: isID ? .string("r-0123456789abcdef") : member.value.masked(version))
        })
    default: self
    }
  }
}
