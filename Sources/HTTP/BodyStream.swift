/// A body that is made while it is sent: a piece is asked for when the one before has gone to the client, so a client
/// that reads slowly slows the making, and nothing piles up.
package final class BodyStream: Hashable, Sendable {
  /// The next piece, off the loops and never twice at once; null at the end. What it throws cuts the message short, so
  /// that the client sees that it is not whole. An empty piece is skipped.
  package typealias Source = @Sendable () throws -> [UInt8]?

  package let next: Source

  package init(_ next: @escaping Source) { self.next = next }

  package static func == (first: BodyStream, second: BodyStream) -> Bool { first === second }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// What came of asking a stream for its next piece.
package enum StreamPiece: Hashable, Sendable {
  case bytes([UInt8])
  case end
  case failed
}
