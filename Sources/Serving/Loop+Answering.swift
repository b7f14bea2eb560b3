import HTTP

extension Loop {
  func handle(_ request: Request, _ exchange: UInt64, _ place: HeadMemo.Place?, for session: Session) {
    var asked = asked(request, exchange)
    let reply = lane(session).responder.reply(to: request, of: { client(session) }, at: place)
    switch reply {
    case .standing(let response): asked.route = response.response.route
    case .response(let response): asked.route = response.route
    case .work: break
    }
    expect(asked, by: session)
    switch reply {
    case .standing(let response):
      counts.kept.add()
      session.connection.answer(exchange, with: response)
    case .response(let response): session.connection.answer(exchange, with: response)
    case .work(let work, let key): put(work, key, exchange, session)
    }
  }

  func asked(_ request: Request, _ exchange: UInt64) -> Asked {
    Asked(
      exchange: UInt32(truncatingIfNeeded: exchange), begun: nowNanoseconds, request: log == nil ? nil : request)
  }

  /// Has an answer made off the loop.
  private func put(
    _ work: @escaping @Sendable () -> Response, _ key: AnswerKey?, _ exchange: UInt64, _ session: Session
  ) {
    let id = session.id
    let cancellation = promise(exchange, session)
    let taken = shared.answers.submit(cancellation) { [mailbox] in
      let response = work()
      // Where the loop has ended, nobody waits for the answer.
      _ = mailbox.post(.answer(id, exchange: exchange, response, keep: key))
    }
    guard !taken else { return }
    settle(exchange, of: session)
    session.connection.answer(exchange, with: shared.busy())
  }

  /// An answer that was made off the loop.
  func give(_ response: Response, _ key: AnswerKey?, to exchange: UInt64, of session: Session) {
    let responder = lane(session).responder
    session.asked?.note(route: response.route, of: UInt32(truncatingIfNeeded: exchange))
    if let key, let standing = responder.keep(key, response) {
      session.connection.answer(exchange, with: standing)
    } else {
      session.connection.answer(exchange, with: responder.finished(response))
    }
  }

  /// Has a stream's next piece made. Each session has one on its way at most, so what waits is bounded.
  func pull(_ stream: BodyStream, _ exchange: UInt64, _ session: Session) {
    let id = session.id
    let cancellation = promise(exchange, session)
    _ = shared.streams.submit(cancellation) { [mailbox] in
      let piece: StreamPiece
      do {
        piece = try stream.next().map { .bytes($0) } ?? .end
      } catch {
        piece = .failed
      }
      _ = mailbox.post(.piece(id, exchange: exchange, piece))
    }
  }

  /// The socket is full: nothing is made that could not be sent. An empty piece makes the connection ask again.
  func pullLater(_ stream: BodyStream, _ exchange: UInt64, _ session: Session) -> Bool {
    session.connection.supply(exchange, .bytes([]))
    return false
  }

  /// Notes that work is done for a session, which is told when nobody waits for it any more.
  private func promise(_ exchange: UInt64, _ session: Session) -> Cancellation {
    let busy = session.busy ?? BusySession()
    session.busy = busy
    let cancellation = Cancellation()
    busy.works[exchange] = cancellation
    return cancellation
  }

  /// The work for an exchange is done.
  func settle(_ exchange: UInt64, of session: Session) {
    session.busy?.works[exchange] = nil
    if session.busy?.isEmpty == true { session.busy = nil }
  }

  // MARK: Memory

  /// Whether the session holds more than before while all of them hold too much.
  func isTooMuch(_ session: Session, _ wait: Connection.Wait) -> Bool {
    let grew = account(session)
    guard grew > 0, wait.reason == .head || wait.reason == .body else { return false }
    return !shared.hasMemory(for: 0)
  }

  /// Counts what the session holds; by how much it has grown.
  @discardableResult
  func account(_ session: Session) -> Int {
    let held = session.connection.held + (session.backlog?.box.count ?? 0)
    guard held > 0 || session.busy != nil else { return 0 }
    let busy = session.busy ?? BusySession()
    session.busy = busy
    if busy.promised > 0, session.connection.isBetweenBodies {
      shared.changeMemory(by: -busy.promised)
      busy.promised = 0
    }
    let beyond = max(0, held - busy.promised)
    let grown = beyond - busy.held
    if grown != 0 { shared.changeMemory(by: grown) }
    busy.held = beyond
    if busy.isEmpty { session.busy = nil }
    return grown
  }
}
