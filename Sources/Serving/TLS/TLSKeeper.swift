import Synchronization

/// Hands out the context for new connections; makes another when its ticket keys are old or the certificate is replaced.
///
/// Connections keep the context they were made with. It is asked once a connection, never once a request.
final class TLSKeeper: Sendable {
  private struct State {
    var identity: TLSIdentity
    var context: TLSContext
  }

  private let state: Mutex<State>
  private let life: Duration

  /// Ticket keys are used for `life`: what a thief of memory could decrypt ends there (RFC 8446, appendix C.4).
  init(_ identity: TLSIdentity, life: Duration) throws(TLSError) {
    self.life = life
    let context = try TLSContext(identity, ticketLife: life, now: Clock.now())
    state = Mutex(State(identity: identity, context: context))
  }

  func current(now: Int64) -> TLSContext {
    state.withLock { state in
      guard now - state.context.made >= life.milliseconds else { return state.context }
      // What could be made once can be made again, unless memory is short: then the old one serves on.
      if let renewed = try? TLSContext(state.identity, ticketLife: life, now: now) { state.context = renewed }
      return state.context
    }
  }

  func replace(_ identity: TLSIdentity) throws(TLSError) {
    let context = try TLSContext(identity, ticketLife: life, now: Clock.now())
    state.withLock { $0 = State(identity: identity, context: context) }
  }
}
