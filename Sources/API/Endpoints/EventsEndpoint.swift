import Chronicle

extension Endpoint {
  /// `/v1/events`: what happened, by filters.
  static let events = Endpoint(
    path: "/v1/events", name: "listEvents", summary: "Events, in the order of time; undated ones last.",
    ownParameters: EventFilters.parameters, shape: .events, schema: "EventList", rowSchema: "Event",
    otherStatuses: [404], sample: Sample(target: "/v1/events?actor=PAK&type=AGREE&limit=1&facets=quad")
  ) { call throws(Problem) in
    try call.events(EventFilters.query(call), path: "/v1/events", parent: "/v1", title: "Events")
  }
}
