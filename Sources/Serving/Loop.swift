import HTTP

/// One event loop: it owns its connections alone, so that no request meets a lock.
///
/// It lives inside one work item on a queue of its own, and ends with it.
final class Loop {
  private static let mailboxToken = UInt64.max

  let poll: Poll
  let mailbox: Mailbox
  let shared: LoopShared
  let counts: LoopCounts
  let timeouts: Timeouts
  let limits: SharedLimits
  var sessions = SessionTable()
  var date = DateStamp()
  var now: Int64
  /// The same moment in nanoseconds.
  private(set) var nowNanoseconds: Int64
  var wheel: TimingWheel
  var buffer = ReadBuffer()
  /// What the session that is being served sends; empty between two of them.
  var out = Outbox()
  /// An empty one, for the next session that waits for an answer.
  var spareQueue: AskedQueue?
  let plain: Lane
  let secure: Lane
  let wire: TLSWire?
  let log: AccessLog?
  private var lastCell: RequestMeter.Cell?
  private var dealer: Dealer?
  private(set) var stopDeadline: Int64?

  init(_ seat: Seat, shared: LoopShared, dealer: Dealer?) {
    poll = seat.poll
    mailbox = seat.mailbox
    counts = seat.counts
    self.shared = shared
    self.dealer = dealer
    limits = shared.limits
    timeouts = Timeouts(shared.settings)
    nowNanoseconds = Clock.nanoseconds()
    now = nowNanoseconds / 1_000_000
    wheel = TimingWheel(tick: timeouts.tick, now: now)
    wire = shared.settings.tls == nil ? nil : TLSWire()
    log = shared.settings.accessLog.map { AccessLog($0, shared.settings) }
    let coder = Coder()
    plain = Lane(shared, coder, isSecure: false)
    secure = Lane(shared, coder, isSecure: true)
  }

  /// Serves until it is told to stop and has nothing left to finish.
  func run() {
    var events = Poll.Events()
    _ = poll.add(mailbox.descriptor, .read, token: Self.mailboxToken)
    dealer?.watch(poll)
    while !isDone {
      poll.wait(milliseconds: patience, into: &events)
      nowNanoseconds = Clock.nanoseconds()
      now = nowNanoseconds / 1_000_000
      date.refresh()
      for index in 0..<events.count { receive(events[index]) }
      if now >= wheel.due { sweep() }
    }
    end()
  }

  // MARK: Events

  private var isDone: Bool {
    guard let stopDeadline else { return false }
    return sessions.isEmpty || now >= stopDeadline
  }

  /// How long to block: until the next tick while there is anything that has a deadline.
  private var patience: Int32 {
    guard !sessions.isEmpty || dealer?.isPaused == true || log?.isEmpty == false else { return -1 }
    return Int32(clamping: max(0, wheel.due - now))
  }

  private func receive(_ event: Poll.Event) {
    if event.token == Self.mailboxToken {
      for letter in mailbox.collect() { open(letter) }
    } else if let dealer, dealer.owns(event.token) {
      deal(dealer.accept(event.token, poll: poll, date: date.date, counts), isSecure: dealer.isSecure(event.token))
    } else if let session = sessions[SessionID(token: event.token)] {
      receive(event, for: session)
    }
  }

  private func receive(_ event: Poll.Event, for session: Session) {
    // With bytes still to be read, a break is met when they have been.
    if event.broken && !(event.readable && session.interest.contains(.read)) { return close(session) }
    if event.readable && !read(session) { return close(session) }
    advance(session)
  }

  private func open(_ letter: Letter) {
    switch letter {
    case .connection(let socket, let isSecure): begin(socket, isSecure: isSecure)
    case .answer(let id, let exchange, let response, let key):
      guard let session = sessions[id] else { return }
      settle(exchange, of: session)
      give(response, key, to: exchange, of: session)
      advance(session)
    case .piece(let id, let exchange, let piece):
      guard let session = sessions[id] else { return }
      settle(exchange, of: session)
      session.connection.supply(exchange, piece)
      advance(session)
    case .epoch(let epoch):
      plain.begin(epoch)
      secure.begin(epoch)
    case .stop(let deadline): stop(by: deadline)
    }
  }

