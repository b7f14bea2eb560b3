import HTTP

/// The settings' time-outs in milliseconds.
struct Timeouts {
  private let head: Int64
  private let body: Int64
  private let idle: Int64
  private let linger: Int64
  let handshake: Int64
  let write: Int64
  /// Bytes a second.
  private let rate: Int64

  init(_ settings: ServerSettings) {
    handshake = settings.handshakeTimeout.milliseconds
    head = settings.headTimeout.milliseconds
    body = settings.bodyTimeout.milliseconds
    idle = settings.idleTimeout.milliseconds
    linger = settings.lingerTimeout.milliseconds
    write = settings.writeTimeout.milliseconds
    rate = Int64(max(0, settings.minimumRate))
  }

  func length(of reason: Connection.Wait.Reason) -> Int64? {
    switch reason {
    case .idle: idle
    case .head: head
    case .body: body
    case .linger: linger
    // A handler answers in its own time.
    case .answer: nil
    }
  }

  /// Whether so many bytes in a period are enough to be given another one.
  func isEnough(_ bytes: Int, in period: Int64) -> Bool { bytes > 0 && Int64(bytes) * 1000 >= rate * period }

  /// How often deadlines are looked at: late by a quarter of the shortest, and by a quarter of a second at most.
  var tick: Int64 { min(250, max(10, min(handshake, head, body, idle, linger, write) / 4)) }
}
