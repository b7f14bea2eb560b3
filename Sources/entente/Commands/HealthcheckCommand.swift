/// `entente healthcheck`: whether a running server is ready; the container's own check.
enum HealthcheckCommand {
  static let syntax = Syntax(
    name: "healthcheck", summary: "asks a running server whether it is ready; exit code 0 when it is",
    operands: "[URL]", operandCount: 0...1, options: [.config])

  static func run(_ arguments: Arguments) throws(Failure) {
    let url = if let named = arguments.operands.first { named } else { try own(arguments) }
    guard let target = ProbeTarget(url) else {
      throw Arguments.usage("\(url): must look like http://127.0.0.1:8080/readyz", syntax)
    }
    let status = try Probe.status(of: target)
    guard (200...299).contains(status) else { throw Failure(.failed, "\(url): \(status)") }
  }

  /// Where the server answers that runs by the same settings.
  private static func own(_ arguments: Arguments) throws(Failure) -> String {
    let config = try ConfigFolder(option: arguments.value("--config"))
    let settings = try Settings(try Arguments([], syntax: syntax), Files.environment, config)
    let hasOwn = settings.value(of: .adminPort) != nil
    let port = settings.text(hasOwn ? .adminPort : .port) ?? "8080"
    let host = settings.text(hasOwn ? .adminHost : .host) ?? "127.0.0.1"
    // Every address is this machine's as well.
    let isEvery = ["0.0.0.0", "::", ""].contains(host)
    return "http://" + (isEvery ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host) + ":\(port)/readyz"
  }
}

/// An `http` URL taken apart.
struct ProbeTarget {
  let host: String
  let port: String
  let path: String

  init?(_ url: String) {
    guard url.hasPrefix("http://") else { return nil }
    let rest = url.dropFirst(7)
    let authority = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(authority.count)
    self.path = path.isEmpty || path == "/" ? "/readyz" : String(path)
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      host = String(authority[authority.index(after: authority.startIndex)..<end])
      let tail = authority[authority.index(after: end)...]
      guard tail.isEmpty || tail.first == ":" else { return nil }
      port = tail.count > 1 ? String(tail.dropFirst()) : "80"
    } else {
      let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2, let name = parts.first, !name.isEmpty else { return nil }
      host = String(name)
      port = parts.count == 2 ? String(parts[1]) : "80"
    }
    guard UInt16(port) != nil, self.path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
  }

  /// As a `Host` field gives it.
  var authority: String { (host.contains(":") ? "[\(host)]" : host) + ":" + port }
}
