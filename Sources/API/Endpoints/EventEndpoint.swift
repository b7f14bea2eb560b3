import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/events/{id}`: one event, by its id or by one that it was merged from.
  static let event = Endpoint(
    path: "/v1/events/{id}", name: "getEvent", summary: "One event with its evidence.",
    pathParameters: [Parameter(name: "id", kind: .text, summary: "An event's id; ids in `same_as` lead to it.")],
    schema: "Event", otherStatuses: [308, 404]
  ) { call throws(Problem) in
    guard let event = call.chronicle.event(call.place(0)) else {
      throw Problem(
        404,
        "no event has the id \"\(call.place(0))\"; ids change with the text they are read from. All events: "
          + call.service.url("/v1/events"))
    }
    guard event.id == call.place(0).lowercased() else { return .moved("/v1/events/\(event.id)") }
    var json = JSONWriter()
    call.service.writeRow(event, to: &json)
    return .fixed(body: json.bytes, links: [Link(target: call.service.url("/v1/events"), relation: "collection")])
  }
}
