/// A request whose framing has been judged: what a handler sees.
package struct Request: Hashable, Sendable {
  /// As sent; methods are case-sensitive (RFC 9110, section 9.1).
  package let method: String
  /// The target's path as sent, percent-encoded, beginning with `/`; or `*` (RFC 9112, section 3.2).
  package let path: String
  /// The target's query as sent, without `?`; null when there is none.
  package let query: String?
  package let fields: Fields
  package let body: [UInt8]

  package init(method: String, path: String, query: String? = nil, fields: Fields = Fields(), body: [UInt8] = []) {
    self.method = method
    self.path = path
    self.query = query
    self.fields = fields
    self.body = body
  }
}

/// A whole response. The connection adds `Date`, `Content-Length` and `Connection`.
package struct Response: Hashable, Sendable {
  /// Three digits (RFC 9110, section 15).
  package var status: Int
  package var fields: Fields
  package var body: [UInt8]

  package init(status: Int, fields: Fields = Fields(), body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}

/// What a handler answers: at once, or by work that must not hold up the loop it was asked on.
package enum Answer: Sendable {
  case ready(Response)
  case deferred(@Sendable () -> Response)
}
