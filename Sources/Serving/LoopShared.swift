import HTTP
import Synchronization

/// What all loops of a server hold in common.
final class LoopShared: Sendable {
  let settings: ServerSettings
  let handler: Server.Handler
  let answers: AnswerQueue
  private let open = Atomic(0)
  private let named = Atomic<UInt32>(0)
  private let seed = UInt16.random(in: .min ... .max)

  init(settings: ServerSettings, handler: @escaping Server.Handler, width: Int) {
    self.settings = settings
    self.handler = handler
    answers = AnswerQueue(width: width, bound: settings.maxWaitingAnswers)
  }

  /// Counts a connection in; false when it is one too many. `connectionEnded` follows in either case.
  func connectionBegan() -> Bool {
    open.wrappingAdd(1, ordering: .relaxed).newValue <= settings.maxConnections
  }

  func connectionEnded() { open.wrappingSubtract(1, ordering: .relaxed) }

  /// A connection's name, for the request ids of what no handler sees: unlike those of another process, as a rule.
  func nextName() -> String {
    String(UInt64(seed) << 32 | UInt64(named.wrappingAdd(1, ordering: .relaxed).newValue), radix: 16)
  }

  /// Every worker is busy and as many answers wait as may.
  func busy() -> Response {
    Refusal(503, "The server is busy: try again in a second.").response(requestID: nextName(), retryAfter: 1)
  }

  /// For a connection that is one too many.
  func fullMessage(date: [UInt8]) -> [UInt8] {
    Refusal(503, "All \(settings.maxConnections) connections are taken: try again in a second.")
      .message(requestID: nextName(), retryAfter: 1, date: date)
  }
}
