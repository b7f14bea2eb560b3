import CSystem
import Glibc
import HTTP
import Synchronization

/// What other threads hand to a loop.
enum Letter: Sendable {
  /// A connection that was accepted for it, by the port of HTTPS or not.
  case connection(Socket, isSecure: Bool)
  /// An answer that was deferred; with a key it is kept under that.
  case answer(SessionID, exchange: UInt64, Response, keep: AnswerKey?)
  /// A stream's next piece.
  case piece(SessionID, exchange: UInt64, StreamPiece)
  /// Serve by this from now on.
  case epoch(Epoch)
  /// Stop, and close everything by then (milliseconds of `Clock`).
  case stop(deadline: Int64)
}

/// A loop's letters, and the eventfd that wakes it from `epoll_wait`. Locked only for hand-overs, never for a request.
final class Mailbox: Sendable {
  private struct State {
    var letters: [Letter] = []
    var isOpen = true

    mutating func take() -> [Letter] {
      defer { letters = [] }
      return letters
    }
  }

  private let state = Mutex(State())
  let descriptor: Int32

  init() throws(ServerError) {
    descriptor = csystem_eventfd()
    guard descriptor >= 0 else { throw .last(call: "eventfd") }
  }

  deinit { _ = close(descriptor) }

  /// False when the loop has ended: the letter is then the sender's again.
  func post(_ letter: Letter) -> Bool {
    let (taken, wakes) = state.withLock { state in
      guard state.isOpen else { return (false, false) }
      state.letters.append(letter)
      return (true, state.letters.count == 1)
    }
    // A counter that is already at its end wakes just as well.
    if wakes { _ = eventfd_write(descriptor, 1) }
    return taken
  }

  /// Takes all letters.
  func collect() -> [Letter] {
    var count: eventfd_t = 0
    // Reset before the letters are taken: a letter that comes between wakes the loop once too often, never too seldom.
    _ = unsafe eventfd_read(descriptor, &count)
    return state.withLock { $0.take() }
  }

  /// Takes the last letters and refuses further ones.
  func end() -> [Letter] {
    state.withLock { state in
      state.isOpen = false
      return state.take()
    }
  }
}
