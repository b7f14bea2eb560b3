import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/events/{id}`: one event, by its id or by one that it was merged from.
  static let event = Endpoint(
    path: "/v1/events/{id}", name: "getEvent", summary: "One event with its evidence.",
    details: "Ids of retellings redirect to the event that they were merged into.",
    pathParameters: [.event], shape: .event, schema: "Event", otherStatuses: [308, 404],
    sample: Sample(target: "/v1/events/{first-event}")
  ) { call throws(Problem) in
    let number = try call.eventNumber()
    let id = call.chronicle.eventID(at: number) ?? ""
    guard id == call.place(0).lowercased() else { return .moved("/v1/events/\(id)" + call.restOfPath(after: 3)) }
    guard case .event(let render) = call.format.rendering else {
      return .fixed(
        Body(try call.service.row(at: number)),
        links: [
          Link(target: call.url("/v1/events"), relation: "collection"),
          Link(
            target: call.url("/v1/events/\(id)\(Format.jsonLD.suffix)"), relation: "alternate",
            mediaType: Format.jsonLD.mediaType),
        ])
    }
    return try render(number, call)
  }
}

extension Parameter {
  static let event = Parameter(
    name: "id", kind: .text, summary: "An event's id; ids in `same_as` lead to it.", example: "e-5b1c9a40d2e79f03")
}

extension Call {
  /// The event that the path names; another id of it is answered by its address.
  func eventNumber() throws(Problem) -> UInt32 {
    guard let number = chronicle.eventNumber(place(0)) else {
      throw Problem(
        404,
        "no event has the id \"\(place(0))\"; ids change with the text they are read from. All events: "
          + url("/v1/events"))
    }
    return number
  }
}
