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

  /// The head's bytes, up to and with its empty line. `date` is an IMF-fixdate; `more` are lines that come with every
  /// answer of a connection, and frame nothing.
  static func bytes(
    _ response: Response, persistence: Persistence, date: [UInt8], more: Fields = Fields()
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160 + response.fields.bytes.count + more.bytes.count)
    if response.status == 200 {
      bytes.append(fixed: "HTTP/1.1 200 OK\r\nDate: ")
    } else {
      bytes += "HTTP/1.1 \(response.status) \(StatusPhrase.of(response.status))\r\nDate: ".utf8
    }
    bytes.append(date.span)
    bytes.append(fixed: "\r\n")
    if response.fields.areFraming {
      bytes += response.fields.unframing.bytes
    } else {
      bytes.append(response.fields.bytes.span)
    }
    bytes.append(more.bytes.span)
    guard case .keepsAlive = persistence, !hasNoBody(response.status), response.stream == nil else {
      appendFraming(response, persistence, to: &bytes)
      bytes.append(fixed: "\r\n")
      return bytes
    }
    bytes.append(fixed: "Content-Length: ")
    bytes.append(decimal: response.body.count)
    bytes.append(fixed: "\r\n\r\n")
    return bytes
  }

  private static func appendFraming(_ response: Response, _ persistence: Persistence, to bytes: inout [UInt8]) {
    if !hasNoBody(response.status) {
      if response.stream == nil {
        bytes.append(fixed: "Content-Length: ")
        bytes.append(decimal: response.body.count)
        bytes.append(fixed: "\r\n")
      } else if case .closesToEnd = persistence {
        // Its end is the connection's.
      } else {
        bytes += "Transfer-Encoding: chunked\r\n".utf8
      }
    }
    switch persistence {
    case .keepsAlive: break
    case .keepsAliveSaid: bytes += "Connection: keep-alive\r\n".utf8
    case .closes, .closesToEnd: bytes += "Connection: close\r\n".utf8
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

  /// Appends a text that the program holds: unlike an array, it is nobody's to hold on to, which all loops would do at once.
  package mutating func append(fixed text: StaticString) {
    // The text lies in the program itself.
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// A number that is not negative, in decimal digits.
  package mutating func append(decimal number: Int) {
    var unit: UInt = 1
    while number.magnitude / unit >= 10 { unit *= 10 }
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number.magnitude / unit % 10))
      unit /= 10
    }
  }
}
