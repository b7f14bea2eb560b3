package import HTTP

/// What a server listens on and what it puts up with.
package struct ServerSettings: Sendable {
  /// A name or address; every address it stands for is bound. `::` takes IPv4 as well.
  package var host = "127.0.0.1"
  /// 0 picks a free port.
  package var port: UInt16 = 8080
  package var limits = Limits()
  /// From a request's first byte to the end of its head; then 408.
  package var headTimeout: Duration = .seconds(10)
  /// From the end of a request's head to the end of its body; then 408.
  package var bodyTimeout: Duration = .seconds(30)
  /// Between requests on an open connection; then it is closed.
  package var idleTimeout: Duration = .seconds(60)
  /// Without a byte of an answer being taken; then the connection is closed.
  package var writeTimeout: Duration = .seconds(30)
  /// How long a closed connection is still read from, so that the last answer is not lost to a reset (RFC 9112, section 9.6).
  package var lingerTimeout: Duration = .seconds(2)
  /// Event loops; null is one for each core.
  package var loops: Int?
  /// Open connections over all loops; held to what the process may open. Beyond it 503.
  package var maxConnections = 16_384
  /// Deferred answers that may wait for a worker; beyond it 503 with `Retry-After`.
  package var maxWaitingAnswers = 64

  package init() {}
}
