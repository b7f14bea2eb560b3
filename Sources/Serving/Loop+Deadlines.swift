import HTTP

extension Loop {
  /// The connection waits: the deadline stays where it is while it waits for the same thing.
  func wait(_ session: Session, _ wait: Connection.Wait) {
    var waiting = Session.Waiting(wait.reason)
    if waiting == .idle, session.isSecure, session.tls?.isShaken != true { waiting = .handshake }
    let request = UInt32(truncatingIfNeeded: wait.request)
    guard waiting != session.waiting || request != session.waitedRequest else { return }
    session.waitedRequest = request
    let length = waiting == .handshake ? timeouts.handshake : timeouts.length(of: wait.reason)
    set(session, waiting, after: length)
  }

  func set(_ session: Session, _ waiting: Session.Waiting, after length: Int64?) {
    session.waiting = waiting
    session.moved = 0
    guard let length else {
      session.deadline = .max
      return
    }
    session.deadline = now + length
    note(session)
  }

  /// Has the session looked at when its deadline comes, unless it is noted for an earlier time already.
  func note(_ session: Session) {
    let place = wheel.place(of: session.deadline)
    guard place < session.noted else { return }
    session.noted = place
    wheel.note(session.id, at: place)
  }

  /// A deadline has passed. Who moves bytes at a fair rate is given more time.
  func expire(_ session: Session) {
    switch session.waiting {
    case .writing where timeouts.isEnough(Int(session.moved), in: timeouts.write):
      set(session, .writing, after: timeouts.write)
    case .body where timeouts.isEnough(Int(session.moved), in: timeouts.length(of: .body) ?? 0):
      set(session, .body, after: timeouts.length(of: .body))
    case .writing, .handshake:
      counts.timeouts.add()
      close(session)
    case .head, .body:
      counts.timeouts.add()
      session.connection.expire()
      advance(session)
    case .idle, .linger:
      session.connection.expire()
      advance(session)
    case .nothing: break
    }
  }
}
