import Chronicle
import HTTP

/// One thing that can be asked for: its path, what it takes and how it is answered. All of them are in `Endpoints.all`.
struct Endpoint: Sendable {
  enum Method: String, Sendable { case get = "GET", post = "POST" }

  var method = Method.get
  /// `/v1/ties/{a}/{b}`: a segment in braces takes any text.
  let path: String
  /// The operation's name in the API's document.
  let name: String
  let summary: String
  var pathParameters: [Parameter] = []
  var parameters: [Parameter] = []
  /// What a 200 holds: the schema's name, or null for something other than JSON.
  let schema: String?
  var mediaType = "application/json"
  /// Statuses beside 200 and 400 that it may answer.
  var otherStatuses: [Int] = []
  let answer: @Sendable (Call) throws(Problem) -> Content

  var segments: [Substring] { path.split(separator: "/") }

  /// What the path's places hold, in order; null when the path is another's.
  func match(_ parts: [String]) -> [String]? {
    let segments = segments
    guard segments.count == parts.count else { return nil }
    var values: [String] = []
    for (segment, part) in zip(segments, parts) {
      if segment.first == "{" { values.append(part) } else if segment != part { return nil }
    }
    return values
  }
}

/// A request that has found its endpoint.
struct Call: Sendable {
  let service: Service
  let endpoint: Endpoint
  /// What the path's places hold, decoded.
  let places: [String]
  let query: Query
  let request: Request

  var chronicle: Chronicle { service.chronicle }

  /// What a place of the path holds; empty for one that the endpoint has not.
  func place(_ index: Int) -> String { places.indices.contains(index) ? places[index] : "" }
}

/// What an endpoint answers.
enum Content: Sendable {
  /// A 200 that stays the same as long as the chronicle does.
  case fixed(body: [UInt8], mediaType: String = "application/json", links: [Link] = [])
  /// A 200 that must not be kept.
  case fleeting(body: [UInt8], mediaType: String)
  /// 308 to another path (with query).
  case moved(String)
  /// Work that must not hold up the loop that asks for it.
  case deferred(@Sendable () -> [UInt8])
}

/// A member of the `Link` field (RFC 8288).
struct Link: Sendable {
  let target: String
  let relation: String
}
