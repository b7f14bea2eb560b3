import HTTP

/// Finds the endpoints of a path, and the format that its suffix asks for.
enum Router {
  struct Match {
    let endpoint: Endpoint
    let places: [String]
    /// Null when the path says nothing about it.
    let format: Format?
  }

  /// Every endpoint that has the path, one for each method.
  static func matches(_ parts: [String]) -> [Match] {
    let exact = routes.compactMap { route in
      Endpoint.match(parts, route.segments).map { Match(endpoint: route.endpoint, places: $0, format: route.format) }
    }
    // A place takes any text: what is spelt out, or has a known suffix, comes first.
    if let named = exact.first(where: { $0.places.isEmpty || $0.format != nil }) {
      return exact.filter { $0.endpoint.path == named.endpoint.path }
    }
    let suffixed = withSuffix(parts)
    return suffixed.isEmpty ? exact : suffixed
  }

  private static func withSuffix(_ parts: [String]) -> [Match] {
    guard let last = parts.last else { return [] }
    for (rest, format) in Negotiation.suffixed(last) {
      let stem = Array(parts.dropLast()) + [rest]
      let found = routes.compactMap { route -> Match? in
        guard route.format == nil, route.endpoint.formats.contains(where: { $0.name == format.name }) else {
          return nil
        }
        return Endpoint.match(stem, route.segments).map {
          Match(endpoint: route.endpoint, places: $0, format: format)
        }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private struct Route {
    let endpoint: Endpoint
    let segments: [Substring]
    let format: Format?
  }

  private static let routes: [Route] = (Endpoint.all + Endpoint.pages).flatMap { endpoint in
    [Route(endpoint: endpoint, segments: endpoint.segments, format: nil)]
      + endpoint.aliases.map {
        Route(endpoint: endpoint, segments: $0.path.split(separator: "/"), format: $0.format)
      }
  }
}
