extension Refusal {
  /// The refusal as a problem document (RFC 9457).
  package func response(requestID: String) -> Response {
    var fields = Fields()
    fields.add("Content-Type", "application/problem+json")
    fields.add("Cache-Control", "no-store")
    let members = [
      "\"type\":\"about:blank\"", "\"title\":" + quoted(StatusPhrase.of(status)), "\"status\":\(status)",
      "\"detail\":" + quoted(detail), "\"request_id\":" + quoted(requestID),
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
