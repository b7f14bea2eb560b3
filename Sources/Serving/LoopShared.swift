import HTTP
import Synchronization

/// What all loops of a server hold in common.
final class LoopShared: Sendable {
  let settings: ServerSettings
  let limits: SharedLimits
  let firstEpoch: Epoch
  let answers: AnswerQueue
  let streams: AnswerQueue
  let keeper: TLSKeeper?
  /// What every answer over TLS carries.
  let secureFields: [(name: String, value: String)]
  /// Bytes of answers that one loop may keep, and that all may keep in common.
  let loopAnswerBytes: Int
  private let open = Atomic(0)
  private let memory = Atomic(0)
  private let named = Atomic<UInt32>(0)
  private let seed = UInt16.random(in: .min ... .max)

  init(
    settings: ServerSettings, application: Application, loops: Int, width: Int
  ) throws(TLSError) {
    self.settings = settings
    limits = SharedLimits(settings.limits)
    // Each loop has a plain and a secure share, and one more is common to all.
    loopAnswerBytes = settings.answerBytes / (loops * (settings.tls == nil ? 1 : 2) + 1)
    firstEpoch = Epoch(application, answerBytes: loopAnswerBytes)
    answers = AnswerQueue(width: width, bound: settings.maxWaitingAnswers)
    streams = AnswerQueue(width: width, bound: .max)
    if let tls = settings.tls {
      keeper = try TLSKeeper(tls.identity, life: tls.ticketLife)
      let seconds = tls.strictTransport.map { $0.milliseconds / 1000 }
      secureFields = seconds.map { [("Strict-Transport-Security", "max-age=\($0)")] } ?? []
    } else {
      keeper = nil
      secureFields = []
    }
  }

  /// Counts a connection in; false when it is one too many. `connectionEnded` follows in either case.
  func connectionBegan() -> Bool {
    open.wrappingAdd(1, ordering: .relaxed).newValue <= settings.maxConnections
  }

  func connectionEnded() { open.wrappingSubtract(1, ordering: .relaxed) }

  var isFull: Bool { open.load(ordering: .relaxed) >= settings.maxConnections }

  /// Whether so many more bytes may be held for requests and unsent answers.
  func hasMemory(for bytes: Int) -> Bool { memory.load(ordering: .relaxed) + bytes <= settings.memoryBytes }

  func changeMemory(by bytes: Int) { memory.wrappingAdd(bytes, ordering: .relaxed) }

  var heldMemory: Int { memory.load(ordering: .relaxed) }

  /// A connection's number, for the request ids of what no handler sees: unlike those of another process, as a rule.
  func nextNumber() -> UInt64 { UInt64(seed) << 32 | UInt64(named.wrappingAdd(1, ordering: .relaxed).newValue) }

  func nextName() -> String { String(nextNumber(), radix: 16) }

  /// Every worker is busy and as many answers wait as may.
  func busy() -> Response {
    Refusal(503, "The server is busy: try again in a second.").response(requestID: nextName(), retryAfter: 1)
  }

  /// All clients together hold as much memory as they may.
  func short() -> Response {
    Refusal(503, "The server holds as many unfinished requests as it can: try again in a few seconds.")
      .response(requestID: nextName(), retryAfter: 5)
  }

  /// For a connection that is one too many.
  func fullMessage(date: MessageDate) -> [UInt8] {
    Refusal(503, "All \(settings.maxConnections) connections are taken: try again in a second.")
      .message(requestID: nextName(), retryAfter: 1, date: date.bytes)
  }
}
