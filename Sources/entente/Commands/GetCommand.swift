import API
import HTTP

/// `entente get`: one request without a port.
enum GetCommand {
  static let syntax = Syntax(
    name: "get", summary: "answers one request without a port; exit code 0 only for a 2xx answer", operands: "PATH",
    operandCount: 1...1, options: Loading.options)

  static func run(_ arguments: Arguments) throws(Failure) {
    let target = arguments.operands.first ?? "/"
    guard target.hasPrefix("/") else {
      throw Arguments.usage("\(target): must begin with /, as in /v1/ties/PAK/RUS/timeline", syntax)
    }
    let response = try answer(target, try Loading(arguments).service())
    var last: UInt8?
    do {
      try response.eachPiece { piece in
        Output.answer(piece)
        last = piece.last ?? last
      }
    } catch {
      throw Failure(.failed, "\(target): what is printed is not whole: the saved readings have changed or gone")
    }
    if last != UInt8(ascii: "\n") { Output.answer([UInt8(ascii: "\n")]) }
    guard (200...299).contains(response.status) else {
      throw Failure(.failed, "\(target): \(response.status) \(StatusPhrase.of(response.status))")
    }
  }

  /// Redirects are followed: who asks by name wants the answer.
  private static func answer(_ target: String, _ service: Service) throws(Failure) -> Response {
    var target = target
    for _ in 0..<5 {
      let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(escaped)
      let request = Request(method: "GET", path: parts.first ?? "/", query: parts.dropFirst().first)
      let response =
        switch service.answer(request) {
        case .ready(let response): response
        case .deferred(let work): work()
        }
      guard response.status == 308, let location = response.fields.first("Location") else { return response }
      target = String(location.dropFirst(service.publicURL.count))
    }
    throw Failure(.failed, "\(target): redirects without end")
  }

  /// What a shell passes may hold spaces and letters that a request line cannot.
  private static func escaped(_ text: Substring) -> String {
    text.unicodeScalars.map { scalar in
      scalar.value > 0x20 && scalar.value < 0x7F ? String(scalar) : PercentEncoding.encode(String(scalar))
    }
    .joined()
  }
}
