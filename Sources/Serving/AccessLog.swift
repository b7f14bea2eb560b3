import Dispatch
import Glibc
import HTTP

/// A line for each answer: `address - - [date] "method target HTTP/1.1" status bytes route milliseconds id traceparent`,
/// which begins as the Common Log Format does, or the same as a JSON object.
///
/// It belongs to one loop: lines gather there and are written off it, in order, once a tick or when there are many.
final class AccessLog {
  /// What is said of an answer beside its request.
  struct Answer {
    let status: Int
    /// Null for a stream, which has only begun.
    let length: Int?
    let head: [UInt8]
    let nanoseconds: Int64
  }

  private static let batch = 32_768
  /// One for the process, so that lines of two loops do not mix within one.
  private static let writer = DispatchQueue(label: "entente.log")

  private let descriptor: Int32
  private let format: ServerSettings.LogFormat
  private let showsQueries: Bool
  private let routes: [String]
  private let proxies: Set<String>
  private let seed = UInt64.random(in: .min ... .max) & 0xFFFF_FFFF_0000_0000
  private var named: UInt64 = 0
  private var lines: [UInt8] = []
  private var peers: [SessionID: String] = [:]
  private var dateSecond: Int64 = .min
  private var dateText = ""

  init(_ descriptor: Int32, _ settings: ServerSettings) {
    self.descriptor = descriptor
    format = settings.logFormat
    showsQueries = settings.logsQueries
    routes = settings.routes
    proxies = settings.trustedProxies
  }

  var isEmpty: Bool { lines.isEmpty }

  func begin(_ session: Session) { peers[session.id] = Address.peer(of: session.socket.descriptor) }

  func end(_ session: Session) { peers[session.id] = nil }

  func answer(_ session: Session, _ asked: Asked, _ answer: Answer, _ date: MessageDate) {
    if date.second != dateSecond {
      dateSecond = date.second
      dateText =
        format == .text
        ? HTTPDate.logText(secondsSince1970: date.second) : HTTPDate.isoText(secondsSince1970: date.second)
    }
    let line = LogLine(
      date: dateText, client: client(session, asked.request), request: asked.request,
      target: asked.request.map(target) ?? "-", route: route(asked.route), id: id(asked.request, answer), answer: answer
    )
    line.write(to: &lines, format)
    if lines.count >= Self.batch { flush() }
  }

  func flush() {
    guard !lines.isEmpty else { return }
    let batch = lines
    lines = []
    lines.reserveCapacity(Self.batch + 1_024)
    Self.writer.async { [descriptor] in Self.write(batch, to: descriptor) }
  }

  /// Blocks until all that was flushed is written.
  static func settle() { writer.sync {} }

  private func client(_ session: Session, _ request: Request?) -> String {
    let peer = peers[session.id] ?? "-"
    guard let request, proxies.contains(peer) else { return peer }
    return Client.forwarded(request.fields, through: proxies) ?? peer
  }

  private func route(_ number: UInt16) -> String { Int(number) < routes.count ? routes[Int(number)] : "-" }

  private func target(_ request: Request) -> String {
    guard let query = request.query else { return request.path }
    return request.path + "?" + (showsQueries ? query : Self.hiding(query))
  }

  /// What people search for is their own: the value of `q` is left out.
  static func hiding(_ query: String) -> String {
    query.split(separator: "&", omittingEmptySubsequences: false).map { item in
      let name = item.prefix { $0 != "=" }
      guard name.count < item.count, (PercentEncoding.decode(String(name)) ?? "q").lowercased() == "q" else {
        return item
      }
      return name + "=***"
    }
    .joined(separator: "&")
  }

  /// The id that the answer bears; else the one that came with the request; else a new one.
  private func id(_ request: Request?, _ answer: Answer) -> String {
    if answer.status >= 400, let said = Self.said(in: answer.head) { return said }
    if let given = request.flatMap({ RequestNames.id($0.fields) }) { return given }
    named &+= 1
    return String(seed | named & 0xFFFF_FFFF, radix: 16)
  }

  private static func said(in head: [UInt8]) -> String? {
    let name = Array("\r\nX-Request-Id: ".utf8)
    var start = 0
    while start + name.count < head.count {
      if head[start] == 0x0D, head[start..<start + name.count].elementsEqual(name) {
        return String(decoding: head[(start + name.count)...].prefix { $0 != 0x0D }, as: UTF8.self)
      }
      start += 1
    }
    return nil
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
