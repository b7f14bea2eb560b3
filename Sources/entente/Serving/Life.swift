import Glibc
import Serving
import Synchronization

/// From the first bound port to the last closed connection, as signals and probes see it.
final class Life: Sendable {
  private enum Phase { case starting, serving, ending }

  private struct State {
    var phase = Phase.starting
    var servers: Servers?
  }

  private let state = Mutex(State())
  private let delay: Duration
  private let grace: Duration
  private let journal: Journal
  let manager = ServiceManager()

  init(_ settings: Settings, _ journal: Journal) {
    delay = settings.seconds(.shutdownDelay)
    grace = settings.seconds(.shutdownGrace)
    self.journal = journal
  }

  /// Whether requests are welcome.
  var isReady: Bool { state.withLock { $0.phase == .serving } }

  /// Who comes while the first documents are read waits to be accepted; where that takes long, everybody is told so.
  func begin(_ servers: Servers) {
    state.withLock { $0.servers = servers }
    Pause.after(Self.patience) { [self] in
      if state.withLock({ $0.phase == .starting }) { servers.start() }
    }
  }

  private static let patience: Duration = .seconds(2)

  /// There is something to serve; false when the end has come first.
  func isServing() -> Bool {
    let begins = state.withLock { state in
      guard state.phase == .starting else { return false }
      state.phase = .serving
      state.servers?.start()
      return true
    }
    if begins { manager.tell("READY=1\nSTATUS=serving") }
    return begins
  }

  /// Told to end: readiness says no at once, requests that have begun are finished, and nothing is left to do.
  func end() {
    let (servers, wasServing) = state.withLock { state in
      defer { state.phase = .ending }
      return (state.servers, state.phase == .serving)
    }
    manager.tell("STOPPING=1\nSTATUS=finishing what has begun")
    guard wasServing, let servers else {
      // What is being read is of use to nobody any more, and nothing has been written.
      _exit(0)
    }
    journal.note("told to end: finishing what has begun")
    Pause.after(delay) { [grace] in servers.stop(within: grace) }
  }

  func waitForEnd() { state.withLock { $0.servers }?.waitUntilStopped() }
}
