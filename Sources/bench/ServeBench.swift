import FoundationEssentials
import Glibc
import Serving

/// `bench serve`: the program that was built beside this one, and nginx with as many workers as it has loops handing out
/// the same bytes as a static file, in turn, pair by pair; prints the medians of the pairs' ratios.
enum ServeBench {
  /// One thing to compare.
  struct Case {
    let name: String
    let path: String
    var fields: [String] = []
    var isSecure = false
    var logs = false
    /// Asks each server for what it says it has already.
    var isConditional = false
  }

  static let list = "/v1/actors?limit=1000"
  static let timeline = "/v1/ties/PAK/RUS/timeline"

  static func cases(list: String) -> [Case] {
    [
      Case(name: "timeline", path: timeline), Case(name: "list", path: list),
      Case(name: "close", path: timeline, fields: ["Connection: close"]),
      Case(name: "gzip", path: list, fields: ["Accept-Encoding: gzip"]),
      Case(name: "304", path: timeline, isConditional: true),
      Case(name: "tls", path: timeline, isSecure: true), Case(name: "tls-list", path: list, isSecure: true),
      Case(name: "log", path: timeline, logs: true),
    ]
  }

  static func run(_ arguments: [String]) throws {
    let options = try Options(arguments)
    let folder = TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pem = try TrialCertificate.make(names: ["DNS:localhost", "IP:127.0.0.1"])
    try write(pem.certificate, to: folder + "/certificate.pem")
    try write(pem.key, to: folder + "/key.pem")
    print("case        req/s A/B   p99 A/B   CPU/req A/B   A us/req   B us/req   bytes   (A entente, B nginx)")
    for logs in [false, true] {
      let ours = try Ours(folder: folder, logs: logs)
      defer { ours.child.stop() }
      let list = try ours.pathOfAboutTwentyKilobytes(folder: folder)
      let chosen = cases(list: list).filter { $0.logs == logs && (options.only == nil || options.only == $0.name) }
      guard !chosen.isEmpty else { continue }
      let nginx = try Nginx(
        folder: folder, logs: logs,
        bodies: try Dictionary(
          Set(chosen.map(\.path)).map { ($0, try ours.body(of: $0, folder: folder)) }
        ) { first, _ in first })
      defer { nginx.child.stop() }
      for item in chosen { try compare(item, ours, nginx, options, folder) }
    }
  }

  private static func compare(
    _ item: Case, _ ours: Ours, _ nginx: Nginx, _ options: Options, _ folder: String
  ) throws {
    let (oursURL, nginxURL) = (ours.url(item), nginx.url(item))
    let oursFields = item.fields + (item.isConditional ? ["If-None-Match: " + (try tag(oursURL, folder))] : [])
    let nginxFields = item.fields + (item.isConditional ? ["If-None-Match: " + (try tag(nginxURL, folder))] : [])
    func once(_ isOurs: Bool, _ seconds: Int) throws -> LoadRun {
      try LoadRun(
        url: isOurs ? oursURL : nginxURL, fields: isOurs ? oursFields : nginxFields, seconds: seconds, threads: 1,
        server: isOurs ? ours.child.pid : nginx.child.pid, folder: folder)
    }
    _ = (try once(true, 1), try once(false, 1))
    var rows: [(a: LoadRun, b: LoadRun)] = []
    for round in 0..<options.rounds {
      // Which of the two goes first alternates, so that a drift of the machine favours neither.
      if round.isMultiple(of: 2) {
        let a = try once(true, options.seconds)
        rows.append((a, try once(false, options.seconds)))
      } else {
        let b = try once(false, options.seconds)
        rows.append((try once(true, options.seconds), b))
      }
    }
    let figures = [
      median(rows.map { $0.a.requestsPerSecond / max($0.b.requestsPerSecond, 1) }),
      median(rows.map { $0.a.p99 / max($0.b.p99, 1) }), median(rows.map { $0.a.cpu / max($0.b.cpu, 0.01) }),
      median(rows.map(\.a.cpu)), median(rows.map(\.b.cpu)),
    ]
    let bytes = ours.sizes[item.path] ?? 0
    let errors = rows.reduce(0) { $0 + $1.a.errors }
    print(
      padded(item.name, 12) + figures.map { padded(fixed($0), 11) }.joined() + "\(bytes)"
        + (errors > 0 ? "   errors of A: \(errors)" : ""))
  }

  /// The entity tag that a server gives its answer.
  private static func tag(_ url: String, _ folder: String) throws -> String {
    let head = try Child.output(of: ["curl", "-ski", "-o", "/dev/null", "-D", "-", url], in: folder)
    for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix("etag: ") {
      return String(line.dropFirst(6))
    }
    throw BenchError(message: "\(url) has no ETag: ask for a page that has one")
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      throw BenchError(message: "\(path) cannot be written: check who may write there")
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func fixed(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private struct Options {
    var rounds = 5
    var seconds = 3
    var only: String?

    init(_ arguments: [String]) throws {
      var rest = arguments.makeIterator()
      while let word = rest.next() {
        guard let value = rest.next() else { throw BenchError(message: "\(word) needs a value") }
        switch word {
        case "--rounds": rounds = max(1, Int(value) ?? rounds)
        case "--seconds": seconds = max(1, Int(value) ?? seconds)
        case "--only": only = value
        default:
          throw BenchError(
            message: "unknown option \(word): usage: bench serve [--rounds N] [--seconds N] [--only CASE]")
        }
      }
    }
  }
}

/// A folder of this run's own.
enum TemporaryFolder {
  static func make() -> String {
    var template = Array("/tmp/entente-bench.XXXXXX".utf8CString)
    // mkdtemp writes into the array, which ends with a zero and outlives the call.
    _ = unsafe template.withUnsafeMutableBufferPointer { unsafe $0.baseAddress.flatMap { unsafe mkdtemp($0) } }
    return String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
