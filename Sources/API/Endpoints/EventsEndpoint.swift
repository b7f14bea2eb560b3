import Chronicle

extension Endpoint {
  /// `/v1/events`: what happened, by filters.
  static let events = Endpoint(
    path: "/v1/events", name: "listEvents", summary: "Events, in the order of time; undated ones last.",
    parameters: EventFilters.parameters, schema: "EventList"
  ) { call throws(Problem) in
    let events = call.chronicle.events(try EventFilters.query(call))
    return try Listing(
      rows: events, path: "/v1/events", parent: "/v1", key: \.id, write: { call.service.writeRow($1, to: &$0) }
    ).content(for: call)
  }
}
