import HTTP

/// One event loop: it owns its connections alone, so that no request meets a lock.
///
/// It lives inside one work item on a queue of its own, and ends with it.
final class Loop {
  private static let mailboxToken = UInt64.max
  /// Answers are sent together until they hold so many bytes.
  private static let batchBytes = 262_144

  private let poll: Poll
  private let mailbox: Mailbox
  private let shared: LoopShared
  private let timeouts: Timeouts
  private var sessions = SessionTable()
  private var dealer: Dealer?
  private var date = DateStamp()
  private var now = Clock.now()
  private var nextSweep: Int64 = 0
  private var stopDeadline: Int64?
  private var buffer = ReadBuffer()

  init(poll: Poll, mailbox: Mailbox, shared: LoopShared, dealer: Dealer?) {
    self.poll = poll
    self.mailbox = mailbox
    self.shared = shared
    self.dealer = dealer
    timeouts = Timeouts(shared.settings)
  }

  /// Serves until it is told to stop and has nothing left to finish.
  func run() {
    var events = Poll.Events()
    _ = poll.add(mailbox.descriptor, .read, token: Self.mailboxToken)
    dealer?.watch(poll)
    while !isDone {
      poll.wait(milliseconds: patience, into: &events)
      now = Clock.now()
      date.refresh()
      for index in 0..<events.count { receive(events[index]) }
      if now >= nextSweep { sweep() }
    }
    end()
  }

  // MARK: Events

  private var isDone: Bool {
    guard let stopDeadline else { return false }
    return sessions.isEmpty || now >= stopDeadline
  }

  /// How long to block: until the next sweep while there is anything that has a deadline.
  private var patience: Int32 {
    guard !sessions.isEmpty || dealer?.isPaused == true else { return -1 }
    return Int32(clamping: max(0, nextSweep - now))
  }

  private func receive(_ event: Poll.Event) {
    if event.token == Self.mailboxToken {
      for letter in mailbox.collect() { open(letter) }
    } else if let dealer, dealer.owns(event.token) {
      deal(dealer.accept(event.token, poll: poll, date: date.bytes))
    } else if let session = sessions[SessionID(token: event.token)] {
      receive(event, for: session)
    }
  }

  private func receive(_ event: Poll.Event, for session: Session) {
    // With bytes still to be read, a break is met when they have been.
    if event.broken && !event.readable { return close(session) }
    if event.readable && !read(session) { return close(session) }
    advance(session)
  }

  private func open(_ letter: Letter) {
    switch letter {
    case .connection(let socket): begin(socket)
    case .answer(let id, let exchange, let response):
      guard let session = sessions[id] else { return }
      session.connection.answer(exchange, with: response)
      advance(session)
    case .stop(let deadline): stop(by: deadline)
    }
  }

  private func sweep() {
    nextSweep = now + timeouts.sweep
    dealer?.resume(poll)
    for session in sessions.all {
      guard let deadline = session.deadline, now >= deadline else { continue }
      if session.isFull {
        close(session)
      } else {
        session.connection.expire()
        advance(session)
      }
    }
  }

  // MARK: Connections

  private func deal(_ accepted: [Socket]) {
    for socket in accepted {
      if let other = dealer?.nextMailbox(), other !== mailbox {
        if !other.post(.connection(socket)) { discard(socket) }
      } else {
        begin(socket)
      }
    }
  }

  private func begin(_ socket: Socket) {
    let session = sessions.insert { id in
      Session(id: id, socket: socket, connection: Connection(limits: shared.settings.limits, name: shared.nextName()))
    }
    guard poll.add(socket.descriptor, .read, token: session.id.token) else { return close(session) }
    // A client's first bytes are often there already.
    guard read(session) else { return close(session) }
    if stopDeadline != nil { session.connection.drain() }
    advance(session)
  }

  /// Reads once; the poll says again when there is more. False when the connection broke.
  private func read(_ session: Session) -> Bool {
    guard session.interest.contains(.read) else { return true }
    return buffer.read(session.socket, into: &session.connection)
  }

  /// Takes the connection's steps until it waits, its socket is full or it is over.
  private func advance(_ session: Session) {
    while true {
      if session.isFull || session.ending != nil || session.outbox.count >= Self.batchBytes {
        guard flush(session) else { return }
      }
      switch session.ending {
      case .all: return close(session)
      case .writing:
        session.socket.endWriting()
        session.ending = nil
      case nil: break
      }
      switch session.connection.next(date: date.bytes) {
      case .handle(let request, let exchange): handle(request, exchange, for: session)
      case .write(let head, let body): session.outbox.add(head: head, body: body)
      case .closeWriting: session.ending = .writing
      case .close: session.ending = .all
      case .wait(let wait):
        guard flush(session) else { return }
        session.wait(for: wait, timeouts: timeouts, now: now)
        return watch(session, wait.reads ? .read : [])
      }
    }
  }

  private func handle(_ request: Request, _ exchange: UInt64, for session: Session) {
    switch shared.handler(request) {
    case .ready(let response): session.connection.answer(exchange, with: response)
    case .deferred(let work):
      let id = session.id
      let taken = shared.answers.submit { [mailbox] in
        // Where the loop has ended, nobody waits for the answer.
        _ = mailbox.post(.answer(id, exchange: exchange, work()))
      }
      if !taken { session.connection.answer(exchange, with: shared.busy()) }
    }
  }

  /// Sends what waits to be sent. False when the socket is full, or broken and closed.
  private func flush(_ session: Session) -> Bool {
    switch session.outbox.flush(to: session.socket) {
    case .done:
      session.isFull = false
      return true
    case .full(let progress):
      session.waitToWrite(progress: progress, timeouts: timeouts, now: now)
      watch(session, .write)
      return false
    case .failed:
      close(session)
      return false
    }
  }

  private func watch(_ session: Session, _ interest: Poll.Interest) {
    guard session.interest != interest else { return }
    session.interest = interest
    poll.change(session.socket.descriptor, interest, token: session.id.token)
  }

  private func close(_ session: Session) {
    guard sessions.remove(session.id) else { return }
    discard(session.socket)
  }

  private func discard(_ socket: Socket) {
    socket.close()
    shared.connectionEnded()
  }

  // MARK: Stopping

  private func stop(by deadline: Int64) {
    stopDeadline = min(stopDeadline ?? deadline, deadline)
    dealer?.close()
    dealer = nil
    for session in sessions.all {
      // A request that is already in the socket has begun.
      guard read(session) else {
        close(session)
        continue
      }
      session.connection.drain()
      advance(session)
    }
  }

  private func end() {
    for session in sessions.all { close(session) }
    for case .connection(let socket) in mailbox.end() { discard(socket) }
    poll.close()
  }
}
