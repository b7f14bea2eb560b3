import Chronicle

extension Endpoint {
  /// `/v1`: where everything is.
  static let index = Endpoint(
    path: "/v1", name: "getIndex", summary: "Links to everything, and how much of it there is.", schema: "Index"
  ) { call throws(Problem) in
    let chronicle = call.chronicle
    let lists = [
      ("documents", chronicle.documents.count), ("actors", chronicle.actors.count),
      ("events", chronicle.events.count { $0.status == .asserted }), ("ties", chronicle.ties.count),
    ]
    var json = JSONWriter()
    json.object {
      $0.member("counts", object: { for (name, count) in lists { $0.member(name, count) } })
      $0.member(
        "links",
        object: {
          $0.member("self", call.service.url("/v1"))
          for (name, _) in lists { $0.member(name, call.service.url("/v1/" + name)) }
          $0.member("tie", call.service.url("/v1/ties/{a}/{b}"))
          $0.member("timeline", call.service.url("/v1/ties/{a}/{b}/timeline"))
          $0.member("readings", call.service.url("/v1/readings"))
          $0.member("describedby", call.service.url("/openapi.yaml"))
        })
      $0.member("meta", object: { call.writeMeta(to: &$0) })
    }
    return .fixed(body: json.bytes)
  }
}
