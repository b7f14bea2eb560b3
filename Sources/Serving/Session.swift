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
///
/// There are thousands of them, most of them idle: what only a busy one needs lies in objects of its own.
final class Session {
  /// What is to be done to the socket once all is sent.
  enum Ending: UInt8 {
    case writing, all
  }

  /// What the deadline is for.
  enum Waiting: UInt8 {
    case nothing, handshake, idle, head, body, linger, writing

    init(_ reason: Connection.Wait.Reason) {
      switch reason {
      case .idle: self = .idle
      case .head: self = .head
      case .body: self = .body
      case .linger: self = .linger
      case .answer: self = .nothing
      }
    }
  }

  let id: SessionID
  let socket: Socket
  var interest = Poll.Interest.read
  var ending: Ending?
  var waiting = Waiting.nothing
  /// It came by the port of HTTPS, whether or not it speaks TLS.
  let isSecure: Bool
  /// Bytes received or sent since the deadline was set.
  var moved: UInt32 = 0
  /// The request that the deadline was set for, by its last digits.
  var waitedRequest: UInt32 = 0
  /// Milliseconds of `Clock`; the greatest number waits for ever.
  var deadline = Int64.max
  /// The tick of the wheel where the session is noted; the greatest number is none.
  var noted = UInt32.max
  var connection: Connection
  var tls: TLSSession?
  /// What the socket did not take: nothing is asked of the connection until it does.
  var backlog: Backlog?
  var busy: BusySession?
  /// Requests that wait for their answers.
  var asked: AskedQueue?

  init(id: SessionID, socket: Socket, connection: consuming Connection, isSecure: Bool) {
    self.id = id
    self.socket = socket
    self.connection = connection
    self.isSecure = isSecure
  }
}

/// What a socket did not take.
final class Backlog {
  let box: Outbox

  init(_ box: Outbox) { self.box = box }
}

/// What a session holds only while it has work or memory to answer for.
final class BusySession {
  /// Work that runs, or waits to, for answers to this session's requests.
  var works: [UInt64: Cancellation] = [:]
  /// Bytes of memory that are counted for it.
  var held = 0
  /// Bytes of a body that it was promised room for.
  var promised = 0

  var isEmpty: Bool { works.isEmpty && held == 0 && promised == 0 }
}
