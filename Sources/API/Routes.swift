/// Numbers of endpoints, as answers bear them for figures and logs.
package enum Routes {
  /// Their names by number; 0 stands for paths that are none's.
  package static let names = ["other"] + Endpoint.all.map(\.path)

  static func number(of endpoint: Endpoint) -> UInt16 { numbers[endpoint.name] ?? 0 }

  private static let numbers = Dictionary(
    uniqueKeysWithValues: Endpoint.all.enumerated().map { ($1.name, UInt16($0 + 1)) })
}

extension Service {
  /// Whether the endpoint is served at this address.
  func serves(_ endpoint: Endpoint) -> Bool {
    guard endpoint.isForOperators else { return !isForOperators }
    return endpoint.path != "/metrics" || metrics != nil
  }
}
