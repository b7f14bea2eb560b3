/// Reads requests from a connection's bytes, however they are split; what it says depends on the bytes alone.
package struct RequestParser: Sendable {
  package enum Outcome: Hashable, Sendable {
    case needsMore
    case request(Request, keepsAlive: Bool, version10: Bool)
    /// Nothing after this is read: where the next request begins is not known.
    case refused(Refusal)
  }

  /// How far the next request has come.
  package enum Progress: Hashable, Sendable {
    case idle, head, body
  }

  private let limits: Limits
  private var buffer = ByteBuffer()
  private var head: HeadReader
  private var body: (head: RequestHead, reader: BodyReader)?
  private var bodyHasBegun = false
  private var refusal: Refusal?

  package init(limits: Limits) {
    self.limits = limits
    head = HeadReader(limits: limits)
  }

  /// Bytes received and not yet used.
  package var unused: Int { buffer.count }

  package var progress: Progress {
    if body != nil { return .body }
    return head.hasBegun || buffer.count > 0 ? .head : .idle
  }

  /// Whether the client has sent a head, no byte of its body, and waits to be told to go on.
  package var awaitsContinue: Bool {
    guard let body else { return false }
    return body.head.expectsContinue && !bodyHasBegun
  }

  package mutating func receive(_ bytes: Span<UInt8>) {
    guard refusal == nil else { return }
    if body != nil && bytes.count > 0 { bodyHasBegun = true }
    buffer.append(bytes)
  }

  /// Forgets what it holds and takes nothing more.
  package mutating func stop() {
    refusal = refusal ?? Refusal(400, "The connection is closing.")
    buffer.clear()
    body = nil
  }

  package mutating func next() -> Outcome {
    if let refusal { return .refused(refusal) }
    do {
      return try read()
    } catch {
      stop(refusing: error)
      return .refused(error)
    }
  }

  private mutating func stop(refusing error: Refusal) {
    refusal = error
    stop()
  }

  private mutating func read() throws(Refusal) -> Outcome {
    if body == nil {
      guard let whole = try head.read(from: &buffer) else { return .needsMore }
      head = HeadReader(limits: limits)
      bodyHasBegun = buffer.count > 0
      body = (whole, BodyReader(whole.framing, limits: limits))
    }
    guard let bytes = try body?.reader.read(from: &buffer), let whole = body?.head else { return .needsMore }
    body = nil
    return .request(whole.request(body: bytes), keepsAlive: whole.keepsAlive, version10: whole.line.version == .http10)
  }
}

extension RequestHead {
  fileprivate func request(body: [UInt8]) -> Request {
    Request(method: line.method, path: line.target.path, query: line.target.query, fields: fields, body: body)
  }
}
