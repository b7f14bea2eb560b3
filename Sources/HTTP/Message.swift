/// A request whose framing has been judged: what a handler sees.
package struct Request: Hashable, Sendable {
  /// As sent; methods are case-sensitive (RFC 9110, section 9.1).
  package let method: String
  /// The target's path as sent, percent-encoded, beginning with `/`; or `*` (RFC 9112, section 3.2).
  package let path: String
  /// The target's query as sent, without `?`; null when there is none.
  package let query: String?
  package var fields: Fields
  package let body: [UInt8]

  package init(method: String, path: String, query: String? = nil, fields: Fields = Fields(), body: [UInt8] = []) {
    self.method = method
    self.path = path
    self.query = query
    self.fields = fields
    self.body = body
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

  package init(status: Int, fields: Fields = Fields(), body: [UInt8] = [], stream: BodyStream? = nil) {
    self.status = status
    self.fields = fields
    self.body = body
    self.stream = stream
  }
}

/// What a handler answers: at once, or by work that must not hold up the loop it was asked on.
package enum Answer: Sendable {
  case ready(Response)
  /// Long work may look at `Cancellation.isRequested`: true once nobody waits for the answer any more.
  case deferred(@Sendable () -> Response)
}
