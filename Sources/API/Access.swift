import HTTP

/// Who may read: holders of a token (RFC 6750), for all of `/v1` or for what costs most.
package struct Access: Sendable {
  package enum Scope: String, Sendable { case all, readings }

  private let digest: @Sendable ([UInt8]) -> [UInt8]
  private let hashes: [[UInt8]]
  private let scope: Scope

  /// Only hashes are kept, so that comparing them tells nothing about the tokens, and memory holds none.
  package init(tokens: [String], scope: Scope, digest: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.digest = digest
    self.scope = scope
    hashes = tokens.map { digest(Array($0.utf8)) }
  }

  /// Whether a token is asked for. What is not data, such as probes, is open; pages hold data.
  func guards(_ endpoint: Endpoint) -> Bool {
    let path = endpoint.path
    switch scope {
    case .all: return Self.mayGuard(endpoint)
    case .readings: return path == "/v1/readings" || path.hasPrefix("/v1/readings/") || path.hasPrefix("/v1/readings.")
    }
  }

  /// Whether a token may be asked for, as it is set.
  static func mayGuard(_ endpoint: Endpoint) -> Bool {
    let path = endpoint.path
    return endpoint.isPage || path == "/v1" || path.hasPrefix("/v1/") || path.hasPrefix("/v1.")
  }

  /// Whether the field holds one of the tokens; every one is compared to its end, whatever the first say.
  func admits(_ fields: Fields) -> Bool? {
    let given = fields["authorization"]
    guard given.count == 1, let text = given.first else { return given.isEmpty ? nil : false }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
    let hash = digest(Array(parts[1].utf8))
    var found = false
    for known in hashes { found = Self.equal(known, hash) || found }
    return found
  }

  /// Takes as long whichever byte differs.
  private static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    var difference: UInt8 = 0
    for index in a.indices { difference |= a[index] ^ b[index] }
    return difference == 0
  }
}

extension Service {
  /// Refuses who has no token where one is needed (RFC 6750, section 3).
  func admit(_ asking: borrowing Asking, to endpoint: Endpoint) throws(Problem) {
    guard let access, access.guards(endpoint) else { return }
    let admitted = access.admits(asking.request.fields)
    guard admitted != true else { return }
    var problem = Problem(
      401,
      admitted == nil
        ? "a token is needed here: send Authorization: Bearer TOKEN"
        : "the token is none that is known here: ask who runs this server for one")
    let error = admitted == nil ? "" : ", error=\"invalid_token\""
    problem.fields.add("WWW-Authenticate", "Bearer realm=\"entente\"\(error)")
    throw problem
  }
}
