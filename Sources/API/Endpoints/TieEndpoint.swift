import Chronicle

extension Endpoint {
  /// `/v1/ties/{a}/{b}`: a tie in words and numbers.
  static let tie = Endpoint(
    path: "/v1/ties/{a}/{b}", name: "getTie", summary: "A tie in words and numbers.",
    pathParameters: Call.pairParameters, schema: "TieDetail", otherStatuses: [308, 404]
  ) { call throws(Problem) in
    try call.pair { pair throws(Problem) in
      var query = EventQuery()
      query.pair = pair
      query.statuses = []
      let summary = TieSummary(pair: pair, events: call.chronicle.events(query))
      var json = JSONWriter()
      json.object {
        summary.writeMembers(to: &$0, in: call.chronicle)
        $0.member(
          "links",
          object: {
            $0.member("self", call.service.url(pair.path))
            $0.member("up", call.service.url("/v1/ties"))
            $0.member("timeline", call.service.url(pair.path + "/timeline"))
          })
        $0.member("meta", object: { call.writeMeta(to: &$0) })
      }
      return .fixed(body: json.bytes)
    }
  }
}
