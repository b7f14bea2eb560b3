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
    let hosts = fields["host"]
    guard hosts.count <= 1 else { throw Refusal(400, "Host must be given once.") }
    guard !hosts.isEmpty || line.version == .http10 else { throw Refusal(400, "HTTP/1.1 needs a Host field.") }
    guard hosts.allSatisfy({ HostField.isValid(Array($0.utf8)[...]) }) else {
      throw Refusal(400, "Host must be a name or an address, and a port where it has one.")
    }
    guard let authority = line.target.authority else { return fields }
    var judged = fields
    judged.set("Host", authority)
    return judged
  }

  private static func keepsAlive(_ version: RequestLine.Version, _ fields: Fields) -> Bool {
    let options = fields.tokens(of: "connection")
    if options.contains(where: { $0.utf8.equalsIgnoringCase("close") }) { return false }
    return version == .http11 || options.contains { $0.utf8.equalsIgnoringCase("keep-alive") }
  }

  private static func expectsContinue(_ version: RequestLine.Version, _ fields: Fields) throws(Refusal) -> Bool {
    let expectations = fields.tokens(of: "expect")
    guard version == .http11, !expectations.isEmpty else { return false }
    guard expectations.allSatisfy({ $0.utf8.equalsIgnoringCase("100-continue") }) else {
      throw Refusal(417, "No expectation but 100-continue is met.")
    }
    return true
  }
}
