import Dispatch
import Glibc

/// Signals that ask the process to end.
package enum Signals {
  /// Runs `action` on the first SIGTERM or SIGINT; the second ends the process at once with 128 + its number.
  ///
  /// Call it once, from the main thread and before other threads are made: these inherit the mask that it sets. As
  /// process 1 of a container a signal that nobody waits for would be ignored.
  package static func onTermination(_ action: @escaping @Sendable () -> Void) {
    let ending = Ending()
    ending.block()
    DispatchQueue(label: "entente.signals").async {
      _ = ending.wait()
      DispatchQueue.global().async(execute: action)
      _exit(128 + ending.wait())
    }
  }

  /// The two signals as a set.
  private struct Ending: Sendable {
    /// Keeps them from their default action: they stay pending until somebody waits.
    func block() {
      var set = set
      // The set outlives the call, and the old mask is not asked for.
      unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Blocks until one of them arrives and returns its number.
    func wait() -> Int32 {
      var set = set
      var number: Int32 = 0
      // Both outlive the call; it fails only for a set that holds no valid signal.
      while unsafe sigwait(&set, &number) != 0 {}
      return number
    }

    private var set: sigset_t {
      var set = sigset_t()
      // The set is this function's own.
      unsafe sigemptyset(&set)
      unsafe sigaddset(&set, SIGTERM)
      unsafe sigaddset(&set, SIGINT)
      return set
    }
  }
}
