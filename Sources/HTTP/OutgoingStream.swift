/// A body on its way out piece by piece: what the connection knows of it.
final class OutgoingStream {
  enum State {
    /// The owner is to be asked for the next piece.
    case wanting
    /// It has been asked.
    case waiting
    case holding([UInt8])
    case ended
  }

  let exchange: UInt64
  let stream: BodyStream
  /// Else the end of the connection ends the body, as HTTP/1.0 has no chunks.
  let isChunked: Bool
  var state = State.wanting

  init(exchange: UInt64, stream: BodyStream, isChunked: Bool) {
    self.exchange = exchange
    self.stream = stream
    self.isChunked = isChunked
  }

  /// `size CRLF`, what goes before a piece (RFC 9112, section 7.1); the CRLF after the piece before it comes first.
  func header(of piece: [UInt8], isFirst: Bool) -> [UInt8] {
    guard isChunked else { return [] }
    return Array(((isFirst ? "" : "\r\n") + String(piece.count, radix: 16) + "\r\n").utf8)
  }

  /// What ends the body.
  func trailer(isFirst: Bool) -> [UInt8] { isChunked ? Array(((isFirst ? "" : "\r\n") + "0\r\n\r\n").utf8) : [] }

  /// Whether a piece has been written before.
  var hasBegun = false
}
