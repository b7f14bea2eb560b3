extension Endpoint {
  /// `/livez`: the process runs. It never looks at data.
  static let live = probe("/livez", "getLive", "Answers as long as the process runs.") { _ in true }

  /// `/readyz`: requests are welcome.
  static let ready = probe("/readyz", "getReady", "200 while requests are welcome, else 503.") { $0.isReady() }

  /// `/healthz`: the older name of `/readyz`.
  static let health = probe("/healthz", "getHealth", "The older name of /readyz.") { $0.isReady() }

  private static func probe(
    _ path: String, _ name: String, _ summary: String, _ holds: @escaping @Sendable (Service) -> Bool
  ) -> Endpoint {
    Endpoint(path: path, name: name, summary: summary, schema: nil, mediaType: "text/plain", otherStatuses: [503]) {
      call throws(Problem) in
      guard holds(call.service) else { throw Problem(503, "starting or stopping: try again in a moment") }
      return .fleeting(body: Array("ok\n".utf8), mediaType: "text/plain; charset=utf-8")
    }
  }
}
