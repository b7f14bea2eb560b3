/// A request that has been read and not yet answered on the wire, and its answer once there is one.
struct Exchange {
  /// Boxed: an idle connection should not pay for the room.
  indirect enum Reply {
    case response(Response)
    case standing(StandingResponse)
  }

  let number: UInt64
  let isHead: Bool
  /// Whether the client speaks HTTP/1.0, and has to be told that the connection stays open.
  let version10: Bool
  /// No answer follows this one.
  let isLast: Bool
  var reply: Reply?
}

/// Exchanges in order; the first, and mostly only, one has its room in place.
struct ExchangeQueue {
  private var first: Exchange?
  private var rest: [Exchange] = []

  var isEmpty: Bool { first == nil }
  var count: Int { first == nil ? 0 : 1 + rest.count }

  /// The one that is to be answered next.
  var next: Exchange? { first }

  mutating func append(_ exchange: Exchange) {
    if first == nil { first = exchange } else { rest.append(exchange) }
  }

  mutating func removeFirst() {
    first = rest.isEmpty ? nil : rest.removeFirst()
    // A new array rather than an emptied one: an idle connection holds no memory.
    if rest.isEmpty { rest = [] }
  }

  mutating func removeAll() {
    first = nil
    rest = []
  }

  /// Answers an exchange that waits for it; any other is left alone.
  mutating func answer(_ number: UInt64, _ reply: @autoclosure () -> Exchange.Reply) {
    if first?.number == number {
      if first?.reply == nil { first?.reply = reply() }
    } else if let index = rest.firstIndex(where: { $0.number == number }), rest[index].reply == nil {
      rest[index].reply = reply()
    }
  }
}
