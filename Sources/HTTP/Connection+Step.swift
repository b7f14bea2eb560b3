extension Connection {
  package enum Step: Hashable, Sendable {
    /// Have this answered: `answer(exchange, ...)` may come at once or later, in any order. `place` is where the memo
    /// holds the head, for requests without a body.
    case handle(Request, exchange: UInt64, place: HeadMemo.Place?)
    /// A body of so many bytes, unknown when it is chunked, is on its way: `screen(...)` says whether it is wanted.
    case screen(Request, length: Int?)
    /// Send the head, then the body.
    case write(head: [UInt8], body: [UInt8])
    /// Once all is sent, have the stream's next piece made: `supply(exchange, ...)`.
    case pull(BodyStream, exchange: UInt64)
    /// Nothing to do until bytes, an answer, the end or the deadline.
    case wait(Wait)
    /// Once all is sent, say that nothing follows; then ask again.
    case closeWriting
    /// Once all is sent, close; nothing is asked any more.
    case close
  }

  /// What is waited for. A deadline runs from when a wait is first seen until it differs: bytes alone do not put it off.
  package struct Wait: Hashable, Sendable {
    package enum Reason: UInt8, Hashable, Sendable {
      /// For a request to begin.
      case idle
      /// For its head, or its body, to be whole.
      case head, body
      /// For an answer.
      case answer
      /// For the client to end after the last answer.
      case linger
    }

    package let reason: Reason
    /// How many requests came before on this connection.
    package let request: UInt64
    /// Whether bytes are wanted now: when not, the socket is not to be read.
    package let reads: Bool

    package init(reason: Reason, request: UInt64, reads: Bool) {
      self.reason = reason
      self.request = request
      self.reads = reads
    }
  }
}
