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

  /// What most heads begin with.
  private static let ok = Array("HTTP/1.1 200 OK\r\nDate: ".utf8)

  /// The head's bytes, up to and with its empty line. `date` is an IMF-fixdate.
  static func bytes(_ response: Response, persistence: Persistence, date: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160 + response.fields.bytes.count)
    if response.status == 200 {
      bytes += ok
    } else {
      bytes += "HTTP/1.1 \(response.status) \(StatusPhrase.of(response.status))\r\nDate: ".utf8
    }
    bytes += date
    bytes += "\r\n".utf8
    bytes += response.fields.areFraming ? response.fields.unframing.bytes : response.fields.bytes
    appendFraming(response, persistence, to: &bytes)
    switch persistence {
    case .keepsAlive: break
    case .keepsAliveSaid: bytes += "Connection: keep-alive\r\n".utf8
    case .closes, .closesToEnd: bytes += "Connection: close\r\n".utf8
    }
    bytes += "\r\n".utf8
    return bytes
  }

  private static func appendFraming(_ response: Response, _ persistence: Persistence, to bytes: inout [UInt8]) {
    if hasNoBody(response.status) { return }
    if response.stream == nil {
      bytes += "Content-Length: ".utf8
      bytes.append(decimal: response.body.count)
      bytes += "\r\n".utf8
    } else if case .closesToEnd = persistence {
      return
    } else {
      bytes += "Transfer-Encoding: chunked\r\n".utf8
    }
  }

  /// Statuses whose messages end with their head (RFC 9112, section 6.3); a 304 need not say the length of what it spares.
  static func hasNoBody(_ status: Int) -> Bool { status == 204 || status == 304 }
}

extension [UInt8] {
  /// Appends bytes wherever they lie, at the cost of copying them: nothing is shared or counted.
  package mutating func append(_ bytes: Span<UInt8>) {
    // The span holds so many bytes for as long as it is borrowed, and they are not this array's, which is changed.
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// A number that is not negative, in decimal digits.
  package mutating func append(decimal number: Int) {
    let start = count
    var rest = number.magnitude
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
