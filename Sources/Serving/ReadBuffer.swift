import HTTP

/// Room to read into, one for all connections of a loop: an idle connection holds none.
struct ReadBuffer {
  private var bytes = [UInt8](repeating: 0, count: 65_536)

  /// Reads once and hands on what came. False when the connection broke.
  mutating func read(_ socket: Socket, into connection: inout Connection) -> Bool {
    switch socket.receive(into: &bytes) {
    case .bytes(let count): connection.receive(bytes.span.extracting(0..<count))
    case .end: connection.receiveEnd()
    case .nothingYet: break
    case .failed: return false
    }
    return true
  }
}
