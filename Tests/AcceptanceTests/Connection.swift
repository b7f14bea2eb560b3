import Foundation
import Glibc
import Testing

/// A TCP connection to this machine, byte by byte: what a client library would smooth over can be sent and seen.
final class Connection {
  private let socket: Int32

  init(port: UInt16) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    // The address outlives the call, and a sockaddr_in may be read as the sockaddr that it begins with.
    let connected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe connect(socket, $0, size) }
    }
    try #require(connected == 0, "nothing accepts at \(port)")
    // A server that hangs fails the test and does not hang it.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    // `limit` outlives the call and has the size that is given.
    unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(socket) }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    // The buffer outlives the call.
    let sent = unsafe bytes.withUnsafeBytes { unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    try #require(sent == bytes.count)
  }

  /// What comes until some text has come, or until the end.
  func read(until mark: String? = nil) throws -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      // `recv` writes at most `count` bytes into the buffer, which outlives the call.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
      try #require(count >= 0, "no answer")
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer.prefix(count)
      let text = String(decoding: bytes, as: UTF8.self)
      if let mark, text.contains(mark) { return text }
    }
  }
}

/// A server of its own on a free port, ended with the test.
final class RunningServer {
  private let process: Process
  private let output = Pipe()
  let url: String
  let port: UInt16

  init(_ arguments: [String] = [], environment: [String: String] = [:]) throws {
    process = Built.process(
      ["serve", "--port", "0"] + arguments, ["ENTENTE_CONFIG": Built.config].merging(environment) { $1 })
    process.standardOutput = output
    try process.run()
    url = try Self.line(output)
    port = try #require(url.split(separator: ":").last.flatMap { UInt16($0) }, "no URL is printed: \(url)")
  }

  /// The next address that it prints.
  func nextURL() throws -> String { try Self.line(output) }

  private static func line(_ output: Pipe) throws -> String {
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
      line += byte
    }
    return String(decoding: line, as: UTF8.self)
  }

  deinit { if process.isRunning { process.terminate() } }

  func send(signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for its end.
  func exitCode() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// The whole answer to one request on a connection of its own.
  func answer(
    _ line: String, fields: String = "", body: String = "", port other: UInt16? = nil
  ) throws -> (head: String, body: String) {
    let connection = try Connection(port: other ?? port)
    let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
    try connection.send("\(line) HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\(length)\(fields)\r\n\(body)")
    let text = try connection.read()
    let end = try #require(text.range(of: "\r\n\r\n"))
    return (String(text[..<end.lowerBound]), String(text[end.upperBound...]))
  }
}
