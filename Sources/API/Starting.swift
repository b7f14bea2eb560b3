package import HTTP

/// What is answered before there is anything to serve.
package enum Starting {
  /// `/livez` is alive; all else is to be tried again.
  package static func answer(_ request: Request) -> Answer {
    guard request.path != "/livez" else {
      var fields = Fields()
      fields.add("Content-Type", "text/plain; charset=utf-8")
      fields.add("Cache-Control", "no-store")
      return .ready(Response(status: 200, fields: fields, body: Array("ok\n".utf8)))
    }
    var problem = Problem(503, "the documents are still being read: try again in a moment")
    problem.fields.add("Retry-After", "1")
    return .ready(problem.response(requestID: RequestID.of(request)))
  }
}
