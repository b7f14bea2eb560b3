import HTTP

extension Endpoint {
  /// `/livez`: the process runs. It never looks at data.
  static let live = probe("/livez", "getLive", "Answers as long as the process runs.") { _ in true }

  /// `/readyz`: requests are welcome.
  static let ready = probe("/readyz", "getReady", "200 while requests are welcome, else 503.") { $0.isReady() }

  /// `/healthz`: the older name of `/readyz`.
  static let health = probe("/healthz", "getHealth", "The older name of /readyz.") { $0.isReady() }

  /// `/metrics`: figures for Prometheus.
  static let figures = Endpoint(
    path: "/metrics", name: "getMetrics", summary: "Figures of the server in Prometheus' text format 0.0.4.",
    details: "404 where the operator has given it an address of its own.", schema: nil,
    mediaType: "text/plain; version=0.0.4; charset=utf-8", otherStatuses: [404], isForOperators: true, isLasting: false
  ) { call throws(Problem) in
    guard let metrics = call.service.metrics else {
      throw Problem(404, "figures are served at an address of their own")
    }
    return .fleeting(Body(metrics(), mediaType: "text/plain; version=0.0.4; charset=utf-8"))
  }

  private static func probe(
    _ path: String, _ name: String, _ summary: String, _ holds: @escaping @Sendable (Service) -> Bool
  ) -> Endpoint {
    Endpoint(
      path: path, name: name, summary: summary, schema: nil, mediaType: "text/plain; charset=utf-8",
      otherStatuses: [503], isForOperators: true, isLasting: false
    ) { call throws(Problem) in
      guard holds(call.service) else {
        var problem = Problem(503, "starting or stopping: try again in a moment")
        problem.fields.add("Retry-After", "1")
        throw problem
      }
      return .fleeting(Body(Array("ok\n".utf8), mediaType: "text/plain; charset=utf-8"))
    }
  }
}
