import Dispatch
import HTTP
import Synchronization

/// Runs deferred work on a few threads; what waits for a thread is bounded, and what nobody waits for any more is dropped.
final class AnswerQueue: Sendable {
  /// Work, and whether anybody still waits for it; it may ask so itself while it runs.
  private struct Item: Sendable {
    let cancellation: Cancellation
    let work: @Sendable () -> Void
  }

  private struct State {
    var waiting: [Item] = []
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
  func submit(_ cancellation: Cancellation, _ work: @escaping @Sendable () -> Void) -> Bool {
    let item = Item(cancellation: cancellation, work: work)
    let (taken, starts) = state.withLock { state in
      if state.workers < width {
        state.workers += 1
        return (true, true)
      }
      // Those whose clients have gone make room.
      if state.waiting.count >= bound { state.waiting.removeAll { $0.cancellation.isRequested } }
      guard state.waiting.count < bound else { return (false, false) }
      state.waiting.append(item)
      return (true, false)
    }
    if starts { DispatchQueue.global().async { self.run(item) } }
    return taken
  }

  private func run(_ first: Item) {
    var next: Item? = first
    while let item = next {
      if !item.cancellation.isRequested { item.cancellation.watching(item.work) }
      next = takeNext()
    }
  }

  private func takeNext() -> Item? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.workers -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}
