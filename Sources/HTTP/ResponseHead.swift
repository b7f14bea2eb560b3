/// Writes a response's head: what its handler gave, and the framing that is the connection's own affair.
struct ResponseHead {
  /// What the connection tells the client about its own future.
  enum Persistence {
    case keepsAlive
    /// As HTTP/1.0 wants to be told.
    case keepsAliveSaid
    case closes
    /// The end of the connection is the end of the body: HTTP/1.0 knows no other for one whose length is not known.
    case closesToEnd
  }

  /// Fields that frame a message: a handler's own are dropped (RFC 9112, section 6).
  private static let ownFields = ["connection", "content-length", "transfer-encoding", "date", "keep-alive"]

  /// The head's bytes, up to and with its empty line. `date` is an IMF-fixdate.
  static func bytes(_ response: Response, persistence: Persistence, date: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      response.fields.lines.reduce(160) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 })
    bytes += "HTTP/1.1 ".utf8
    bytes += String(response.status).utf8
    bytes.append(UInt8(ascii: " "))
    bytes += StatusPhrase.of(response.status).utf8
    bytes += "\r\nDate: ".utf8
    bytes += date
    bytes += "\r\n".utf8
    for line in response.fields.lines { append(line, to: &bytes) }
    bytes += framing(response, persistence).utf8
    switch persistence {
    case .keepsAlive: break
    case .keepsAliveSaid: bytes += "Connection: keep-alive\r\n".utf8
    case .closes, .closesToEnd: bytes += "Connection: close\r\n".utf8
    }
    bytes += "\r\n".utf8
    return bytes
  }

  private static func framing(_ response: Response, _ persistence: Persistence) -> String {
    if hasNoBody(response.status) { return "" }
    if response.stream == nil { return "Content-Length: " + String(response.body.count) + "\r\n" }
    if case .closesToEnd = persistence { return "" }
    return "Transfer-Encoding: chunked\r\n"
  }

  /// Statuses whose messages end with their head (RFC 9112, section 6.3); a 304 need not say the length of what it spares.
  static func hasNoBody(_ status: Int) -> Bool { status == 204 || status == 304 }

  private static func isToken(_ name: String) -> Bool {
    let bytes = name.utf8Span.span
    for index in bytes.indices where !bytes[index].isTokenByte { return false }
    return !bytes.isEmpty
  }

  /// A value may come from a request: no byte of it may end the line and begin another.
  private static func append(_ line: Fields.Line, to bytes: inout [UInt8]) {
    guard isToken(line.name), !ownFields.contains(where: line.isNamed) else {
      return
    }
    bytes += line.name.utf8
    bytes += ": ".utf8
    let start = bytes.count
    bytes += line.value.utf8
    if ByteScan.holdsControl(line.value, or: 0x7F, 0x7F) {
      for index in start..<bytes.count where !bytes[index].isFieldValueByte { bytes[index] = UInt8(ascii: " ") }
    }
    bytes += "\r\n".utf8
  }
}
