import HTTP

/// What becomes of a handler's response before it is sent: its content coding, and what goes with it.
enum CodedResponse {
  /// A body of more than this is coded off the loop.
  static let quick = 131_072

  /// How a response to this request is to be coded. Only what is whole, or a stream, and made of text is.
  ///
  /// What goes encrypted to a page of another site is not: its length would tell that page too much (`RequestSite`).
  static func choice(
    _ response: Response, _ traits: AnswerTraits, for request: Request, isSecure: Bool
  ) -> ContentCoding.Choice {
    guard isCodable(response, traits) else { return .identity }
    let isLong = response.stream != nil || response.body.count >= Coder.smallest
    let isWorthwhile = isLong && !(isSecure && RequestSite.isElsewhere(request.fields))
    return ContentCoding.choose(request.fields, isWorthwhile: isWorthwhile)
  }

  private static func isCodable(_ response: Response, _ traits: AnswerTraits) -> Bool {
    response.status == 200 && !traits.isCoded && traits.isShrinking
      && (response.stream != nil || !response.body.isEmpty)
  }

  /// The response in a coding; as it is when coding makes it no smaller.
  static func coded(_ response: Response, _ coding: ContentCoding, _ coder: Coder) -> Response {
    guard let body = coder.code(response.body, coding) else { return withVary(response) }
    var coded = fields(response, coding)
    coded.body = body
    return coded
  }

  /// A stream, each piece coded as it is made, so that a client sees it as soon.
  static func codedStream(_ response: Response, _ stream: BodyStream, _ coding: ContentCoding) -> Response {
    guard let deflate = StreamCoder(coding) else { return withVary(response) }
    var coded = fields(response, coding)
    coded.stream = BodyStream { try deflate.next(of: stream) }
    return coded
  }

  /// None of the codings that the client takes is served (RFC 9110, section 15.5.7).
  static func unacceptable(_ requestID: String) -> Response {
    let detail = "Only gzip, deflate and identity are served: name one of them in Accept-Encoding."
    var response = Refusal(406, detail).response(requestID: requestID)
    response.fields.add("Vary", "Accept-Encoding")
    return response
  }

  private static func fields(_ response: Response, _ coding: ContentCoding) -> Response {
    var coded = withVary(response)
    coded.fields.set("Content-Encoding", coding.rawValue)
    // Another representation, another tag (RFC 9110, section 8.8.3.3); a weak one stands for both.
    if let tag = coded.fields.first("etag"), !tag.hasPrefix("W/") { coded.fields.set("ETag", coding.tag(tag)) }
    return coded
  }

  /// What could have been coded says so, in whichever coding it goes (RFC 9110, section 12.5.5).
  static func withVary(_ response: Response, _ traits: AnswerTraits) -> Response {
    isCodable(response, traits) || response.status == 304 ? withVary(response, traits.varying) : response
  }

  /// The same of a response that was coded, or stands for one that was.
  static func withVary(_ response: Response) -> Response { withVary(response, Varying(response.fields)) }

  private static func withVary(_ response: Response, _ varying: Varying) -> Response {
    if varying.isOnCoding || varying.isOnAnything { return response }
    let named = response.fields.tokens(of: "vary")
    var response = response
    response.fields.set("Vary", (named + ["Accept-Encoding"]).joined(separator: ", "))
    return response
  }
}

/// Codes a stream's pieces; they are asked for one at a time, each after the one before, on whatever thread.
private final class StreamCoder: @unchecked Sendable {
  // Sendable, as `BodyStream.next` is never called twice at once, and each call comes after the one before it.
  private let deflate: Deflate
  private var isOver = false

  init?(_ coding: ContentCoding) {
    guard let deflate = Deflate(coding) else { return nil }
    self.deflate = deflate
  }

  struct Failure: Error {}

  func next(of stream: BodyStream) throws -> [UInt8]? {
    if isOver { return nil }
    guard let piece = try stream.next() else {
      isOver = true
      guard let last = deflate.finish() else { throw Failure() }
      return last
    }
    if piece.isEmpty { return [] }
    guard let coded = deflate.piece(piece) else { throw Failure() }
    return coded
  }
}
