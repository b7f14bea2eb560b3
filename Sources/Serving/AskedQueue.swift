import HTTP

/// A request that waits for its answer: what the log and the figures will want to know of it then.
struct Asked {
  /// The connection's number of the exchange, by its last digits.
  let exchange: UInt32
  /// What the answer's route was, once that is known.
  var route: UInt16 = 0
  /// Nanoseconds of `Clock`: when the bytes were there to be read.
  let begun: Int64
  /// Kept for the log alone.
  let request: Request?
}

/// The requests of one connection that wait, in order; the first, and mostly only, one has its room in place.
struct AskedQueue {
  private var first: Asked?
  private var rest: [Asked] = []

  mutating func append(_ asked: Asked) {
    if first == nil { first = asked } else { rest.append(asked) }
  }

  mutating func removeFirst() -> Asked? {
    defer { first = rest.isEmpty ? nil : rest.removeFirst() }
    return first
  }

  mutating func note(route: UInt16, of exchange: UInt32) {
    if first?.exchange == exchange {
      first?.route = route
    } else if let index = rest.firstIndex(where: { $0.exchange == exchange }) {
      rest[index].route = route
    }
  }
}
