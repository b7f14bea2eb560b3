import Dispatch
import Foundation
import Glibc
import HTTP
import Serving
import Testing

/// A plain client on a socket of its own; it blocks, so it is used on a thread of its own only.
final class Client {
  struct Failure: Error {
    let what: String
  }

  struct Answer {
    let status: Int
    let head: String
    let body: String
    var bytes: [UInt8] = []

    func field(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
        .map { String($0.dropFirst(name.utf8.count + 2)) }
    }
  }

  private let descriptor: Int32
  private var received: [UInt8] = []
  private var isClosed = false

  init(port: UInt16) throws { descriptor = try Self.connected(to: port) }

  static func connected(to port: UInt16) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    // A safety net for a server that never answers; no test waits for it.
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = unsafe withUnsafeBytes(of: address) { bytes in
      unsafe connect(
        descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    guard code == 0 else { throw Failure(what: "no connection: \(errno)") }
    return descriptor
  }

  /// Closes so that the server sees a reset, not an end.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    _ = close(descriptor)
    isClosed = true
  }

  deinit { if !isClosed { _ = close(descriptor) } }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = unsafe rest.withUnsafeBytes { bytes in
        unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { throw Failure(what: "not sent: \(errno)") }
      rest = rest.dropFirst(sent)
    }
  }

  func endWriting() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next whole answer; one to HEAD has no body whatever its length says.
  func answer(toHead: Bool = false) throws -> Answer {
    var end = headEnd()
    while end == nil {
      guard try receive() else {
        throw Failure(what: "ended within a head: \(String(decoding: received, as: UTF8.self))")
      }
      end = headEnd()
    }
    let head = String(decoding: received[..<(end ?? 0)], as: UTF8.self)
    received.removeSubrange(..<(end ?? 0))
    let lines = head.split(separator: "\r\n")
    let length = lines.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
    while !toHead && received.count < length {
      guard try receive() else { throw Failure(what: "ended within a body") }
    }
    let body = toHead ? [] : Array(received.prefix(length))
    received.removeFirst(body.count)
    return Answer(
      status: lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0, head: head,
      body: String(decoding: body, as: UTF8.self), bytes: body)
  }

  /// Everything up to the server's end, as text.
  func rest() throws -> String {
    while try receive() {}
    defer { received = [] }
    return String(decoding: received, as: UTF8.self)
  }

  /// Whether the server ends the connection with nothing more to say.
  func isEnded() throws -> Bool { try received.isEmpty && !receive() }

  private func headEnd() -> Int? {
    let mark = Array("\r\n\r\n".utf8)
    guard received.count >= 4 else { return nil }
    return (0...received.count - 4).first { Array(received[$0..<$0 + 4]) == mark }.map { $0 + 4 }
  }

  /// False at the end.
  private func receive() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw Failure(what: "nothing came: \(errno)") }
    received += buffer.prefix(count)
    return count > 0
  }
}

/// A gate that a handler waits at until a test opens it; only threads that may block wait there.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func wait() { semaphore.wait() }
  func open() { semaphore.signal() }
}

/// A server on a free port of this machine, for as long as a test's body runs on a thread of its own.
func withServer(
  _ settings: ServerSettings = ServerSettings(), screen: @escaping Server.Screen = { _ in nil },
  handler: @escaping Server.Handler,
  _ body: @escaping @Sendable (Server, UInt16) throws -> Void
) async throws {
  var settings = settings
  settings.port = 0
  let server = try Server(settings: settings, screen: screen, handler: handler)
  let port = try #require(server.urls.first?.split(separator: ":").last.flatMap { UInt16($0) })
  server.start()
  let result: Result<Void, any Error> = await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: Result { try body(server, port) }) }
  }
  server.stop(within: .zero)
  await withCheckedContinuation { continuation in server.whenStopped { continuation.resume() } }
  try result.get()
}
