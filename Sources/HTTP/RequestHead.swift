/// A request's line and fields, judged as a whole: what the body and the connection are to do.
struct RequestHead {
  let line: RequestLine
  let fields: Fields
  let framing: Framing
  /// Whether the connection may serve another request (RFC 9112, section 9.3).
  let keepsAlive: Bool
  /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110, section 10.1.1).
  let expectsContinue: Bool

  init(line: RequestLine, fields: Fields, limits: Limits) throws(Refusal) {
    self.line = line
    self.fields = try Self.judgingHost(line, fields)
    framing = try Framing(fields, line: line, limits: limits)
    keepsAlive = Self.keepsAlive(line.version, fields)
    expectsContinue = try Self.expectsContinue(line.version, fields)
  }

  /// Exactly one Host in HTTP/1.1 (RFC 9112, section 3.2); an absolute-form target's authority takes its place.
  private static func judgingHost(_ line: RequestLine, _ fields: Fields) throws(Refusal) -> Fields {
    if let host = fields.only("host") {
      guard HostField.isValid(host) else {
        throw Refusal(400, "Host must be a name or an address, and a port where it has one.")
      }
    } else {
      guard !fields.has("host") else { throw Refusal(400, "Host must be given once.") }
      guard line.version == .http10 else { throw Refusal(400, "HTTP/1.1 needs a Host field.") }
    }
    guard let authority = line.target.authority else { return fields }
    var judged = fields
    judged.set("Host", authority)
    return judged
  }

  private static func keepsAlive(_ version: RequestLine.Version, _ fields: Fields) -> Bool {
    if fields.holds("close", in: "connection") { return false }
    return version == .http11 || fields.holds("keep-alive", in: "connection")
  }

  private static func expectsContinue(_ version: RequestLine.Version, _ fields: Fields) throws(Refusal) -> Bool {
    guard version == .http11, fields.has("expect") else { return false }
    let expectations = fields.tokens(of: "expect")
    guard !expectations.isEmpty else { return false }
    guard expectations.allSatisfy({ $0.utf8.equalsIgnoringCase("100-continue") }) else {
      throw Refusal(417, "No expectation but 100-continue is met.")
    }
    return true
  }
}
