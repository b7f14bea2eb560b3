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
  /// Whether the process ran out of descriptors, and connections wait in the backlog until the next sweep.
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

  func accept(_ token: UInt64, poll: Poll, date: [UInt8]) -> [Socket] {
    let index = Int(token & ~Self.tokenBit)
    guard index < listeners.count else { return [] }
    var accepted: [Socket] = []
    for _ in 0..<Self.stretch {
      switch listeners[index].accept() {
      case .connection(let socket):
        if shared.connectionBegan() { accepted.append(socket) } else { turnAway(socket, date) }
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
    guard isPaused else { return }
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

  /// One connection too many: it is told so if its socket takes it at once, and closed.
  private func turnAway(_ socket: Socket, _ date: [UInt8]) {
    _ = socket.send(shared.fullMessage(date: date)[...], [])
    socket.endWriting()
    socket.close()
    shared.connectionEnded()
  }

  private func token(_ index: Int) -> UInt64 { Self.tokenBit | UInt64(index) }
}
