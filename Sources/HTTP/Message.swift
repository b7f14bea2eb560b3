/// A request whose framing has been judged: what a handler sees. Copies share what they hold.
package struct Request: Hashable, Sendable {
  private final class Storage: Sendable {
    let method: String
    let path: String
    let query: String?
    let fields: Fields
    let body: [UInt8]

    init(_ method: String, _ path: String, _ query: String?, _ fields: Fields, _ body: [UInt8]) {
      self.method = method
      self.path = path
      self.query = query
      self.fields = fields
      self.body = body
    }
  }

  private let storage: Storage

  package init(method: String, path: String, query: String? = nil, fields: Fields = Fields(), body: [UInt8] = []) {
    storage = Storage(method, path, query, fields, body)
  }

  /// As sent; methods are case-sensitive (RFC 9110, section 9.1).
  package var method: String { storage.method }
  /// The target's path as sent, percent-encoded, beginning with `/`; or `*` (RFC 9112, section 3.2).
  package var path: String { storage.path }
  /// The target's query as sent, without `?`; null when there is none.
  package var query: String? { storage.query }
  package var fields: Fields { storage.fields }
  package var body: [UInt8] { storage.body }

  /// The same request with other fields.
  package func with(_ fields: Fields) -> Request {
    Request(method: method, path: path, query: query, fields: fields, body: body)
  }

  package static func == (first: Request, second: Request) -> Bool {
    first.storage === second.storage
      || first.method == second.method && first.path == second.path && first.query == second.query
        && first.fields == second.fields && first.body == second.body
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(method)
    hasher.combine(path)
    hasher.combine(query)
  }
}

/// A whole response. The connection adds `Date`, the framing and `Connection`.
package struct Response: Hashable, Sendable {
  /// Three digits (RFC 9110, section 15).
  package var status: Int
  package var fields: Fields
  package var body: [UInt8]
  /// A body that is made piece by piece while it is sent; `body` is not sent then.
  package var stream: BodyStream?
  /// Which of the handler's routes it came from, for figures; it is not sent. 0 is none.
  package var route: UInt16 = 0

  package init(status: Int, fields: Fields = Fields(), body: [UInt8] = [], stream: BodyStream? = nil) {
    self.status = status
    self.fields = fields
    self.body = body
    self.stream = stream
  }
}

extension Response {
  /// Hands over the body: whole, or the stream's pieces as they are made. What makes them may throw.
  package func eachPiece(_ take: ([UInt8]) -> Void) throws {
    guard let stream else { return take(body) }
    while let piece = try stream.next() { take(piece) }
  }
}

/// What a handler answers: at once, or by work that must not hold up the loop it was asked on.
package enum Answer: Sendable {
  case ready(Response)
  /// Long work may look at `Cancellation.isRequested`: true once nobody waits for the answer any more.
  case deferred(@Sendable () -> Response)
}
