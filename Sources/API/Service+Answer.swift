package import HTTP

extension Service {
  /// Answers a request; the reading of posted text is deferred.
  package func answer(_ request: Request) -> Answer {
    do throws(Problem) {
      return try route(request)
    } catch {
      return .ready(finished(error.response(requestID: RequestID.next())))
    }
  }

  private func route(_ request: Request) throws(Problem) -> Answer {
    if request.method == "OPTIONS", request.path == "*" { return .ready(finished(allowed(["GET", "HEAD", "POST"]))) }
    let parts = try segments(of: request.path)
    let found = Endpoint.all.compactMap { endpoint in endpoint.match(parts).map { (endpoint: endpoint, places: $0) } }
    guard !found.isEmpty else { throw unknownPath(request.path) }
    let methods = found.flatMap { $0.endpoint.method == .get ? ["GET", "HEAD"] : ["POST"] } + ["OPTIONS"]
    if request.method == "OPTIONS" { return .ready(finished(allowed(methods))) }
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let (endpoint, places) = found.first(where: { $0.endpoint.method.rawValue == method }) else {
      var problem = Problem(405, "\(request.method) is not understood here; use \(methods.joined(separator: ", "))")
      problem.fields.add("Allow", methods.joined(separator: ", "))
      throw problem
    }
    // `/v1/actors/` is `/v1/actors` with a slip of the finger.
    guard request.path == "/" || !request.path.hasSuffix("/") else {
      return .ready(finished(moved(String(request.path.dropLast()) + (request.query.map { "?" + $0 } ?? ""))))
    }
    let items: QueryItems
    do { items = try QueryItems(parsing: request.query) } catch { throw Problem(400, error.description) }
    let query = try Query(items, allowing: endpoint.parameters)
    let call = Call(service: self, endpoint: endpoint, places: places, query: query, request: request)
    return answer(try endpoint.answer(call), to: request)
  }

  private func answer(_ content: Content, to request: Request) -> Answer {
    switch content {
    case .fixed(let body, let mediaType, let links):
      return .ready(finished(fixed(body, mediaType, links, for: request)))
    case .fleeting(let body, let mediaType):
      return .ready(finished(fleeting(body, mediaType)))
    case .moved(let path):
      return .ready(finished(moved(path)))
    case .deferred(let work):
      return .deferred { finished(fleeting(work(), "application/json")) }
    }
  }

  private func fixed(_ body: [UInt8], _ mediaType: String, _ links: [Link], for request: Request) -> Response {
    var fields = Fields()
    fields.add("ETag", entityTag)
    fields.add("Cache-Control", "public, max-age=60")
    let links = links + [Link(target: url("/openapi.yaml"), relation: "describedby")]
    fields.add("Link", links.map { "<\($0.target)>; rel=\"\($0.relation)\"" }.joined(separator: ", "))
    guard !isKnown(entityTag, request) else { return Response(status: 304, fields: fields) }
    fields.add("Content-Type", mediaType)
    return Response(status: 200, fields: fields, body: body)
  }

  /// `If-None-Match`, by weak comparison (RFC 9110, section 13.1.2).
  private func isKnown(_ tag: String, _ request: Request) -> Bool {
    request.fields.tokens(of: "If-None-Match").contains { given in
      given == "*" || (given.hasPrefix("W/") ? String(given.dropFirst(2)) : given) == tag
    }
  }

  private func fleeting(_ body: [UInt8], _ mediaType: String) -> Response {
    var fields = Fields()
    fields.add("Content-Type", mediaType)
    fields.add("Cache-Control", "no-store")
    return Response(status: 200, fields: fields, body: body)
  }

  private func moved(_ path: String) -> Response {
    let target = url(path)
    var json = JSONWriter()
    json.object { $0.member("location", target) }
    var fields = Fields()
    fields.add("Location", target)
    fields.add("Content-Type", "application/json")
    fields.add("Cache-Control", "public, max-age=60")
    return Response(status: 308, fields: fields, body: json.bytes)
  }

  /// `OPTIONS`, a browser's question before a request across origins included (Fetch, CORS protocol).
  private func allowed(_ methods: [String]) -> Response {
    let methods = methods.joined(separator: ", ")
    var fields = Fields()
    fields.add("Allow", methods)
    fields.add("Access-Control-Allow-Methods", methods)
    fields.add("Access-Control-Allow-Headers", "Content-Type, If-None-Match, Accept")
    fields.add("Access-Control-Max-Age", "86400")
    return Response(status: 204, fields: fields)
  }

  /// What every answer carries: anybody may read it, from any page.
  private func finished(_ response: Response) -> Response {
    var response = response
    response.fields.add("Access-Control-Allow-Origin", "*")
    response.fields.add("Access-Control-Expose-Headers", "Link, ETag, Location")
    response.fields.add("Vary", "Accept-Encoding")
    response.fields.add("X-Content-Type-Options", "nosniff")
    return response
  }

  private func segments(of path: String) throws(Problem) -> [String] {
    var parts: [String] = []
    for segment in path.split(separator: "/") {
      guard let part = PercentEncoding.decode(segment) else {
        throw Problem(400, "\"\(segment)\" in the path does not decode: write % as %25, and bytes as UTF-8")
      }
      parts.append(part)
    }
    return parts
  }
}
