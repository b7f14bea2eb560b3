/// One HTTP/1.1 connection without its socket: bytes, answers and the clock go in, steps come out.
///
/// Whoever owns the socket feeds it and then asks for `next` until it says to wait. A step is asked for, never pushed: an
/// owner whose socket is full simply stops asking, and nothing more is read, handled or held.
package struct Connection: ~Copyable {
  enum Phase {
    case open
    /// The last answer is written; whether to linger, as bytes may be on their way that a reset would answer.
    case ending(lingers: Bool)
    case lingering
    case closed
  }

  /// Begins the `request_id` of problems that no handler has seen.
  let number: UInt64
  var parser: RequestParser
  var phase = Phase.open
  var exchanges = ExchangeQueue()
  var outgoing: OutgoingStream?
  var requests: UInt64 = 0
  private var continued = false
  private var screened = false
  var takesRequests = true
  var refused = false
  private var peerEnded = false
  var draining = false

  /// `number` names the connection in the `request_id` of problems that no handler has seen.
  package init(limits: SharedLimits, number: UInt64) {
    self.number = number
    parser = RequestParser(limits: limits)
  }

  // MARK: What goes in

  package mutating func receive(_ bytes: Span<UInt8>, _ memo: borrowing HeadMemo) {
    if takesRequests { parser.receive(bytes, memo) }
  }

  /// The client has said that it sends nothing more.
  package mutating func receiveEnd() { peerEnded = true }

  /// The answer to a request handed out by `next`; one that nobody waits for any more is dropped.
  package mutating func answer(_ exchange: UInt64, with response: Response) {
    exchanges.answer(exchange, .response(response))
  }

  package mutating func answer(_ exchange: UInt64, with response: StandingResponse) {
    exchanges.answer(exchange, .standing(response))
  }

  /// What came of the piece that `next` asked for.
  package mutating func supply(_ exchange: UInt64, _ piece: StreamPiece) {
    guard let outgoing, outgoing.exchange == exchange, case .waiting = outgoing.state else { return }
    switch piece {
    case .bytes(let bytes): outgoing.state = bytes.isEmpty ? .wanting : .holding(bytes)
    case .end: outgoing.state = .ended
    // Cut short: without its last chunk the message is seen to be broken.
    case .failed: phase = .closed
    }
  }

  /// What the owner says of the request that `next` asked it to screen; a refusal is sent and the body never read.
  package mutating func screen(_ response: Response?) {
    guard let response else { return }
    refuse(with: response)
  }

  /// Refuses what comes next, whatever it is.
  package mutating func refuse(_ refusal: Refusal) {
    refuse(with: refusal.response(requestID: "\(String(number, radix: 16))-\(requests + 1)"))
  }

  /// The deadline of the last wait has passed.
  package mutating func expire() {
    switch phase {
    case .lingering: phase = .closed
    case .open where exchanges.isEmpty && outgoing == nil:
      switch parser.progress {
      case .idle: phase = .closed
      case .head: refuse(Refusal(408, "The head of the request did not arrive in time: send it at once."))
      case .body: refuse(Refusal(408, "The body of the request did not arrive in time: send it faster."))
      }
    case .open, .ending, .closed: break
    }
  }

  /// Answer what has begun, then close.
  package mutating func drain() { draining = true }

  /// Bytes of memory that the connection holds for a request or a piece of an answer that is not on its way yet.
  package var held: Int { parser.held }

  /// Whether an answer is on its way whose length nobody knows yet.
  package var isStreaming: Bool { outgoing != nil }

  /// Whether neither a body is being received nor an answer owed.
  package var isBetweenBodies: Bool { exchanges.isEmpty && outgoing == nil && parser.progress != .body }

  // MARK: What comes out

  /// The next step. `memo` is what the owner remembers of heads, for all its connections.
  package mutating func next(date: MessageDate, _ memo: inout HeadMemo) -> Step {
    if case .ending = phase, outgoing != nil {
      // The last answer is a stream: the end comes after it.
      return writeStream() ?? .wait(Wait(reason: .answer, request: requests, reads: false))
    }
    switch phase {
    case .open: return nextWhileOpen(date, &memo)
    case .ending(let lingers) where lingers && !peerEnded:
      phase = .lingering
      return .closeWriting
    case .lingering where !peerEnded: return .wait(Wait(reason: .linger, request: requests, reads: true))
    case .ending, .lingering, .closed:
      phase = .closed
      return .close
    }
  }

  private mutating func nextWhileOpen(_ date: MessageDate, _ memo: inout HeadMemo) -> Step {
    if let step = writeStream() ?? writeAnswer(date) { return step }
    if draining && !exchanges.isEmpty { takesRequests = false }
    if takesRequests && exchanges.count < parser.limits.pipelinedRequests, let step = readRequest(date, &memo) {
      return step
    }
    guard exchanges.isEmpty && outgoing == nil else {
      let reads = takesRequests && !peerEnded && parser.unused < parser.limits.readAheadBytes
      return .wait(Wait(reason: .answer, request: requests, reads: reads))
    }
    return waitForRequest(date, &memo)
  }

  private mutating func readRequest(_ date: MessageDate, _ memo: inout HeadMemo) -> Step? {
    var place: HeadMemo.Place?
    switch parser.next(&memo, at: &place) {
    case .request(let request, let keepsAlive, let version10):
      let exchange = begin(request, keepsAlive: keepsAlive, version10: version10)
      return .handle(request, exchange: exchange, place: place)
    case .refused(let refusal):
      refuse(refusal)
      return writeAnswer(date)
    case .needsMore: return askAboutBody()
    }
  }

  /// A body is on its way: whether it is wanted, and if so, that it may come.
  private mutating func askAboutBody() -> Step? {
    guard !screened || !continued, let (request, length) = parser.awaitingBody else { return nil }
    if !screened {
      screened = true
      return .screen(request, length: length)
    }
    guard parser.awaitsContinue, exchanges.isEmpty, outgoing == nil, !peerEnded else { return nil }
    continued = true
    return .write(head: Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), body: [])
  }

  private mutating func waitForRequest(_ date: MessageDate, _ memo: inout HeadMemo) -> Step {
    let progress = parser.progress
    if progress == .idle && (peerEnded || draining) {
      phase = .closed
      return .close
    }
    if peerEnded {
      refuse(Refusal(400, "The request ended before it was whole."))
      return next(date: date, &memo)
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
    screened = false
    let isLast = !keepsAlive || requests >= UInt64(max(1, parser.limits.requestsPerConnection))
    if isLast { stopReading() }
    exchanges.append(
      Exchange(number: requests, isHead: request.method == "HEAD", version10: version10, isLast: isLast))
    return requests
  }

  /// The refusal takes its turn behind the answers that are still owed.
  private mutating func refuse(with response: Response) {
    requests += 1
    refused = true
    stopReading()
    exchanges.append(
      Exchange(number: requests, isHead: false, version10: false, isLast: true, reply: .response(response)))
  }

  mutating func stopReading() {
    takesRequests = false
    if parser.unused > 0 { refused = true }
    parser.stop()
  }
}
