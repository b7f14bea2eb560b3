import Glibc

/// One GET over a socket, as far as its status line.
enum Probe {
  /// The status that a server answers with, within three seconds a step.
  static func status(of target: ProbeTarget) throws(Failure) -> Int {
    let socket = try connect(target)
    defer { _ = close(socket) }
    let request = "GET \(target.path) HTTP/1.1\r\nHost: \(target.authority)\r\nConnection: close\r\n\r\n"
    try send(Array(request.utf8), socket, target)
    let words = try line(socket, target).split(separator: " ")
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      throw Failure(.failed, "\(target.authority): what answers is no HTTP server")
    }
    return status
  }

  private static func connect(_ target: ProbeTarget) throws(Failure) -> Int32 {
    // A C struct of numbers and null pointers.
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    // The names are C strings for the call, and `list` is freed below.
    guard unsafe getaddrinfo(target.host, target.port, &hints, &list) == 0 else {
      throw Failure(.failed, "\(target.host): no such host")
    }
    defer { unsafe freeaddrinfo(list) }
    var next = unsafe list
    // Every entry is valid until `freeaddrinfo`.
    while let entry = unsafe next {
      let socket = unsafe Glibc.socket(entry.pointee.ai_family, entry.pointee.ai_socktype, entry.pointee.ai_protocol)
      if socket >= 0 {
        limitTime(of: socket)
        if unsafe Glibc.connect(socket, entry.pointee.ai_addr, entry.pointee.ai_addrlen) == 0 { return socket }
        close(socket)
      }
      unsafe next = entry.pointee.ai_next
    }
    throw Failure(.failed, "\(target.authority): nothing accepts connections there")
  }

  private static func limitTime(of socket: Int32) {
    var limit = timeval(tv_sec: 3, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      // `limit` outlives the call and has the size that is given.
      unsafe setsockopt(socket, SOL_SOCKET, option, &limit, size)
    }
  }

  private static func send(_ bytes: [UInt8], _ socket: Int32, _ target: ProbeTarget) throws(Failure) {
    // The buffer outlives the call; so short a request fits into the socket's buffer at once.
    let sent = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    guard sent == bytes.count else { throw Failure(.failed, "\(target.authority): closed the connection") }
  }

  /// The answer's first line.
  private static func line(_ socket: Int32, _ target: ProbeTarget) throws(Failure) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while !bytes.contains(UInt8(ascii: "\n")), bytes.count < 8192 {
      // `recv` writes at most `count` bytes into the buffer, which outlives the call.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { throw Failure(.failed, "\(target.authority): does not answer") }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
