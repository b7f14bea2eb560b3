import HTTP

/// A place in a loop's table, and which of its tenants: a letter or an event for an earlier one is told apart.
struct SessionID: Hashable, Sendable {
  let index: UInt32
  let generation: UInt32

  init(index: UInt32, generation: UInt32) {
    self.index = index
    self.generation = generation
  }

  /// As epoll carries it.
  init(token: UInt64) {
    index = UInt32(truncatingIfNeeded: token)
    generation = UInt32(truncatingIfNeeded: token >> 32)
  }

  var token: UInt64 { UInt64(generation) << 32 | UInt64(index) }
}

/// One connection on its loop: the state machine and the socket that it drives. Touched by that loop only.
final class Session {
  /// What is to be done to the socket once all is sent.
  enum Ending {
    case writing, all
  }

  let id: SessionID
  let socket: Socket
  var connection: Connection
  var outbox = Outbox()
  var ending: Ending?
  /// The socket takes no more for now: nothing is asked of the connection until it does.
  var isFull = false
  var interest = Poll.Interest.read
  private var wait: Connection.Wait?
  /// Milliseconds of `Clock`; null waits for ever.
  private(set) var deadline: Int64?

  init(id: SessionID, socket: Socket, connection: Connection) {
    self.id = id
    self.socket = socket
    self.connection = connection
  }

  /// The connection waits: the deadline stays where it is while it waits for the same thing.
  func wait(for wait: Connection.Wait, timeouts: Timeouts, now: Int64) {
    let isSame = self.wait?.reason == wait.reason && self.wait?.request == wait.request
    self.wait = wait
    if !isSame { deadline = timeouts.length(of: wait.reason).map { now + $0 } }
  }

  /// The socket waits to take more: each byte taken puts the deadline off.
  func waitToWrite(progress: Bool, timeouts: Timeouts, now: Int64) {
    if progress || !isFull { deadline = now + timeouts.write }
    isFull = true
    wait = nil
  }
}

/// The settings' time-outs in milliseconds.
struct Timeouts {
  private let head: Int64
  private let body: Int64
  private let idle: Int64
  private let linger: Int64
  let write: Int64

  init(_ settings: ServerSettings) {
    head = settings.headTimeout.milliseconds
    body = settings.bodyTimeout.milliseconds
    idle = settings.idleTimeout.milliseconds
    linger = settings.lingerTimeout.milliseconds
    write = settings.writeTimeout.milliseconds
  }

  func length(of reason: Connection.Wait.Reason) -> Int64? {
    switch reason {
    case .idle: idle
    case .head: head
    case .body: body
    case .linger: linger
    // A handler answers in its own time.
    case .answer: nil
    }
  }

  /// How often deadlines are looked at: late by a quarter of the shortest, and by a second at most.
  var sweep: Int64 { min(1000, max(10, min(head, body, idle, linger, write) / 4)) }
}
