/// One run of `wrk`: what it saw, and what it cost the server.
struct LoadRun {
  let requestsPerSecond: Double
  /// Microseconds.
  let p99: Double
  let errors: Int
  /// Microseconds of CPU, user and system, a request.
  let cpu: Double
  let requests: Double

  init(url: String, fields: [String], seconds: Int, threads: Int, server: Int32, folder: String, script: String? = nil)
    throws
  {
    let before = ProcessTimes.microseconds(of: server)
    let headers = fields.flatMap { ["-H", $0] }
    let text = try Child.output(
      of: ["wrk", "-t\(threads)", "-c64", "-d\(seconds)s", "--latency"] + headers + (script.map { ["-s", $0] } ?? [])
        + [url], in: folder)
    let spent = ProcessTimes.microseconds(of: server) - before
    var requests = 0.0
    var rate = 0.0
    var p99 = 0.0
    var errors = 0
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if line.contains(" requests in ") { requests = words.first.flatMap { Double($0) } ?? 0 }
      if words.first == "99%" { p99 = words.last.map(Self.microseconds) ?? 0 }
      if words.first == "Requests/sec:" { rate = words.last.flatMap { Double($0) } ?? 0 }
      if line.contains("Socket errors:") { errors += words.compactMap { Int($0.filter(\.isNumber)) }.reduce(0, +) }
    }
    self.requests = requests
    requestsPerSecond = rate
    self.p99 = p99
    self.errors = errors
    cpu = requests > 0 ? spent / requests : 0
  }

  /// `1.20ms`, `640.00us`, `1.02s`.
  private static func microseconds(_ text: Substring) -> Double {
    let number = Double(text.prefix { $0.isNumber || $0 == "." }) ?? 0
    if text.hasSuffix("us") { return number }
    return text.hasSuffix("ms") ? number * 1_000 : number * 1_000_000
  }
}

/// The middle of some figures.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
