import Chronicle
import HTTP

extension Service {
  /// 404 for a path that no endpoint has, with those that come near.
  func unknownPath(_ path: String) -> Problem {
    let readable = (Endpoint.all + Endpoint.pages).filter { $0.method == .get && serves($0) }
    let paths = readable.map(\.path) + readable.flatMap { endpoint in endpoint.aliases.map(\.path) }
    let near = Likeness.nearest(to: String(path.prefix(100)), among: paths)
    let hint = near.first.map { "; did you mean \($0)?" } ?? "."
    return Problem(
      404, "there is nothing at \(path.prefix(200))\(hint) Begin at \(url("/v1")), or read \(url("/docs"))",
      near: near.map(url))
  }
}

/// Names of requests, by which a person's report and a log's line are brought together.
enum RequestID {
  /// The one that came with the request, so that it is the same in every log on the way; else a new one.
  static func of(_ request: Request) -> String { RequestNames.id(request.fields) ?? next() }

  static func next() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return "r-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
