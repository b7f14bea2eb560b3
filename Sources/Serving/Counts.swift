import Synchronization

/// What a server has done since it started, and has open now.
package struct ServerCounts: Hashable, Sendable {
  package var connections = 0
  package var openConnections = 0
  package var refusedConnections = 0
  package var handshakes = 0
  package var failedHandshakes = 0
  package var timeouts = 0
  package var bytesReceived = 0
  package var bytesSent = 0
  /// Answers by the first digit of their status: `answers[2]` counts 200 to 299.
  package var answers = [Int](repeating: 0, count: 6)
  /// Of these, how many were kept from an earlier request.
  package var keptAnswers = 0
  /// By route and status, in this order.
  package var requests: [RequestFigures] = []
}

/// One loop's counts. The loop alone writes them, so it needs no locked addition; anybody may read.
final class LoopCounts: Sendable {
  final class Counter: Sendable {
    private let value = Atomic(0)

    /// By the one writer only.
    func add(_ amount: Int = 1) {
      value.store(value.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    var total: Int { value.load(ordering: .relaxed) }
  }

  let connections = Counter()
  let closed = Counter()
  let refused = Counter()
  let handshakes = Counter()
  let failedHandshakes = Counter()
  let timeouts = Counter()
  let received = Counter()
  let sent = Counter()
  let kept = Counter()
  let answers = (0..<6).map { _ in Counter() }
  let requests = RequestMeter()

  func answered(_ status: Int) { if (100..<600).contains(status) { answers[status / 100].add() } }

  func add(to counts: inout ServerCounts) {
    counts.connections += connections.total
    counts.openConnections += connections.total - closed.total
    counts.refusedConnections += refused.total
    counts.handshakes += handshakes.total
    counts.failedHandshakes += failedHandshakes.total
    counts.timeouts += timeouts.total
    counts.bytesReceived += received.total
    counts.bytesSent += sent.total
    counts.keptAnswers += kept.total
    for index in answers.indices { counts.answers[index] += answers[index].total }
  }
}
