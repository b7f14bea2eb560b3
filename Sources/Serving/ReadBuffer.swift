import HTTP

/// Room to read into, one for all connections of a loop: an idle connection holds none.
struct ReadBuffer {
  private var bytes = [UInt8](repeating: 0, count: 65_536)

  /// The first of the bytes that came last.
  var first: UInt8 { bytes[0] }

  mutating func receive(from socket: Socket) -> Socket.Received { socket.receive(into: &bytes) }

  /// Decrypts what `tls` has received.
  mutating func decrypt(_ tls: TLSSession) -> TLSSession.Received { tls.read(into: &bytes) }

  /// Hands on what came.
  func pass(_ count: Int, to connection: inout Connection, _ memo: borrowing HeadMemo) {
    connection.receive(bytes.span.extracting(0..<count), memo)
  }

  func pass(_ count: Int, to tls: TLSSession) { tls.receive(bytes.span.extracting(0..<count)) }
}
