package import HTTP

/// What a server listens on and what it puts up with.
package struct ServerSettings: Sendable {
  /// HTTPS beside, or instead of, HTTP.
  package struct TLS: Sendable {
    /// 0 picks a free port.
    package var port: UInt16
    package var identity: TLSIdentity
    /// How long tickets are good, and the keys they are made with used.
    package var ticketLife: Duration = .seconds(3600)
    /// How long browsers are to remember that this host speaks HTTPS (RFC 6797); null says nothing.
    package var strictTransport: Duration? = .seconds(180 * 86_400)

    package init(port: UInt16, identity: TLSIdentity) {
      self.port = port
      self.identity = identity
    }
  }

  package enum LogFormat: String, Sendable { case text, json }

  /// What becomes of a connection that is one too many.
  package enum WhenFull: Sendable {
    /// It is accepted, told 503 with `Retry-After`, and closed.
    case refuse
    /// It waits in the kernel's backlog until another ends.
    case wait
  }

  /// A name or address; every address it stands for is bound. `::` takes IPv4 as well.
  package var host = "127.0.0.1"
  /// 0 picks a free port; null serves no plain HTTP.
  package var port: UInt16? = 8080
  package var tls: TLS?
  package var limits = Limits()
  /// From accepting to the end of the TLS handshake; then the connection is closed.
  package var handshakeTimeout: Duration = .seconds(10)
  /// From a request's first byte to the end of its head; then 408.
  package var headTimeout: Duration = .seconds(10)
  /// A body that is received has to move `minimumRate` on average over each such period; else 408.
  package var bodyTimeout: Duration = .seconds(10)
  /// Between requests on an open connection; then it is closed.
  package var idleTimeout: Duration = .seconds(60)
  /// An answer that is sent has to move `minimumRate` on average over each such period; else the connection is closed.
  package var writeTimeout: Duration = .seconds(20)
  /// How long a closed connection is still read from, so that the last answer is not lost to a reset (RFC 9112, section 9.6).
  package var lingerTimeout: Duration = .seconds(2)
  /// Bytes a second below which a client is too slow to be waited for.
  package var minimumRate = 240
  /// Event loops; null is one for each core.
  package var loops: Int?
  /// Open connections over all loops; held to what the process may open.
  package var maxConnections = 16_384
  package var whenFull = WhenFull.refuse
  /// Deferred answers that may wait for a worker; beyond it 503 with `Retry-After`.
  package var maxWaitingAnswers = 64
  /// Bytes of requests and unsent answers that all connections may hold together; beyond it 503 with `Retry-After`.
  package var memoryBytes = 268_435_456
  /// Bytes of answers that are kept ready to send, over all loops; 0 keeps none.
  package var answerBytes = 67_108_864
  /// Where a line is written for each answer; null writes none. The server does not close it.
  package var accessLog: Int32?
  package var logFormat = LogFormat.text
  /// Whether the log holds what is searched for.
  package var logsQueries = false
  /// Names of the handler's routes, by their numbers, as the log gives them.
  package var routes: [String] = []
  /// Addresses of proxies whose `X-Forwarded-For` is believed.
  package var trustedProxies: Set<String> = []

  package init() {}
}
