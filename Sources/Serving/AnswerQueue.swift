import Dispatch
import Synchronization

/// Runs deferred answers on a few threads; what waits for a thread is bounded.
final class AnswerQueue: Sendable {
  typealias Work = @Sendable () -> Void

  private struct State {
    var waiting: [Work] = []
    var workers = 0
  }

  private let state = Mutex(State())
  private let width: Int
  private let bound: Int

  /// At most `width` run at once and at most `bound` wait.
  init(width: Int, bound: Int) {
    self.width = max(1, width)
    self.bound = max(0, bound)
  }

  /// False when too many wait already: the work is then not done.
  func submit(_ work: @escaping Work) -> Bool {
    let (taken, starts) = state.withLock { state in
      if state.workers < width {
        state.workers += 1
        return (true, true)
      }
      guard state.waiting.count < bound else { return (false, false) }
      state.waiting.append(work)
      return (true, false)
    }
    if starts { DispatchQueue.global().async { self.run(work) } }
    return taken
  }

  private func run(_ first: Work) {
    first()
    while let next = takeNext() { next() }
  }

  private func takeNext() -> Work? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.workers -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}
