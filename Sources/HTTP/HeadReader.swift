/// Collects one request's head, line by line.
struct HeadReader {
  private var requestLine: RequestLine?
  private(set) var fields = Fields()
  private var fieldBytes = 0
  private var skippedEmptyLine = false

  /// The head once it is whole; null when more bytes are needed.
  mutating func read(from buffer: inout ByteBuffer, limits: Limits) throws(Refusal) -> RequestHead? {
    if requestLine == nil { requestLine = try readRequestLine(from: &buffer, limits) }
    guard let requestLine, try readFields(from: &buffer, limits) else { return nil }
    return try RequestHead(line: requestLine, fields: fields, limits: limits)
  }

  private mutating func readRequestLine(from buffer: inout ByteBuffer, _ limits: Limits) throws(Refusal) -> RequestLine?
  {
    while let first = buffer.first {
      try requireText(first)
      switch buffer.line(limit: limits.requestLineBytes) {
      case .cut: return nil
      case .tooLong:
        throw Refusal(414, "The request line may hold at most \(limits.requestLineBytes) bytes: shorten the URL.")
      case .bareLineFeed: throw .bareLineFeed
      case .whole(let line) where line.isEmpty && !skippedEmptyLine:
        // Some clients end a body with a CRLF too many (RFC 9112, section 2.2).
        skippedEmptyLine = true
      case .whole(let line): return try RequestLine(line)
      }
    }
    return nil
  }

  /// Refuses what cannot become a request at its first byte, rather than at a time-out.
  private func requireText(_ first: UInt8) throws(Refusal) {
    if first.isTokenByte || first == UInt8(ascii: "\r") || first == UInt8(ascii: "\n") { return }
    // The first byte of a TLS handshake record (RFC 8446, section 5.1).
    if first == 0x16 { throw Refusal(400, "This port speaks HTTP, not HTTPS: ask for an http:// URL.") }
    throw Refusal(400, "The request line must begin with a method such as GET.")
  }

  /// True once the empty line after the fields has been read.
  private mutating func readFields(from buffer: inout ByteBuffer, _ limits: Limits) throws(Refusal) -> Bool {
    while true {
      switch buffer.line(limit: max(0, limits.fieldBytes - fieldBytes)) {
      case .cut: return false
      case .tooLong:
        throw Refusal(431, "All header fields together may hold at most \(limits.fieldBytes) bytes: send fewer.")
      case .bareLineFeed: throw .bareLineFeed
      case .whole(let line) where line.isEmpty: return true
      case .whole(let line):
        guard fields.count < limits.fieldCount else {
          throw Refusal(431, "There may be at most \(limits.fieldCount) header fields: send fewer.")
        }
        fieldBytes += line.count + 2
        fields.add(try FieldLine(line))
      }
    }
  }
}

extension Refusal {
  static var bareLineFeed: Refusal { Refusal(400, "Every line of the head must end with CR and LF, not LF alone.") }
}
