import HTTP
import Synchronization

/// What a cache of answers holds under a key.
enum Kept<Answer> {
  /// The fields that answers to this target vary on: with their values the key is complete.
  case selectors([String])
  case answer(Answer)
}

/// Answers that all loops have in common: one loop makes, or codes, what the others then take from here.
///
/// It is asked only when a loop has no answer of its own, so its lock is not on the path of a hit.
final class SharedAnswers: Sendable {
  private let cache: Mutex<BoundedCache<AnswerKey, Kept<Response>>>

  /// `bytes` bounds the memory, about.
  init(bytes: Int) { cache = Mutex(BoundedCache(bound: bytes)) }

  func find(_ key: AnswerKey) -> Kept<Response>? { cache.withLock { $0.find(key) } }

  func keep(_ key: AnswerKey, _ response: Response) {
    cache.withLock { $0.insert(key, .answer(response), cost: response.cost(key)) }
  }

  func keep(_ target: String, selectors: [String]) {
    let key = AnswerKey(target: target, selecting: [], coding: nil)
    // Under no name an answer itself stands.
    guard !selectors.isEmpty else { return }
    cache.withLock { $0.insert(key, .selectors(selectors), cost: 256 + target.utf8.count) }
  }
}

extension Response {
  /// Bytes of memory, about.
  func cost(_ key: AnswerKey) -> Int {
    return body.count + 512 + 3 * fields.byteCount + key.target.utf8.count
      + key.selecting.reduce(0) { $0 + $1.utf8.count }
  }
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
