extension Connection {
  /// The next answer in order, when it is there.
  mutating func writeAnswer(_ date: MessageDate) -> Step? {
    guard outgoing == nil, let exchange = exchanges.next, let reply = exchange.reply else { return nil }
    exchanges.removeFirst()
    switch reply {
    case .standing(let response):
      let closes = end(after: exchange, asksToClose: false)
      let hasBody = !exchange.isHead && !ResponseHead.hasNoBody(response.status)
      let head = response.head(persistence: persistence(exchange, closes: closes), date: date)
      return .write(head: head, body: hasBody ? response.body : [])
    case .response(let response): return write(response, exchange, date)
    }
  }

  private mutating func write(_ given: Response, _ exchange: Exchange, _ date: MessageDate) -> Step {
    // An interim or impossible status would leave the client waiting for an answer that never comes.
    let response = (200...599).contains(given.status) ? given : Response(status: 500)
    let hasBody = !exchange.isHead && !ResponseHead.hasNoBody(response.status)
    let stream = hasBody ? response.stream : nil
    let closesToEnd = stream != nil && exchange.version10
    let closes = end(after: exchange, asksToClose: closesToEnd || asksToClose(response))
    if let stream {
      outgoing = OutgoingStream(exchange: exchange.number, stream: stream, isChunked: !exchange.version10)
    }
    let persistence = closesToEnd ? .closesToEnd : persistence(exchange, closes: closes)
    let body = hasBody && stream == nil ? response.body : []
    return .write(head: ResponseHead.bytes(response, persistence: persistence, date: date.bytes), body: body)
  }

  private func persistence(_ exchange: Exchange, closes: Bool) -> ResponseHead.Persistence {
    closes ? .closes : exchange.version10 ? .keepsAliveSaid : .keepsAlive
  }

  /// Whether the connection ends after this answer; if so, nothing more is read or owed.
  private mutating func end(after exchange: Exchange, asksToClose: Bool) -> Bool {
    guard exchange.isLast || asksToClose || draining && exchanges.isEmpty else { return false }
    let lingers = refused || parser.unused > 0 || !exchanges.isEmpty || !exchange.isLast
    stopReading()
    exchanges.removeAll()
    phase = .ending(lingers: lingers)
    return true
  }

  private func asksToClose(_ response: Response) -> Bool {
    response.fields.holds("close", in: "connection")
  }

  /// The next step of the stream that is on its way; null when there is none, or it waits.
  mutating func writeStream() -> Step? {
    guard let stream = outgoing else { return nil }
    switch stream.state {
    case .waiting: return nil
    case .wanting:
      stream.state = .waiting
      return .pull(stream.stream, exchange: stream.exchange)
    case .holding(let piece):
      let header = stream.header(of: piece, isFirst: !stream.hasBegun)
      stream.hasBegun = true
      stream.state = .wanting
      return .write(head: header, body: piece)
    case .ended:
      outgoing = nil
      return .write(head: stream.trailer(isFirst: !stream.hasBegun), body: [])
    }
  }
}
