/// Reads requests from a connection's bytes, however they are split; what it says depends on the bytes alone.
package struct RequestParser: ~Copyable {
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

  private let shared: SharedLimits
  private var buffer = ByteBuffer()
  private var body: [UInt8] = []
  private var partial: Partial?
  /// A remembered head that came whole; its bytes are not in the buffer, and stand before those that are.
  private var known: HeadMemo.Entry?

  package init(limits: SharedLimits) { shared = limits }

  package var limits: Limits { shared.limits }

  /// Bytes received and not yet used.
  package var unused: Int { buffer.count + (known?.bytes.count ?? 0) }

  /// Bytes of memory that a request which is not whole holds.
  package var held: Int {
    switch partial {
    case .head(let reader): buffer.count + reader.held
    case .body(let head, _, _): buffer.count + body.count + head.held
    case .refused, nil: unused
    }
  }

  package var progress: Progress {
    switch partial {
    case .body: .body
    case .head: .head
    case .refused, nil: unused > 0 ? .head : .idle
    }
  }

  /// Whether the client has sent a head, no byte of its body, and waits to be told to go on.
  package var awaitsContinue: Bool {
    guard case .body(let head, _, let hasBegun) = partial else { return false }
    return head.expectsContinue && !hasBegun
  }

  /// The request whose body is on its way, without it, and how long it says it will be; null when there is none.
  package var awaitingBody: (request: Request, length: Int?)? {
    guard case .body(let head, _, _) = partial else { return nil }
    guard case .length(let length) = head.framing else { return (head.request(body: []), nil) }
    return (head.request(body: []), length)
  }

  package mutating func receive(_ bytes: Span<UInt8>, _ memo: borrowing HeadMemo) {
    guard partial == nil, unused == 0, let entry = memo.match(bytes) else { return receive(bytes) }
    known = entry
    buffer.append(bytes.extracting(entry.bytes.count..<bytes.count))
  }

  package mutating func receive(_ bytes: Span<UInt8>) {
    if case .refused = partial { return }
    buffer.append(bytes)
  }

  /// Forgets what it holds and takes nothing more.
  package mutating func stop() { stop(refusing: Refusal(400, "The connection is closing.")) }

  /// The next request; a head that `memo` holds is not read again, and one that is read is remembered there: `place` says
  /// where.
  package mutating func next(_ memo: inout HeadMemo, at place: inout HeadMemo.Place?) -> Outcome {
    place = nil
    if let entry = known ?? matchBuffer(memo) {
      if known == nil { buffer.skip(entry.bytes.count) }
      known = nil
      place = entry.place
      return .request(entry.request, keepsAlive: entry.keepsAlive, version10: entry.version10)
    }
    let isWhole = partial == nil && buffer.first != UInt8(ascii: "\r")
    let before = isWhole ? buffer.unused : []
    let outcome = next()
    if isWhole, case .request(let request, let keepsAlive, let version10) = outcome, request.body.isEmpty {
      let head = before.prefix(before.count - buffer.count)
      place = memo.insert(head, request: request, keepsAlive: keepsAlive, version10: version10)
    }
    return outcome
  }

  package mutating func next() -> Outcome {
    do {
      return try read()
    } catch {
      stop(refusing: error)
      return .refused(error)
    }
  }

  private func matchBuffer(_ memo: borrowing HeadMemo) -> HeadMemo.Entry? {
    guard partial == nil, buffer.count > 0 else { return nil }
    return memo.match(buffer.unused.span)
  }

  private mutating func stop(refusing refusal: Refusal) {
    partial = .refused(refusal)
    buffer.clear()
    body = []
    known = nil
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
    // Taken out of where it stands, so that no copy is made of what has come so far.
    partial = nil
    guard try reader.read(from: &buffer, into: &body, limits: limits) else {
      partial = .body(head, reader, hasBegun: hasBegun)
      return .needsMore
    }
    defer { body = [] }
    return .request(head.request(body: body), keepsAlive: head.keepsAlive, version10: head.line.version == .http10)
  }
}

extension RequestHead {
  fileprivate func request(body: [UInt8]) -> Request {
    Request(method: line.method, path: line.target.path, query: line.target.query, fields: fields, body: body)
  }

  /// Bytes of memory, about.
  fileprivate var held: Int { 256 + fields.held }
}

extension HeadReader {
  fileprivate var held: Int { 256 + fields.held }
}

extension Fields {
  fileprivate var held: Int { 64 * count + bytes.count }
}
