import HTTP

/// From a request to its answer, on one loop: kept answers, conditions, codings, and the handler for the rest.
final class Responder {
  enum Reply {
    case standing(StandingResponse)
    case response(Response)
    /// Work for the queue; what comes of it is kept under the key, if there is one.
    case work(@Sendable () -> Response, keep: AnswerKey?)
  }

  private let epoch: Epoch
  private let answers: LoopAnswers
  private let coder: Coder
  private let isSecure: Bool
  private let nextName: () -> String
  /// What the last answer varied on.
  private var varying = Varying.none

  init(_ epoch: Epoch, _ answers: LoopAnswers, _ coder: Coder, isSecure: Bool, nextName: @escaping () -> String) {
    self.epoch = epoch
    self.answers = answers
    self.coder = coder
    self.isSecure = isSecure
    self.nextName = nextName
  }

  /// `place` is where the memo holds the request's head, so that the same bytes get the same answer the next time.
  func reply(to request: Request, of client: () -> Client, at place: HeadMemo.Place?) -> Reply {
    if let place, let standing = answers.find(at: place) { return .standing(standing) }
    guard answers.isKeeping, let target = target(of: request) else {
      return ask(request, client(), kept: nil, at: place)
    }
    let (key, kept) = answers.find(target, for: request)
    guard let kept else { return ask(request, client(), kept: (target, key), at: place) }
    return reply(with: kept, key, to: request, client, at: place)
  }

  /// The answer to a request whose body is still on its way, when it is refused whatever the body holds.
  func screen(_ request: Request, of client: Client) -> Response? {
    epoch.application.screen(request, client).map(answers.finished)
  }

  /// Keeps what the queue has made; what is sent of it.
  func keep(_ key: AnswerKey, _ response: Response) -> StandingResponse? {
    answers.keep(key, response)
  }

  func finished(_ response: Response) -> Response { answers.finished(response) }

  // MARK: Kept answers

  private func target(of request: Request) -> [UInt8]? {
    guard AnswerTraits.isPlain(request) else { return nil }
    return CanonicalTarget.bytes(path: request.path, query: request.query)
  }

  private func reply(
    with kept: StandingResponse, _ key: AnswerKey, to request: Request, _ client: () -> Client,
    at place: HeadMemo.Place?
  ) -> Reply {
    let plain = plainRequest(request)
    switch Preconditions.judge(plain, tag: kept.response.fields.first("etag"), modified: modified(kept.response)) {
    case .notModified: return stand(notModified(kept.response, request), at: place)
    // The handler says it in its own words.
    case .failed: return ask(request, client(), kept: nil, at: nil)
    case .proceed:
      let traits = AnswerTraits(kept.response.fields, &varying)
      return coded(kept, traits, key, for: request, at: place)
    }
  }

  private func coded(
    _ plain: StandingResponse, _ traits: AnswerTraits, _ key: AnswerKey, for request: Request, at place: HeadMemo.Place?
  ) -> Reply {
    switch CodedResponse.choice(plain.response, traits, for: request, isSecure: isSecure) {
    case .identity: return put(plain, at: place)
    case .none: return .response(answers.finished(CodedResponse.unacceptable(nextName())))
    case .coded(let coding):
      let codedKey = key.with(coding)
      if let coded = answers.find(codedKey) { return put(coded, at: place) }
      let response = plain.response
      guard response.body.count <= CodedResponse.quick else {
        return .work({ CodedResponse.coded(response, coding, Coder()) }, keep: codedKey)
      }
      let coded = CodedResponse.coded(response, coding, coder)
      guard let standing = answers.keep(codedKey, coded) else { return .response(coded) }
      return put(standing, at: place)
    }
  }

  private func put(_ standing: StandingResponse, at place: HeadMemo.Place?) -> Reply {
    if let place { answers.put(standing, at: place) }
    return .standing(standing)
  }

  private func stand(_ response: Response, at place: HeadMemo.Place?) -> Reply {
    guard let standing = answers.standing(response) else { return .response(answers.finished(response)) }
    return put(standing, at: place)
  }

  // MARK: The handler

