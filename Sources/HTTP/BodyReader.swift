/// Collects one request's body, however it is framed; the bytes go to the caller's array.
enum BodyReader {
  case fixed(length: Int)
  case chunked(ChunkedBody)

  init(_ framing: Framing) {
    switch framing {
    case .length(let length): self = .fixed(length: length)
    case .chunked: self = .chunked(ChunkedBody())
    }
  }

  /// True once the body is whole; false when more bytes are needed.
  mutating func read(
    from buffer: inout ByteBuffer, into body: inout [UInt8], limits: Limits
  ) throws(Refusal) -> Bool {
    switch self {
    case .fixed(let length):
      body += buffer.take(length - body.count)
      return body.count == length
    case .chunked(var chunks):
      defer { self = .chunked(chunks) }
      return try chunks.read(from: &buffer, into: &body, limits: limits)
    }
  }
}
