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

  /// What is known of a request that has been cut, apart from its body's bytes. Indirect, as an idle connection, and a
  /// server has thousands, should not pay for the room.
  private indirect enum Partial {
    case head(HeadReader)
    case body(RequestHead, BodyReader, hasBegun: Bool)
    case refused(Refusal)
  }

  package let limits: Limits
  private var buffer = ByteBuffer()
  private var body: [UInt8] = []
  private var partial: Partial?

  package init(limits: Limits) { self.limits = limits }

  /// Bytes received and not yet used.
  package var unused: Int { buffer.count }

  package var progress: Progress {
    switch partial {
    case .body: .body
    case .head: .head
    case .refused, nil: buffer.count > 0 ? .head : .idle
    }
  }

  /// Whether the client has sent a head, no byte of its body, and waits to be told to go on.
  package var awaitsContinue: Bool {
    guard case .body(let head, _, let hasBegun) = partial else { return false }
    return head.expectsContinue && !hasBegun
  }

  package mutating func receive(_ bytes: Span<UInt8>) {
    if case .refused = partial { return }
    buffer.append(bytes)
  }

  /// Forgets what it holds and takes nothing more.
  package mutating func stop() { stop(refusing: Refusal(400, "The connection is closing.")) }

  package mutating func next() -> Outcome {
    do {
      return try read()
    } catch {
      stop(refusing: error)
      return .refused(error)
    }
  }

  private mutating func stop(refusing refusal: Refusal) {
    partial = .refused(refusal)
    buffer.clear()
    body = []
  }

  private mutating func read() throws(Refusal) -> Outcome {
    switch partial {
    case .refused(let refusal): throw refusal
    case .body(let head, let reader, _):
      return buffer.count > 0 ? try readBody(head, reader, hasBegun: true) : .needsMore
    case .head(let reader): return try readHead(reader)
    case nil: return buffer.count > 0 ? try readHead(HeadReader()) : .needsMore
    }
  }

  private mutating func readHead(_ reader: HeadReader) throws(Refusal) -> Outcome {
    var reader = reader
    guard let head = try reader.read(from: &buffer, limits: limits) else {
      partial = .head(reader)
      return .needsMore
    }
    return try readBody(head, BodyReader(head.framing), hasBegun: buffer.count > 0)
  }

  private mutating func readBody(
    _ head: RequestHead, _ reader: BodyReader, hasBegun: Bool
  ) throws(Refusal) -> Outcome {
    var reader = reader
    guard try reader.read(from: &buffer, into: &body, limits: limits) else {
      partial = .body(head, reader, hasBegun: hasBegun)
      return .needsMore
    }
    partial = nil
    defer { body = [] }
    return .request(head.request(body: body), keepsAlive: head.keepsAlive, version10: head.line.version == .http10)
  }
}

extension RequestHead {
  fileprivate func request(body: [UInt8]) -> Request {
    Request(method: line.method, path: line.target.path, query: line.target.query, fields: fields, body: body)
  }
}
