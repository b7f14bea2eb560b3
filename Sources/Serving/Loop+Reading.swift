import HTTP

extension Loop {
  /// Reads once; the poll says again when there is more. False when the connection broke.
  func read(_ session: Session) -> Bool {
    guard session.interest.contains(.read) else { return true }
    switch buffer.receive(from: session.socket) {
    case .bytes(let count):
      counts.received.add(count)
      session.moved &+= UInt32(truncatingIfNeeded: count)
      return receive(count, session)
    case .end: session.connection.receiveEnd()
    case .nothingYet: break
    case .failed: return false
    }
    return true
  }

  private func receive(_ count: Int, _ session: Session) -> Bool {
    if let tls = session.tls {
      buffer.pass(count, to: tls)
      return decrypt(tls, session)
    }
    if session.isSecure { return receiveFirst(count, session) }
    buffer.pass(count, to: &session.connection, plain.memo)
    return true
  }

  /// The first bytes at the port of HTTPS: a handshake, or somebody who takes it for plain HTTP.
  private func receiveFirst(_ count: Int, _ session: Session) -> Bool {
    let first = buffer.first
    // The first byte of a handshake's record (RFC 8446, section 5.1).
    if first == 0x16 {
      guard let wire, let keeper = shared.keeper, let tls = TLSSession(keeper.current(now: now), wire) else {
        return false
      }
      session.tls = tls
      buffer.pass(count, to: tls)
      return decrypt(tls, session)
    }
    // A letter begins a method; anything else is no HTTP either.
    guard (0x41...0x5A).contains(first) || session.waiting == .linger else { return false }
    if session.waiting != .linger {
      session.connection.refuse(Refusal(400, "This port speaks HTTPS: ask for an https:// URL."))
    }
    return true
  }

  private func decrypt(_ tls: TLSSession, _ session: Session) -> Bool {
    let wasShaken = tls.isShaken
    while true {
      switch buffer.decrypt(tls) {
      case .bytes(let count): buffer.pass(count, to: &session.connection, secure.memo)
      case .needsMore:
        if !wasShaken && tls.isShaken { counts.handshakes.add() }
        return true
      case .ended:
        session.connection.receiveEnd()
        return true
      case .failed:
        if !wasShaken { counts.failedHandshakes.add() }
        // The alert tells the client why; a socket that does not take it at once goes without.
        _ = flush(session)
        return false
      }
    }
  }
}
