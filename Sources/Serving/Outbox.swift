/// Bytes on their way out of one connection.
struct Outbox {
  enum Flush {
    /// All is sent.
    case done
    /// The socket is full; whether it took anything before.
    case full(progress: Bool)
    case failed
  }

  /// A body up to so long is copied behind its head, so that many small answers make one piece.
  private static let smallBody = 4_096

  private var pieces: [[UInt8]] = []
  /// Bytes of the first piece that are sent.
  private var sent = 0
  private(set) var count = 0

  mutating func add(head: [UInt8], body: [UInt8]) {
    count += head.count + body.count
    if let last = pieces.indices.last, pieces[last].count <= Self.smallBody {
      pieces[last] += head
    } else {
      pieces.append(head)
    }
    guard !body.isEmpty else { return }
    if body.count <= Self.smallBody, let last = pieces.indices.last {
      pieces[last] += body
    } else {
      pieces.append(body)
    }
  }

  mutating func flush(to socket: Socket) -> Flush {
    var progress = false
    while let first = pieces.first {
      switch socket.send(first[sent...], pieces.count > 1 ? pieces[1] : []) {
      case .bytes(let taken):
        progress = progress || taken > 0
        drop(taken)
      case .full: return .full(progress: progress)
      case .failed: return .failed
      }
    }
    return .done
  }

  private mutating func drop(_ taken: Int) {
    count -= taken
    sent += taken
    while let first = pieces.first, sent >= first.count {
      sent -= first.count
      pieces.removeFirst()
    }
    // A new array rather than an emptied one: an idle connection holds no memory.
    if pieces.isEmpty { pieces = [] }
  }
}
