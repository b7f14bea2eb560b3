import HTTP
import Synchronization

/// What a cache of answers holds under a key.
enum Kept<Answer> {
  /// Under a target's own key: its answers vary on other fields than most do.
  case varying(Varying)
  case answer(Answer)
}

/// Answers that all loops have in common: one loop makes, or codes, what the others then take from here.
///
/// It is asked only when a loop has no answer of its own, so its lock is not on the path of a hit.
final class SharedAnswers: Sendable {
  private struct State {
    var cache: BoundedCache<Kept<Response>>
    /// What the first answer that was kept varied on, as nearly all do.
    var usual: Varying?
    /// Whether any target's answers vary on something else.
    var hasUnusual = false
  }

  private let state: Mutex<State>

  /// `bytes` bounds the memory, about.
  init(bytes: Int) { state = Mutex(State(cache: BoundedCache(bound: bytes))) }

  var usual: Varying? { state.withLock { $0.usual } }

  /// An answer, and whether there are targets whose answers vary on something unusual.
  func find(_ key: AnswerKey) -> (kept: Kept<Response>?, hasUnusual: Bool) {
    state.withLock { ($0.cache.find(key), $0.hasUnusual) }
  }

  func keep(_ key: AnswerKey, _ response: Response) {
    state.withLock { $0.cache.insert(key, .answer(response), cost: response.cost(key)) }
  }

  /// Notes what the answers of a target vary on; what nearly all do, from now on.
  func note(_ varying: Varying, of target: @autoclosure () -> AnswerKey) -> Varying {
    state.withLock { state in
      let usual = state.usual ?? varying
      state.usual = usual
      if usual !== varying, usual.names != varying.names, !varying.names.isEmpty {
        state.hasUnusual = true
        let key = target()
        state.cache.insert(key, .varying(varying), cost: 256 + key.count)
      }
      state.hasUnusual = state.hasUnusual || varying.names.isEmpty && !usual.names.isEmpty
      return usual
    }
  }
}

extension Response {
  /// Bytes of memory, about.
  func cost(_ key: AnswerKey) -> Int { body.count + 512 + 3 * fields.byteCount + key.count }
}

/// A handler and the answers that came from it: they go together when it is replaced.
final class Epoch: Sendable {
  let application: Application
  let answers: SharedAnswers

  init(_ application: Application, answerBytes: Int) {
    self.application = application
    answers = SharedAnswers(bytes: answerBytes)
  }
}
