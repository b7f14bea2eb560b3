/// Why bytes were not taken as a request, and the status that says so; the connection closes after it.
package struct Refusal: Error, Hashable, Sendable {
  /// 4xx or 5xx (RFC 9110, section 15).
  package let status: Int
  /// A sentence for the person who wrote the client, and what to do instead.
  package let detail: String

  package init(_ status: Int, _ detail: String) {
    self.status = status
    self.detail = detail
  }
}
