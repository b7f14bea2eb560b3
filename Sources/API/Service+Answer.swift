package import HTTP
import Synchronization

extension Service {
  /// Answers a request; what takes long is deferred.
  ///
  /// `client` tells by whom it was sent, for limits that each client has; empty where nobody is told from another.
  package func answer(_ request: Request, from client: @escaping () -> String = { "" }) -> Answer {
    answer(Asking(request: request, client: client, isWhole: true))
  }

  func answer(_ asking: borrowing Asking) -> Answer {
    var number: UInt16 = 0
    let answer: Answer
    do throws(Problem) {
      answer = try route(asking, &number)
    } catch {
      answer = .ready(finished(error.response(requestID: RequestID.of(asking.request))))
    }
    switch answer {
    case .ready(var response):
      response.route = number
      return .ready(response)
    case .deferred(let work):
      return .deferred { [number] in
        var response = work()
        response.route = number
        return response
      }
    }
  }

  private func route(_ asking: borrowing Asking, _ number: inout UInt16) throws(Problem) -> Answer {
    let request = asking.request
    if request.method == "OPTIONS", request.path == "*" { return .ready(finished(allowed(["GET", "HEAD", "POST"]))) }
    var found = try matches(request.path)
    if !found.allSatisfy({ serves($0.endpoint) }) { found.removeAll { !serves($0.endpoint) } }
    number = found.first?.number ?? 0
    guard !found.isEmpty else {
      let problem = unknownPath(request.path)
      if !isForOperators, isForPeople(try segments(of: request.path), request) {
        return .ready(finished(page(problem, request)))
      }
      throw problem
    }
    if request.method == "OPTIONS" { return .ready(finished(allowed(methods(of: found)))) }
    let isGet = request.method == "GET" || request.method == "HEAD"
    let method = isGet ? .get : Endpoint.Method(rawValue: request.method)
    guard let match = found.first(where: { $0.endpoint.method == method }) else {
      let methods = methods(of: found)
      var problem = Problem(405, "\(request.method) is not understood here; use \(methods.joined(separator: ", "))")
      problem.fields.add("Allow", methods.joined(separator: ", "))
      throw problem
    }
    try admit(asking, to: match.endpoint)
    // `/v1/actors/` is `/v1/actors` with a slip of the finger.
    guard request.path == "/" || request.path.utf8.last != UInt8(ascii: "/") else {
      let target = url(withoutSlashes(request.path)) + (request.query.map { "?" + $0 } ?? "")
      return .ready(finished(moved(to: target, caching(match.endpoint))))
    }
    let allowed = try allow(asking, match.endpoint)
    switch try pageOrAnswer(match, request) {
    case .ready(let response): return .ready(allowed.noted(in: response))
    case .deferred(let work): return .deferred { allowed.noted(in: work()) }
    }
  }

  private func matches(_ path: String) throws(Problem) -> [Router.Match] {
    if let spelt = Router.matches(spelt: path) { return spelt }
    return Router.matches(try segments(of: path))
  }

  /// An answer, with its problems told as pages where people read them.
  private func pageOrAnswer(_ match: Router.Match, _ request: Request) throws(Problem) -> Answer {
    guard match.endpoint.isPage else { return try answer(match, request) }
    do throws(Problem) { return try answer(match, request) } catch { return .ready(finished(page(error, request))) }
  }

  private func methods(of found: [Router.Match]) -> [String] {
    found.flatMap { $0.endpoint.method == .get ? ["GET", "HEAD"] : ["POST"] } + ["OPTIONS"]
  }

  private func withoutSlashes(_ path: String) -> String {
    "/" + path.split(separator: "/").joined(separator: "/")
  }

  private func answer(_ match: Router.Match, _ request: Request) throws(Problem) -> Answer {
    let endpoint = match.endpoint
    var items: QueryItems
    do { items = try QueryItems(parsing: request.query) } catch { throw Problem(400, error.description) }
    if endpoint.isPage {
      items = QueryItems(items.items.filter { item in endpoint.parameters.contains { $0.name == item.name } })
    }
    let format =
      match.format ?? format(named: items, among: endpoint.formats)
      ?? Negotiation.accepted(request.fields["Accept"], among: endpoint.formats) ?? .json
    // Feeds have an order of their own, so that theirs is said by `sort` even where it is the usual one.
    let query = try Query(
      items, for: endpoint, in: chronicle, keeping: format.isFeed ? ["sort"] : [])
    let call = Call(
      service: self, endpoint: endpoint, places: match.places, query: query, format: format, request: request)
    return try answer(try endpoint.answer(call), to: call)
  }

  /// What `format=` says.
  private func format(named items: QueryItems, among formats: [Format]) -> Format? {
    for index in items.indices where Self.format.isNamed(items.bytes.span.extracting(items.name(index))) {
      let name = items.text(items.value(index)).lowercased()
      if !name.isEmpty { return formats.first { $0.name == name } }
    }
    return nil
  }

  /// As any endpoint that has several forms takes it.
  private static let format = Parameter.format(Format.all)

  private func answer(_ content: Content, to call: Call) throws(Problem) -> Answer {
    switch content {
    case .fixed(let body, let links):
      let head = try fixed(body, links, for: call)
      guard head.status == 200 else { return .ready(head) }
      // A page is made at once; a whole data set off the loops, and never held whole.
      guard body.pieces.count <= 1 else { return .deferred { streamed(head, body) } }
      return .ready(filled(head, body))
    case .page(let draw):
      let head = pageHead(for: call)
      guard head.status == 200 else { return .ready(finished(head)) }
      return .deferred { finished(page(head, draw, call.request)) }
    case .asset(let body):
      return .ready(filled(finished(asset(body)), body))
    case .fleeting(let body):
      return .ready(filled(finished(fleeting(body)), body))
    case .moved(let path):
      // A page's links are relative, so that they work wherever a proxy mounts them.
      let target = call.endpoint.isPage ? call.fromHere(path) : url(path)
      return .ready(finished(moved(to: target, caching(call.endpoint))))
    case .deferred(let work):
      return .deferred {
        switch work() {
        case .success(let body): filled(finished(fleeting(body)), body)
        case .failure(let problem): finished(problem.response(requestID: RequestID.of(call.request)))
        }
      }
    }
  }

