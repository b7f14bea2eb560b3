/// Bytes on their way out of one connection.
struct Outbox {
  enum Flush {
    /// All is sent.
    case done
    /// The socket is full.
    case full
    case failed
  }

  /// A body up to so long is copied behind its head, so that many small answers make one piece.
  private static let smallBody = 4_096

  private var pieces: [[UInt8]] = []
  /// Bytes of the first piece that are sent.
  private var sent = 0
  private(set) var count = 0
  /// Bytes sent since it was made.
  private(set) var moved = 0

  var isEmpty: Bool { count == 0 }

  mutating func add(head: [UInt8], body: [UInt8]) {
    add(head)
    guard !body.isEmpty else { return }
    add(body)
  }

  mutating func add(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    count += bytes.count
    if bytes.count <= Self.smallBody, let last = pieces.indices.last, pieces.count > 1 || sent > 0,
      pieces[last].count <= Self.smallBody
    {
      pieces[last] += bytes
    } else {
      pieces.append(bytes)
    }
  }

  mutating func flush(to socket: Socket) -> Flush {
    while let first = pieces.first {
      switch socket.send(first[sent...], pieces.count > 1 ? pieces[1] : []) {
      case .bytes(let taken): drop(taken)
      case .full: return .full
      case .failed: return .failed
      }
    }
    return .done
  }

  /// Forgets all, but keeps the room.
  mutating func clear() {
    pieces.removeAll(keepingCapacity: true)
    sent = 0
    count = 0
    moved = 0
  }

  private mutating func drop(_ taken: Int) {
    count -= taken
    moved += taken
    sent += taken
    var done = 0
    while done < pieces.count, sent >= pieces[done].count {
      sent -= pieces[done].count
      done += 1
    }
    if done == pieces.count { pieces.removeAll(keepingCapacity: true) } else { pieces.removeFirst(done) }
  }
}
