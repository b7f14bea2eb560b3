import HTTP

extension Loop {
  /// Answers are sent together until they hold so many bytes.
  private static var batchBytes: Int { 262_144 }
  /// A body up to so long needs no promise of memory.
  private static var smallBody: Int { 16_384 }

  /// Takes the connection's steps until it waits, its socket is full or it is over.
  func advance(_ session: Session) {
    guard flushBacklog(session) else { return }
    while true {
      if session.ending != nil || out.count + (wire?.output.count ?? 0) >= Self.batchBytes {
        guard flush(session) else { return }
      }
      switch session.ending {
      case .all: return close(session)
      case .writing:
        session.socket.endWriting()
        session.ending = nil
      case nil: break
      }
      guard take(next(session), session) else { return }
    }
  }

  private func next(_ session: Session) -> Connection.Step {
    session.isSecure
      ? session.connection.next(date: date.date, &secure.memo) : session.connection.next(date: date.date, &plain.memo)
  }

  /// Carries a step out; false when the session is done with for now.
  private func take(_ step: Connection.Step, _ session: Session) -> Bool {
    switch step {
    case .handle(let request, let exchange, let place): handle(request, exchange, place, for: session)
    case .screen(let request, let length): session.connection.screen(screen(request, length, session))
    case .write(let head, let body):
      noteAnswer(head, body.count, session)
      guard let tls = session.tls else {
        out.add(head: head, body: body)
        return true
      }
      guard tls.write(head, body) else {
        close(session)
        return false
      }
    case .pull(let stream, let exchange):
      guard flush(session) else { return pullLater(stream, exchange, session) }
      pull(stream, exchange, session)
    case .closeWriting:
      session.tls?.end()
      session.ending = .writing
    case .close:
      session.tls?.end()
      session.ending = .all
    case .wait(let wait):
      guard flush(session) else { return false }
      if isTooMuch(session, wait) {
        session.connection.screen(shared.short())
        return true
      }
      self.wait(session, wait)
      watch(session, wait.reads ? .read : [])
      return false
    }
    return true
  }

  /// Every answer passes here on its way out, and its status stands in its head.
  private func noteAnswer(_ head: [UInt8], _ length: Int, _ session: Session) {
    // A piece of a stream begins with its size or a line end.
    guard head.count > 12, head[0] == UInt8(ascii: "H") else { return }
    var status = 0
    for index in 9..<12 { status = status * 10 + Int(head[index] &- 0x30) }
    counts.answered(status)
    guard status >= 200 else { return }
    let asked = takeAsked(of: session) ?? Asked(exchange: 0, begun: nowNanoseconds, request: nil)
    let duration = max(0, Clock.nanoseconds() - asked.begun)
    measure(asked, status, duration)
    guard let log else { return }
    let answer = AccessLog.Answer(
      status: status, length: session.connection.isStreaming ? nil : length, head: head, nanoseconds: duration)
    log.answer(session, asked, answer, date.date)
  }

  /// What a body that is on its way gets for an answer already now: null lets it come.
  private func screen(_ request: Request, _ length: Int?, _ session: Session) -> Response? {
    if let refusal = lane(session).responder.screen(request, of: client(session)) {
      var asked = asked(request, 0)
      asked.route = refusal.route
      expect(asked, by: session)
      return refusal
    }
    let need = length ?? limits.limits.bodyBytes
    guard need > Self.smallBody else { return nil }
    guard shared.hasMemory(for: need) else { return shared.short() }
    let busy = session.busy ?? BusySession()
    session.busy = busy
    busy.promised += need
    shared.changeMemory(by: need)
    return nil
  }

  func lane(_ session: Session) -> Lane { session.isSecure ? secure : plain }

  // MARK: Sending

  /// Sends what waits to be sent. False when the socket is full, or broken and closed.
  func flush(_ session: Session) -> Bool {
    if !out.isEmpty {
      let result = out.flush(to: session.socket)
      note(sent: out.moved, by: session)
      switch result {
      case .done: out.clear()
      case .full: return hold(session, behind: session.tls == nil ? nil : wire)
      case .failed: return fail(session)
      }
    }
    guard session.tls != nil, let wire, !wire.output.isEmpty else { return true }
    return flush(wire, session)
  }

  /// Sends what OpenSSL has written, from where it wrote it.
  private func flush(_ wire: TLSWire, _ session: Session) -> Bool {
    var sent = 0
    while sent < wire.output.count {
      switch session.socket.send(wire.output[sent...], []) {
      case .bytes(let count):
        sent += count
        note(sent: count, by: session)
      case .full:
        out.add(Array(wire.output[sent...]))
        wire.clearOutput()
        return hold(session, behind: nil)
      case .failed: return fail(session)
      }
    }
    wire.clearOutput()
    return true
  }

  /// The socket is full: what is left waits with the session, and behind it what the wire still holds.
  private func hold(_ session: Session, behind wire: TLSWire?) -> Bool {
    if let wire {
      out.add(wire.output)
      wire.clearOutput()
    }
    session.backlog = Backlog(out)
    out = Outbox()
    if session.waiting != .writing { set(session, .writing, after: timeouts.write) }
    account(session)
    watch(session, .write)
    return false
  }

  private func fail(_ session: Session) -> Bool {
    close(session)
    return false
  }

  private func note(sent count: Int, by session: Session) {
    counts.sent.add(count)
    session.moved &+= UInt32(truncatingIfNeeded: count)
  }

  /// Sends what the socket did not take before. False when it is full again, or broken and closed.
  private func flushBacklog(_ session: Session) -> Bool {
    guard let backlog = session.backlog else { return true }
    out = backlog.box
    session.backlog = nil
    return flush(session)
  }

  func watch(_ session: Session, _ interest: Poll.Interest) {
    guard session.interest != interest else { return }
    session.interest = interest
    poll.change(session.socket.descriptor, interest, token: session.id.token)
  }
}