  private func filled(_ head: Response, _ body: Body) -> Response {
    do throws(Problem) {
      return Response(status: head.status, fields: head.fields, body: try body.pieces.joined())
    } catch {
      return finished(error.response(requestID: RequestID.next()))
    }
  }

  /// The first piece is made before anything is sent, so that what cannot be had at all is told as a problem.
  private func streamed(_ head: Response, _ body: Body) -> Response {
    do throws(Problem) {
      let progress = Mutex((next: 1, first: [UInt8]?.some(try body.pieces.piece(0))))
      let stream = BodyStream {
        let (index, first) = progress.withLock { progress in
          defer { progress = progress.first == nil ? (progress.next + 1, nil) : (progress.next, nil) }
          return (progress.next, progress.first)
        }
        if let first { return first }
        return index < body.pieces.count ? try body.pieces.piece(index) : nil
      }
      return Response(status: head.status, fields: head.fields, stream: stream)
    } catch {
      return finished(error.response(requestID: RequestID.next()))
    }
  }

  private func fixed(_ body: Body, _ links: LinkField, for call: Call) throws(Problem) -> Response {
    let tag = entityTagBytes(of: call)
    try requireMatch(tag, call.request)
    var fields = lastingFields(of: call.endpoint)
    if mayBeKnown(call.request), isKnown(String(decoding: tag, as: UTF8.self), call.request) {
      fields.add(.entityTag, tag)
      return Response(status: 304, fields: fields)
    }
    var links = links
    if !links.isDescribed { links.addDescription(description) }
    // With what is added later.
    fields.reserve(lines: 12, bytes: fields.byteCount + links.bytes.count + 256)
    fields.add(.entityTag, tag)
    fields.add(.link, links.bytes)
    fields.add(.contentType, body.mediaType)
    if let name = body.fileName { fields.add("Content-Disposition", "inline; filename=\"\(name)\"") }
    return Response(status: 200, fields: fields)
  }

  private func fleeting(_ body: Body) -> Response {
    var fields = Fields()
    fields.add("Content-Type", body.mediaType)
    fields.add("Cache-Control", "no-store")
    return Response(status: 200, fields: fields)
  }

  private func moved(to target: String, _ caching: String) -> Response {
    var json = JSONWriter()
    json.object { $0.member("location", target) }
    var fields = Fields()
    fields.add("Location", target)
    fields.add("Content-Type", "application/json")
    fields.add("Cache-Control", caching)
    return Response(status: 308, fields: fields, body: json.bytes)
  }

  /// `OPTIONS`, a browser's question before a request across origins included (Fetch, CORS protocol).
  private func allowed(_ methods: [String]) -> Response {
    let methods = methods.joined(separator: ", ")
    var fields = Fields()
    fields.add("Allow", methods)
    fields.add("Access-Control-Allow-Methods", methods)
    fields.add("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, If-Modified-Since, If-None-Match")
    fields.add("Access-Control-Max-Age", "86400")
    return Response(status: 204, fields: fields)
  }

  /// Where a token is needed, an answer is for those who have one.
  func caching(_ endpoint: Endpoint) -> String {
    access?.guards(endpoint) == true ? "private, max-age=60" : "public, max-age=60"
  }

  /// What every answer carries: pages of any origin may use it.
  func finished(_ response: Response) -> Response {
    var response = response
    response.fields.add(commonFields)
    return response
  }

  private func segments(of path: String) throws(Problem) -> [String] {
    var parts: [String] = []
    parts.reserveCapacity(8)
    for bytes in Array(path.utf8).split(separator: UInt8(ascii: "/")) {
      let segment = String(decoding: bytes, as: UTF8.self)
      guard let part = PercentEncoding.decode(segment) else {
        throw Problem(400, "\"\(segment)\" in the path does not decode: write % as %25, and bytes as UTF-8")
      }
      parts.append(part)
    }
    return parts
  }
}

extension Service {
  /// The strong ETag of an answer that lasts: the same for every way of asking for the same thing, and another for
  /// another data set, format or version of the API.
  func entityTag(of call: Call) -> String { String(decoding: entityTagBytes(of: call), as: UTF8.self) }

  private func entityTagBytes(of call: Call) -> [UInt8] {
    var fingerprint = Fingerprint(call.endpoint.path)
    if !call.places.isEmpty {
      var places = call.places.map { $0.lowercased() }
      if call.endpoint.path.hasPrefix("/v1/ties/{a}/{b}") { places.sort() }
      for place in places {
        fingerprint.add("\n")
        fingerprint.add(place)
      }
    }
    fingerprint.add((call.query.hasForm ? call.query.bytes(leavingOut: Self.saidByFormat) : call.query.bytes).span)
    fingerprint.add("\n")
    fingerprint.add(call.format.name)
    var tag: [UInt8] = []
    tag.reserveCapacity(edition.utf8.count + 19)
    tag.append(UInt8(ascii: "\""))
    tag.append(edition.utf8Span.span)
    tag.append(UInt8(ascii: "-"))
    fingerprint.appendDigits(to: &tag)
    tag.append(UInt8(ascii: "\""))
    return tag
  }

  private static let saidByFormat = ["format"]
}
