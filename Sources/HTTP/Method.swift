/// The methods that are understood (RFC 9110, section 9; RFC 5789; QUERY of draft-ietf-httpbis-safe-method-w-body): any other is 501 before anybody is asked about it.
enum Method {
  /// CONNECT is left out: it is for proxies, and its target has a form of its own.
  static let known = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "QUERY"]

  /// Whether a request of this method is expected to bring a body, and so has to say how long it is (411).
  static func needsLength(_ method: String) -> Bool {
    method == "POST" || method == "PUT" || method == "PATCH"
  }
}
