/// One HTTP/1.1 connection without its socket: bytes, answers and the clock go in, steps come out.
///
/// Whoever owns the socket feeds it and then asks for `next` until it says to wait. A step is asked for, never pushed: an
/// owner whose socket is full simply stops asking, and nothing more is read, handled or held.
package struct Connection: Sendable {
  package enum Step: Hashable, Sendable {
    /// Have this answered: `answer(exchange, ...)` may come at once or later, in any order.
    case handle(Request, exchange: UInt64)
    /// Send the head, then the body.
    case write(head: [UInt8], body: [UInt8])
    /// Nothing to do until bytes, an answer, the end or the deadline.
    case wait(Wait)
    /// Once all is sent, say that nothing follows; then ask again.
    case closeWriting
    /// Once all is sent, close; nothing is asked any more.
    case close
  }

  /// What is waited for. A deadline runs from when a wait is first seen until it differs: bytes alone do not put it off.
  package struct Wait: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
      /// For a request to begin.
      case idle
      /// For its head, or its body, to be whole.
      case head, body
      /// For an answer.
      case answer
      /// For the client to end after the last answer.
      case linger
    }

    package let reason: Reason
    /// How many requests came before on this connection.
    package let request: UInt64
    /// Whether bytes are wanted now: when not, the socket is not to be read.
    package let reads: Bool

    package init(reason: Reason, request: UInt64, reads: Bool) {
      self.reason = reason
      self.request = request
      self.reads = reads
    }
  }

  private enum Phase {
    case open
    /// The last answer is written; whether to linger, as bytes may be on their way that a reset would answer.
    case ending(lingers: Bool)
    case lingering
    case closed
  }

  private let name: String
  private var parser: RequestParser
  private var phase = Phase.open
  private var exchanges: [Exchange] = []
  private var requests: UInt64 = 0
  private var continued = false
  private var takesRequests = true
  private var refused = false
  private var peerEnded = false
  private var draining = false

  /// `name` begins the `request_id` of problems that no handler has seen.
  package init(limits: Limits, name: String) {
    self.name = name
    parser = RequestParser(limits: limits)
  }

  // MARK: What goes in

  package mutating func receive(_ bytes: Span<UInt8>) {
    if takesRequests { parser.receive(bytes) }
  }

  /// The client has said that it sends nothing more.
  package mutating func receiveEnd() { peerEnded = true }

  /// The answer to a request handed out by `next`; one that nobody waits for any more is dropped.
  package mutating func answer(_ exchange: UInt64, with response: Response) {
    guard let index = exchanges.firstIndex(where: { $0.number == exchange }), exchanges[index].response == nil
    else { return }
    exchanges[index].response = response
  }

  /// The deadline of the last wait has passed.
  package mutating func expire() {
    switch phase {
    case .lingering: phase = .closed
    case .open where exchanges.isEmpty:
      switch parser.progress {
      case .idle: phase = .closed
      case .head: refuse(Refusal(408, "The head of the request did not arrive in time: send it at once."))
      case .body: refuse(Refusal(408, "The body of the request did not arrive in time: send it at once."))
      }
    case .open, .ending, .closed: break
    }
  }

  /// Answer what has begun, then close.
  package mutating func drain() { draining = true }

  // MARK: What comes out

  /// The next step. `date` is the IMF-fixdate of now.
  package mutating func next(date: [UInt8]) -> Step {
    switch phase {
    case .open: return nextWhileOpen(date)
    case .ending(let lingers) where lingers && !peerEnded:
      phase = .lingering
      return .closeWriting
    case .lingering where !peerEnded: return .wait(Wait(reason: .linger, request: requests, reads: true))
    case .ending, .lingering, .closed:
      phase = .closed
      return .close
    }
  }

  private mutating func nextWhileOpen(_ date: [UInt8]) -> Step {
    if let written = writeAnswer(date) { return written }
    if draining && !exchanges.isEmpty { takesRequests = false }
    if takesRequests && exchanges.count < parser.limits.pipelinedRequests, let step = readRequest(date) { return step }
    guard exchanges.isEmpty else {
      let reads = takesRequests && !peerEnded && parser.unused < parser.limits.readAheadBytes
      return .wait(Wait(reason: .answer, request: requests, reads: reads))
    }
    return waitForRequest(date)
  }

  private mutating func readRequest(_ date: [UInt8]) -> Step? {
    switch parser.next() {
    case .request(let request, let keepsAlive, let version10):
      return .handle(request, exchange: begin(request, keepsAlive: keepsAlive, version10: version10))
    case .refused(let refusal):
      refuse(refusal)
      return writeAnswer(date)
    case .needsMore:
      guard parser.awaitsContinue, !continued, exchanges.isEmpty, !peerEnded else { return nil }
      continued = true
      return .write(head: Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), body: [])
    }
  }

  private mutating func waitForRequest(_ date: [UInt8]) -> Step {
    let progress = parser.progress
    if progress == .idle && (peerEnded || draining) {
      phase = .closed
      return .close
    }
    if peerEnded {
      refuse(Refusal(400, "The request ended before it was whole."))
      return next(date: date)
    }
    let reason: Wait.Reason =
      switch progress {
      case .idle: .idle
      case .head: .head
      case .body: .body
      }
    return .wait(Wait(reason: reason, request: requests, reads: true))
  }

  private mutating func begin(_ request: Request, keepsAlive: Bool, version10: Bool) -> UInt64 {
    requests += 1
    continued = false
    if !keepsAlive { stopReading() }
    exchanges.append(
      Exchange(number: requests, isHead: request.method == "HEAD", version10: version10, isLast: !keepsAlive))
    return requests
  }

  /// The refusal takes its turn behind the answers that are still owed.
  private mutating func refuse(_ refusal: Refusal) {
    requests += 1
    refused = true
    stopReading()
    let response = refusal.response(requestID: "\(name)-\(requests)")
    exchanges.append(Exchange(number: requests, isHead: false, version10: false, isLast: true, response: response))
  }

  private mutating func stopReading() {
    takesRequests = false
    if parser.unused > 0 { refused = true }
    parser.stop()
  }

  private mutating func writeAnswer(_ date: [UInt8]) -> Step? {
    guard let exchange = exchanges.first, var response = exchange.response else { return nil }
    exchanges.removeFirst()
    // A new array rather than an emptied one: an idle connection holds no memory.
    if exchanges.isEmpty { exchanges = [] }
    // An interim or impossible status would leave the client waiting for an answer that never comes.
    if !(200...599).contains(response.status) { response = Response(status: 500) }
    let closes = exchange.isLast || asksToClose(response) || draining && exchanges.isEmpty
    if closes {
      let lingers = refused || parser.unused > 0 || !exchanges.isEmpty || !exchange.isLast
      stopReading()
      exchanges = []
      phase = .ending(lingers: lingers)
    }
    let hasBody = !exchange.isHead && !ResponseHead.hasNoBody(response.status)
    let persistence: ResponseHead.Persistence =
      closes ? .closes : exchange.version10 ? .keepsAliveSaid : .keepsAlive
    return .write(
      head: ResponseHead.bytes(response, persistence: persistence, date: date), body: hasBody ? response.body : [])
  }

  private func asksToClose(_ response: Response) -> Bool {
    !response.fields.lines.isEmpty
      && response.fields.tokens(of: "connection").contains { $0.utf8.equalsIgnoringCase("close") }
  }
}