  private func sweep() {
    dealer?.resume(poll)
    log?.flush()
    while let (place, noted) = wheel.advance(to: now) {
      for id in noted {
        guard let session = sessions[id], session.noted == place else { continue }
        session.noted = .max
        if session.deadline == .max { continue }
        if session.deadline > now { note(session) } else { expire(session) }
      }
    }
  }

  // MARK: Connections

  private func deal(_ accepted: [Socket], isSecure: Bool) {
    for socket in accepted {
      if let other = dealer?.nextMailbox(), other !== mailbox {
        if !other.post(.connection(socket, isSecure: isSecure)) { discard(socket) }
      } else {
        begin(socket, isSecure: isSecure)
      }
    }
  }

  private func begin(_ socket: Socket, isSecure: Bool) {
    counts.connections.add()
    let session = sessions.insert { id in
      Session(
        id: id, socket: socket, connection: Connection(limits: limits, number: shared.nextNumber()),
        isSecure: isSecure)
    }
    log?.begin(session)
    guard poll.add(socket.descriptor, .read, token: session.id.token) else { return close(session) }
    // A client's first bytes are often there already.
    guard read(session) else { return close(session) }
    if stopDeadline != nil { session.connection.drain() }
    advance(session)
  }

  func close(_ session: Session) {
    out.clear()
    wire?.clearOutput()
    guard sessions.remove(session.id) else { return }
    if let busy = session.busy {
      for cancellation in busy.works.values { cancellation.request() }
      shared.changeMemory(by: -(busy.held + busy.promised))
      session.busy = nil
    }
    log?.end(session)
    counts.closed.add()
    discard(session.socket)
  }

  private func discard(_ socket: Socket) {
    socket.close()
    shared.connectionEnded()
  }

  /// Counts an answer by its route and status; mostly these are those of the one before.
  func measure(_ asked: Asked, _ status: Int, _ duration: Int64) {
    let key = RequestMeter.key(route: asked.route, status: status)
    if let cell = lastCell, cell.key == key { return cell.add(duration) }
    let cell = counts.requests.cell(key)
    lastCell = cell
    cell.add(duration)
  }

  func client(_ session: Session) -> Client { Client(socket: session.socket, proxies: shared.settings.trustedProxies) }

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
    for case .connection(let socket, _) in mailbox.end() { discard(socket) }
    log?.flush()
    poll.close()
  }
}

/// What a loop remembers for connections of one kind: an answer over TLS differs in its head from one without.
final class Lane {
  var memo = HeadMemo()
  private(set) var responder: Responder
  private let shared: LoopShared
  private let coder: Coder
  private let isSecure: Bool

  init(_ shared: LoopShared, _ coder: Coder, isSecure: Bool) {
    self.shared = shared
    self.coder = coder
    self.isSecure = isSecure
    responder = Self.responder(shared.firstEpoch, shared, coder, isSecure, memo.placeCount)
  }

  /// Answers kept so far are dropped with the handler that they came from.
  func begin(_ epoch: Epoch) { responder = Self.responder(epoch, shared, coder, isSecure, memo.placeCount) }

  private static func responder(
    _ epoch: Epoch, _ shared: LoopShared, _ coder: Coder, _ isSecure: Bool, _ places: Int
  ) -> Responder {
    let fields = isSecure ? shared.secureFields : []
    let answers = LoopAnswers(
      shared: epoch.answers, bytes: shared.loopAnswerBytes, places: places, fields: fields)
    return Responder(epoch, answers, coder, isSecure: isSecure) { shared.nextName() }
  }
}
