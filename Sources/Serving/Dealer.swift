import HTTP

/// Accepts for all loops and deals connections out in turn.
///
/// One acceptor rather than SO_REUSEPORT: that splits few connections by hash, and lets a second process take the port
/// without a word.
final class Dealer {
  /// Set in the tokens of listeners, and in no session's.
  private static let tokenBit: UInt64 = 1 << 63
  /// Connections accepted at a stretch, before those that are open have their turn.
  private static let stretch = 64

  private let listeners: [Listener]
  private let mailboxes: [Mailbox]
  private let shared: LoopShared
  private var turn = 0
  /// Whether the process ran out of descriptors or connections, and clients wait in the backlog until the next tick.
  private(set) var isPaused = false

  init(listeners: [Listener], mailboxes: [Mailbox], shared: LoopShared) {
    self.listeners = listeners
    self.mailboxes = mailboxes
    self.shared = shared
  }

  func watch(_ poll: Poll) {
    for (index, listener) in listeners.enumerated() { _ = poll.add(listener.descriptor, .read, token: token(index)) }
  }

  func owns(_ token: UInt64) -> Bool { token & Self.tokenBit != 0 }

  func isSecure(_ token: UInt64) -> Bool {
    let index = Int(token & ~Self.tokenBit)
    return index < listeners.count && listeners[index].isSecure
  }

  func accept(_ token: UInt64, poll: Poll, date: MessageDate, _ counts: LoopCounts) -> [Socket] {
    let index = Int(token & ~Self.tokenBit)
    guard index < listeners.count else { return [] }
    var accepted: [Socket] = []
    for _ in 0..<Self.stretch {
      if shared.settings.whenFull == .wait && shared.isFull {
        pause(poll)
        return accepted
      }
      switch listeners[index].accept() {
      case .connection(let socket):
        if shared.connectionBegan() {
          accepted.append(socket)
        } else {
          counts.refused.add()
          turnAway(socket, date, isSecure: listeners[index].isSecure)
        }
      case .none: return accepted
      case .exhausted:
        pause(poll)
        return accepted
      }
    }
    return accepted
  }

  func nextMailbox() -> Mailbox? {
    guard !mailboxes.isEmpty else { return nil }
    turn = (turn + 1) % mailboxes.count
    return mailboxes[turn]
  }

  func resume(_ poll: Poll) {
    guard isPaused, shared.settings.whenFull == .refuse || !shared.isFull else { return }
    isPaused = false
    for (index, listener) in listeners.enumerated() { poll.change(listener.descriptor, .read, token: token(index)) }
  }

  func close() {
    for listener in listeners { listener.close() }
  }

  private func pause(_ poll: Poll) {
    isPaused = true
    for (index, listener) in listeners.enumerated() { poll.change(listener.descriptor, [], token: token(index)) }
  }

  /// One connection too many: it is told so if its socket takes it at once, and closed. Over TLS it cannot be told without
  /// a handshake, which is just what there is no room for.
  private func turnAway(_ socket: Socket, _ date: MessageDate, isSecure: Bool) {
    if !isSecure { _ = socket.send(shared.fullMessage(date: date)[...], []) }
    socket.endWriting()
    // What the client has sent already would turn the close into a reset, and the answer would be lost to it.
    var ignored = [UInt8](repeating: 0, count: 4_096)
    _ = socket.receive(into: &ignored)
    socket.close()
    shared.connectionEnded()
  }

  private func token(_ index: Int) -> UInt64 { Self.tokenBit | UInt64(index) }
}
