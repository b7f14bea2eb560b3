import API
import Serving

/// The tokens that readers need, as the settings give them.
enum Tokens {
  private static let shortest = 16
  private static let most = 1_000

  /// Null where anybody may read.
  static func access(_ settings: Settings) throws(Failure) -> Access? {
    guard let bytes = try settings.secret(.tokens) else { return nil }
    let place = settings.value(of: .tokens).map { "\($0.origin)" } ?? ""
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.configuration, "\(place): tokens must be text, one a line")
    }
    var tokens: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let token = line.filter { $0 != "\r" }
      if token.isEmpty || token.hasPrefix("#") { continue }
      // The token itself is never repeated in a message.
      guard token.utf8.count >= shortest, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        throw Failure(
          .configuration,
          "tokens of \(place), line \(index + 1): a token has \(shortest) or more characters without blanks; make one with openssl rand -hex 24"
        )
      }
      tokens.append(String(token))
    }
    guard (1...most).contains(tokens.count) else {
      throw Failure(
        .configuration, "tokens of \(place): from 1 to \(most) lines with a token each, and there are \(tokens.count)")
    }
    let scope = settings.text(.tokensFor).flatMap { Access.Scope(rawValue: $0) } ?? .all
    return Access(tokens: tokens, scope: scope) { Digest.sha256($0) }
  }
}
