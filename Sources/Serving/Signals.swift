import Dispatch
import Glibc

/// Signals that are meant for the process.
package enum Signals {
  /// Runs `end` on the first SIGTERM or SIGINT and `reload` on each SIGHUP; the second that asks for the end ends the
  /// process at once with 128 + its number.
  ///
  /// Call it once, from the main thread and before other threads are made: these inherit the mask that it sets. As
  /// process 1 of a container a signal that nobody waits for would be ignored.
  package static func watch(reload: @escaping @Sendable () -> Void, end: @escaping @Sendable () -> Void) {
    let signals = Watched()
    signals.block()
    DispatchQueue(label: "entente.signals").async {
      var isEnding = false
      while true {
        let number = signals.wait()
        if number == SIGHUP {
          if !isEnding { DispatchQueue.global().async(execute: reload) }
        } else if isEnding {
          _exit(128 + number)
        } else {
          isEnding = true
          DispatchQueue.global().async(execute: end)
        }
      }
    }
  }

  /// The three signals as a set.
  private struct Watched: Sendable {
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
      for number in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&set, number) }
      return set
    }
  }
}
