import HTTP

/// Finds the endpoints of a path, and the format that its suffix asks for.
enum Router {
  struct Match {
    let endpoint: Endpoint
    let places: [String]
    /// Null when the path says nothing about it.
    let format: Format?
    /// Of the endpoint: see `Routes`.
    let number: UInt16

    init(endpoint: Endpoint, places: [String], format: Format?) {
      self.endpoint = endpoint
      self.places = places
      self.format = format
      number = Routes.number(of: endpoint)
    }
  }

  /// Every endpoint that has the path, one for each method.
  static func matches(_ parts: [String]) -> [Match] {
    let exact = matches(parts) { _ in true }
    // A place takes any text: what is spelt out, or has a known suffix, comes first.
    if let named = exact.first(where: { $0.places.isEmpty || $0.format != nil }) {
      return exact.filter { $0.endpoint.path == named.endpoint.path }
    }
    let suffixed = withSuffix(parts)
    return suffixed.isEmpty ? exact : suffixed
  }

  /// The same for a path that is spelt out in the table, as it stands there; null for any other.
  static func matches(spelt path: String) -> [Match]? { spelt[path] }

  private static let spelt: [String: [Match]] = {
    let paths = (Endpoint.all + Endpoint.pages).map(\.path).filter { !$0.utf8.contains(UInt8(ascii: "{")) }
    return Dictionary(Set(paths).map { ($0, matches($0.split(separator: "/").map(String.init))) }) { first, _ in first }
  }()

  private static func withSuffix(_ parts: [String]) -> [Match] {
    guard let last = parts.last, last.utf8.contains(UInt8(ascii: ".")) else { return [] }
    for (rest, format) in Negotiation.suffixed(last) {
      let stem = Array(parts.dropLast()) + [rest]
      let found = matches(stem) { route in
        route.format == nil && route.endpoint.formats.contains { $0.name == format.name }
      }
      if !found.isEmpty {
        return found.map { Match(endpoint: $0.endpoint, places: $0.places, format: format) }
      }
    }
    return []
  }

  private static func matches(_ parts: [String], where isWanted: (Route) -> Bool) -> [Match] {
    guard routes.indices.contains(parts.count) else { return [] }
    return routes[parts.count].filter { $0.fits(parts) && isWanted($0) }.map { route in
      Match(endpoint: route.endpoint, places: route.places.map { parts[$0] }, format: route.format)
    }
  }

  private struct Route {
    let endpoint: Endpoint
    /// What is spelt out, and where.
    let words: [(place: Int, word: String)]
    /// Which parts of a path are places.
    let places: [Int]
    let count: Int
    let format: Format?

    init(_ endpoint: Endpoint, path: String, format: Format?) {
      let segments = path.split(separator: "/").map(String.init)
      self.endpoint = endpoint
      self.format = format
      count = segments.count
      words = segments.enumerated().filter { !$1.hasPrefix("{") }.map { (place: $0, word: $1) }
      places = segments.indices.filter { segments[$0].hasPrefix("{") }
    }

    /// Whether a path of as many parts is this one's. The last word tells most of them apart.
    func fits(_ parts: [String]) -> Bool {
      for (place, word) in words.reversed() where parts[place] != word { return false }
      return true
    }
  }

  /// By how many parts their paths have, each in the order of the table.
  private static let routes: [[Route]] = {
    let all = (Endpoint.all + Endpoint.pages).flatMap { endpoint in
      [Route(endpoint, path: endpoint.path, format: nil)]
        + endpoint.aliases.map { Route(endpoint, path: $0.path, format: $0.format) }
    }
    let longest = all.map(\.count).max() ?? 0
    return (0...longest).map { count in all.filter { $0.count == count } }
  }()
}