  /// `kept` is the canonical target and the key under which an answer that is to be kept would be found.
  private func ask(
    _ request: Request, _ client: Client, kept: (target: [UInt8], key: AnswerKey)?, at place: HeadMemo.Place?
  ) -> Reply {
    switch epoch.application.handler(plainRequest(request), client) {
    case .ready(let response): return finish(response, kept, for: request, at: place)
    case .deferred(let work): return deferred(work, for: request)
    }
  }

  private func finish(
    _ given: Response, _ kept: (target: [UInt8], key: AnswerKey)?, for request: Request, at place: HeadMemo.Place?
  ) -> Reply {
    if given.status == 304 { return finish(notModified: given, for: request, at: place) }
    let traits = AnswerTraits(given.fields, &varying)
    let response = CodedResponse.withVary(given, traits)
    if let (target, key) = kept, answers.admits(key), traits.mayKeep(response, for: request),
      let (key, standing) = answers.keep(response, varying: traits.varying, target, key, for: request)
    {
      return coded(standing, traits, key, for: request, at: place)
    }
    switch CodedResponse.choice(response, traits, for: request, isSecure: isSecure) {
    case .identity: return .response(answers.finished(response))
    case .none: return .response(answers.finished(CodedResponse.unacceptable(nextName())))
    case .coded(let coding):
      if let stream = response.stream {
        return .response(answers.finished(CodedResponse.codedStream(response, stream, coding)))
      }
      guard response.body.count <= CodedResponse.quick else {
        return .work({ CodedResponse.coded(response, coding, Coder()) }, keep: nil)
      }
      return .response(answers.finished(CodedResponse.coded(response, coding, coder)))
    }
  }

  private func deferred(_ work: @escaping @Sendable () -> Response, for request: Request) -> Reply {
    let name = nextName()
    return .work(
      { [isSecure] in
        let given = work()
        var varying = Varying.none
        let traits = AnswerTraits(given.fields, &varying)
        let response = CodedResponse.withVary(given, traits)
        switch CodedResponse.choice(response, traits, for: request, isSecure: isSecure) {
        case .identity: return response
        case .none: return CodedResponse.unacceptable(name)
        case .coded(let coding):
          guard let stream = response.stream else { return CodedResponse.coded(response, coding, Coder()) }
          return CodedResponse.codedStream(response, stream, coding)
        }
      }, keep: nil)
  }

  private func finish(notModified response: Response, for request: Request, at place: HeadMemo.Place?) -> Reply {
    let named = Self.naming(response, request)
    let traits = AnswerTraits(named.fields, &varying)
    guard traits.isTagged, !traits.isForbidden, !request.fields.has("authorization") else {
      return .response(answers.finished(named))
    }
    return stand(named, at: place)
  }

  // MARK: Conditions

  /// A client may hold a coded representation; the handler knows only the plain one.
  private func plainRequest(_ request: Request) -> Request {
    guard request.fields.has("if-none-match") || request.fields.has("if-match") else { return request }
    return request.with(ContentCoding.withPlainTags(request.fields))
  }

  private func modified(_ response: Response) -> Int64? {
    response.fields.first("last-modified").flatMap { HTTPDate.seconds(parsing: $0) }
  }

  /// What a 304 repeats of the 200 it stands for: all but what describes the body (RFC 9110, section 15.4.5).
  private func notModified(_ response: Response, _ request: Request) -> Response {
    var fields = response.fields.leavingOut(prefix: "content-")
    fields.remove("Accept-Ranges")
    var short = Response(status: 304, fields: fields)
    short.route = response.route
    return Self.naming(short, request)
  }

  /// With the tag of the representation that the client said it has.
  private static func naming(_ response: Response, _ request: Request) -> Response {
    guard let tag = response.fields.first("etag") else { return CodedResponse.withVary(response) }
    var named = CodedResponse.withVary(response)
    let held = request.fields.members(of: "if-none-match").map {
      $0.utf8.starts(with: "W/".utf8) ? String(decoding: $0.utf8.dropFirst(2), as: UTF8.self) : $0
    }
    if let same = held.first(where: { ContentCoding.plainTag($0) == tag }) { named.fields.set("ETag", same) }
    return named
  }
}
