import FoundationEssentials
import Serving

/// `bench page`: what a page of events costs that is made, beside one that is kept, in turn, in CPU a request.
///
/// Made in two ways: for a target that was never asked before, which is then kept as well; and for the same target again by
/// a server that keeps none (`--answer-bytes 0`). Kernel, parsing and sending are in all of the figures. The page is one of
/// the built-in briefing, which has no fifty events of one actor, and then one of fifty.
enum PageBench {
  private static let target = "/v1/events?actor=PAK&undated=include&to=3000&from=0001-01-01"

  static func run(_ arguments: [String]) throws {
    let rounds = arguments.first.flatMap { Int($0) } ?? 5
    guard arguments.count <= 1, rounds > 0 else { throw BenchError(message: "usage: bench page [ROUNDS]") }
    let folder = TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pem = try TrialCertificate.make(names: ["DNS:localhost"])
    try ServeBench.write(pem.certificate, to: folder + "/certificate.pem")
    try ServeBench.write(pem.key, to: folder + "/key.pem")
    try compare("the briefing", rounds, folder, [])
    try ServeBench.write(Array(article.utf8), to: folder + "/article.md")
    try compare("fifty events", rounds, folder, ["--document", folder + "/article.md"])
  }

  private static func compare(_ name: String, _ rounds: Int, _ folder: String, _ options: [String]) throws {
    let keeping = try Ours(folder: folder, logs: false, options: options)
    defer { keeping.child.stop() }
    let making = try Ours(folder: folder, logs: false, options: options + ["--answer-bytes", "0"])
    defer { making.child.stop() }
    var (kept, fresh, made): ([Double], [Double], [Double]) = ([], [], [])
    for round in 0...rounds {
      try ServeBench.write(Array(script(round).utf8), to: folder + "/targets.lua")
      kept.append(try cost(keeping, folder))
      fresh.append(try cost(keeping, folder, script: folder + "/targets.lua"))
      made.append(try cost(making, folder))
    }
    print("\(name), kept: \(rounded(median(Array(kept.dropFirst())))) us of CPU a request")
    tell("  never asked before", fresh, kept)
    tell("  made each time", made, kept)
  }

  /// The first round warms up.
  private static func tell(_ name: String, _ costs: [Double], _ kept: [Double]) {
    let ratios = zip(costs, kept).dropFirst().map { $0 / max($1, 0.01) }
    print("\(name): \(rounded(median(Array(costs.dropFirst())))) us, \(rounded(median(ratios))) times as much")
  }

  private static func cost(_ server: Ours, _ folder: String, script: String? = nil) throws -> Double {
    try LoadRun(
      url: server.url(ServeBench.Case(name: "page", path: target)), fields: [], seconds: 2, threads: 1,
      server: server.child.pid, folder: folder, script: script
    ).cpu
  }

  /// Sixty events of one actor, so that the first page holds fifty and leads to the next.
  private static let article =
    "---\ntitle: Sixty years\npublished: 2024-12-20\n---\n\n"
    + (1960..<2020).map { "In May \($0) Pakistan thanked Russia for its help." }.joined(separator: "\n\n")

  /// Another first and last day with each request of any round: the same rows, and another page. A round has a last year of
  /// its own, as each begins anew to count.
  private static func script(_ round: Int) -> String {
    """
    local n = 0
    request = function()
      n = n + 1
      local day = string.format("%04d-%02d-%02d", math.floor(n / 336) % 1900 + 1, math.floor(n / 28) % 12 + 1, n % 28 + 1)
      return wrk.format("GET", "/v1/events?actor=PAK&undated=include&to=\(3000 + round)&from=" .. day)
    end
    """
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
