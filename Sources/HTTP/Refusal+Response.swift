extension Refusal {
  /// The refusal as a whole message that closes its connection, for a client that is turned away unread.
  package func message(requestID: String, retryAfter seconds: Int, date: [UInt8]) -> [UInt8] {
    let response = response(requestID: requestID, retryAfter: seconds)
    return ResponseHead.bytes(response, persistence: .closes, date: date) + response.body
  }

  /// The refusal as a problem document (RFC 9457); `retryAfter` is in seconds (RFC 9110, section 10.2.3).
  package func response(requestID: String, retryAfter: Int? = nil) -> Response {
    var fields = Fields()
    if let retryAfter { fields.add("Retry-After", String(retryAfter)) }
    fields.add("Content-Type", "application/problem+json")
    fields.add("Cache-Control", "no-store")
    fields.add("X-Request-Id", requestID)
    let members = [
      "\"type\":\"about:blank\"", "\"title\":" + quoted(StatusPhrase.of(status)), "\"status\":\(status)",
      "\"detail\":" + quoted(detail), "\"errors\":[]", "\"near\":[]",
      "\"request_id\":" + quoted(requestID),
    ]
    return Response(status: status, fields: fields, body: Array("{\(members.joined(separator: ","))}\n".utf8))
  }

  /// A JSON string (RFC 8259, section 7).
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
