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
///
/// An object, which a session has only while something waits: thousands of idle ones should not pay for the room.
final class AskedQueue {
  private var first: Asked?
  private var rest: [Asked] = []

  var isEmpty: Bool { first == nil }

  func append(_ asked: Asked) {
    if first == nil { first = asked } else { rest.append(asked) }
  }

  func removeFirst() -> Asked? {
    let asked = first
    first = rest.isEmpty ? nil : rest.removeFirst()
    return asked
  }

  func note(route: UInt16, of exchange: UInt32) {
    if first?.exchange == exchange {
      first?.route = route
    } else if let index = rest.firstIndex(where: { $0.exchange == exchange }) {
      rest[index].route = route
    }
  }
}

extension Loop {
  func expect(_ asked: Asked, by session: Session) {
    if session.asked == nil { swap(&session.asked, &spareQueue) }
    if session.asked == nil { session.asked = AskedQueue() }
    session.asked?.append(asked)
  }

  /// The request that is answered next; its queue is the next session's, once nothing waits in it.
  func takeAsked(of session: Session) -> Asked? {
    let first = session.asked?.removeFirst()
    if session.asked?.isEmpty == true {
      swap(&session.asked, &spareQueue)
      session.asked = nil
    }
    return first
  }
}
