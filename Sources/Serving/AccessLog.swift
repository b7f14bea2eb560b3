import Dispatch
import Glibc
import HTTP

/// A line for each answer in the Common Log Format: `address - - [date] "method target HTTP/1.1" status bytes`.
///
/// It belongs to one loop: lines gather there and are written off it, in order, once a tick or when there are many.
final class AccessLog {
  private static let batch = 32_768
  /// One for the process, so that lines of two loops do not mix within one.
  private static let writer = DispatchQueue(label: "entente.log")

  private let descriptor: Int32
  private var lines: [UInt8] = []
  private var peers: [SessionID: [UInt8]] = [:]
  /// Requests that are not answered yet, in order.
  private var asked: [SessionID: [[UInt8]]] = [:]
  private var dateSecond: Int64 = .min
  private var dateBytes: [UInt8] = []

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  var isEmpty: Bool { lines.isEmpty }

  func begin(_ session: Session) { peers[session.id] = Array(Address.peer(of: session.socket.descriptor).utf8) }

  func end(_ session: Session) {
    peers[session.id] = nil
    asked[session.id] = nil
  }

  func handle(_ request: Request, _ session: Session) {
    var line: [UInt8] = []
    line.reserveCapacity(96)
    line += request.method.utf8
    line.append(0x20)
    // The parser lets no quote's worth of control bytes through; a quote itself would end the field.
    for part in [request.path, request.query.map { "?" + $0 } ?? ""] {
      for byte in part.utf8 { if byte == 0x22 { line += "%22".utf8 } else { line.append(byte) } }
    }
    asked[session.id, default: []].append(line)
  }

  func answer(_ session: Session, _ status: Int, _ length: Int, _ date: MessageDate) {
    if date.second != dateSecond {
      dateSecond = date.second
      dateBytes = Array(HTTPDate.logText(secondsSince1970: date.second).utf8)
    }
    lines += peers[session.id] ?? [0x2D]
    lines += " - - [".utf8
    lines += dateBytes
    lines += "] \"".utf8
    if let line = takeAsked(session.id) {
      lines += line
      lines += " HTTP/1.1".utf8
    } else {
      // It was refused before it could be read.
      lines.append(0x2D)
    }
    lines += "\" ".utf8
    lines += String(status).utf8
    lines.append(0x20)
    lines += String(length).utf8
    lines.append(0x0A)
    if lines.count >= Self.batch { flush() }
  }

  func flush() {
    guard !lines.isEmpty else { return }
    let batch = lines
    lines = []
    lines.reserveCapacity(Self.batch + 1_024)
    Self.writer.async { [descriptor] in Self.write(batch, to: descriptor) }
  }

  private func takeAsked(_ id: SessionID) -> [UInt8]? {
    guard var lines = asked[id], !lines.isEmpty else { return nil }
    asked[id] = nil
    let first = lines.removeFirst()
    if !lines.isEmpty { asked[id] = lines }
    return first
  }

  /// What cannot be written, on a full disk, say, is lost: serving goes on.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // The slice outlives the call, and `count` is its own.
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 { rest = rest.dropFirst(written) } else if written == 0 || errno != EINTR { return }
    }
  }
}
