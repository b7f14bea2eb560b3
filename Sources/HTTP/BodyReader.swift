/// Collects one request's body, however it is framed.
enum BodyReader {
  case fixed(FixedBody)
  case chunked(ChunkedBody)

  init(_ framing: Framing, limits: Limits) {
    self =
      switch framing {
      case .length(let length): .fixed(FixedBody(length: length))
      case .chunked: .chunked(ChunkedBody(limits: limits))
      }
  }

  /// The body once it is whole; null when more bytes are needed.
  mutating func read(from buffer: inout ByteBuffer) throws(Refusal) -> [UInt8]? {
    switch consume self {
    case .fixed(var body):
      let whole = body.read(from: &buffer)
      self = .fixed(body)
      return whole
    case .chunked(var body):
      self = .fixed(FixedBody(length: 0))
      let whole = try body.read(from: &buffer)
      self = .chunked(body)
      return whole
    }
  }
}

/// A body of a known length.
struct FixedBody {
  private let length: Int
  private var body: [UInt8] = []

  init(length: Int) { self.length = length }

  mutating func read(from buffer: inout ByteBuffer) -> [UInt8]? {
    body += buffer.take(length - body.count)
    return body.count == length ? body : nil
  }
}
