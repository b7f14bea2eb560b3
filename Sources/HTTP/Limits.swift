/// Every bound that a client can run into, in one place.
package struct Limits: Hashable, Sendable {
  /// Bytes of the request line; beyond it 414. Filters may be given many times, and names are escaped threefold.
  package var requestLineBytes = 32_768
  /// Bytes of all field lines together; beyond it 431. Trailers are held to the same bounds.
  package var fieldBytes = 32_768
  /// Number of field lines; beyond it 431.
  package var fieldCount = 100
  /// Bytes of a body once its framing is off; beyond it 413.
  package var bodyBytes = 4_194_304
  /// Bytes of one chunk's size line, extensions included; beyond it 400.
  package var chunkLineBytes = 256
  /// Bytes of all chunk extensions of one body; beyond it 400.
  package var chunkExtensionBytes = 4_096
  /// Requests of one connection that may wait for their answer at once; further ones are not read until one is answered.
  package var pipelinedRequests = 16
  /// Requests that one connection may make; the answer to the last says `Connection: close`.
  package var requestsPerConnection = 100_000
  /// Bytes held unparsed for one connection before it is no longer read.
  package var readAheadBytes = 65_536

  package init() {}
}

/// Limits as all connections of a server share them: one word a connection.
package final class SharedLimits: Sendable {
  package let limits: Limits

  package init(_ limits: Limits) { self.limits = limits }
}
