import Chronicle

extension Endpoint {
  /// `/v1/ties/{a}/{b}/timeline`: what happened between two actors.
  static let timeline = Endpoint(
    path: "/v1/ties/{a}/{b}/timeline", name: "getTimeline",
    summary: "The events between two actors, in the order of time; undated ones last.",
    pathParameters: Call.pairParameters, parameters: EventFilters.parameters, schema: "EventList",
    otherStatuses: [308, 404]
  ) { call throws(Problem) in
    try call.pair { pair throws(Problem) in
      var query = try EventFilters.query(call)
      query.pair = pair
      return try Listing(
        rows: call.chronicle.events(query), path: pair.path + "/timeline", parent: pair.path, key: \.id,
        write: { call.service.writeRow($1, to: &$0) }
      ).content(for: call)
    }
  }
}
