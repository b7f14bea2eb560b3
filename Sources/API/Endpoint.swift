import Chronicle
import Dashboard
import HTTP

/// One thing that can be asked for: its path, what it takes and how it is answered. All of them are in `Endpoint.all`.
struct Endpoint: Sendable {
  enum Method: String, Sendable { case get = "GET", post = "POST" }

  /// Another path that asks for one of its formats.
  struct Alias: Sendable {
    let path: String
    let format: Format
  }

  var method = Method.get
  /// `/v1/ties/{a}/{b}`: a segment in braces takes any text.
  let path: String
  /// The operation's name in the API's document.
  let name: String
  let summary: String
  /// More than the summary says, for those who wonder.
  var details: String?
  var pathParameters: [Parameter] = []
  /// Those of its own; `parameters` has those of its shape as well.
  var ownParameters: [Parameter] = []
  var shape = Format.Shape.object
  /// What a 200 holds: the schema's name, or null for something other than JSON.
  let schema: String?
  /// What one row of a list is.
  var rowSchema: String?
  /// What is answered when there is no schema.
  var mediaType = "application/json"
  var aliases: [Alias] = []
  /// Statuses beside 200 and 400 that it may answer.
  var otherStatuses: [Int] = []
  /// Whether a token is asked for and a client's share is counted as of what costs most.
  var isMetered = false
  /// Whether operators ask for it, not readers.
  var isForOperators = false
  /// Whether an answer stays the same as long as the chronicle does.
  var isLasting = true
  /// A request that shows what it does on the built-in briefing.
  var sample: Sample?
  /// Whether it is a page for people, which stands outside the API's document: what it does not know in a query is nobody's,
  /// and what goes wrong is told as a page.
  var isPage = false
  let answer: @Sendable (Call) throws(Problem) -> Content

  /// The path between its slashes.
  var segments: [String] { path.split(separator: "/").map(String.init) }

  var formats: [Format] { Self.prepared[name]?.formats ?? madeFormats }

  /// Everything its query may hold: its own, then what its rows and formats bring along.
  var parameters: [Parameter] { Self.prepared[name]?.parameters ?? madeParameters }

  /// What follows from an endpoint and is asked for with every request, made once.
  private struct Prepared: Sendable {
    let formats: [Format]
    let parameters: [Parameter]
  }

  private static let prepared = Dictionary(
    (all + pages).map { ($0.name, Prepared(formats: $0.madeFormats, parameters: $0.madeParameters)) },
    uniquingKeysWith: { first, _ in first })

  private var madeFormats: [Format] { schema == nil ? [] : Format.offered(for: shape) }

  private var madeParameters: [Parameter] {
    var parameters = ownParameters
    if let rowSchema { parameters.append(.fields(of: rowSchema)) }
    let formats = madeFormats
    if formats.count > 1 { parameters.append(.format(formats)) }
    if formats.contains(where: { $0.name == Format.csv.name }) { parameters += [.bom, .safe] }
    return parameters
  }
}

/// A request as the API's document shows it.
struct Sample: Sendable {
  /// The path with its query.
  let target: String
  /// For POST: the body's media type and text.
  var body: (type: String, text: String)?
}

/// A request that has found its endpoint.
struct Call: Sendable {
  let service: Service
  let endpoint: Endpoint
  /// What the path's places hold, decoded.
  let places: [String]
  let query: Query
  let format: Format
  let request: Request
  /// The document that is being read for the client, which the chronicle does not hold.
  var guest: Document?

  var chronicle: Chronicle { service.chronicle }

  /// What a place of the path holds; empty for one that the endpoint has not.
  func place(_ index: Int) -> String { places.indices.contains(index) ? places[index] : "" }
}

/// What an endpoint answers.
enum Content: Sendable {
  /// A 200 that stays the same as long as the chronicle does.
  case fixed(Body, links: [Link] = [])
  /// A 200 that must not be kept.
  case fleeting(Body)
  /// A page for people, drawn off the loop that asks for it.
  case page(@Sendable () throws(Problem) -> HTML)
  /// A file that its address names for good.
  case asset(Body)
  /// 308 to another path (with query).
  case moved(String)
  /// Work that must not hold up the loop that asks for it.
  case deferred(@Sendable () -> Result<Body, Problem>)
}

/// A body, whole or in pieces that are made as they are sent.
struct Body: Sendable {
  let mediaType: String
  /// What a browser calls the file that it saves.
  var fileName: String?
  let pieces: Pieces

  init(_ bytes: [UInt8], mediaType: String = "application/json", fileName: String? = nil) {
    self.init(pieces: Pieces(bytes), mediaType: mediaType, fileName: fileName)
  }

  init(pieces: Pieces, mediaType: String, fileName: String? = nil) {
    self.pieces = pieces
    self.mediaType = mediaType
    self.fileName = fileName
  }
}

/// The pieces of a body in order. Each is made when it is asked for and needs nothing of those before it, so that a whole
/// data set can be sent without ever being held.
struct Pieces: Sendable {
  let count: Int
  let piece: @Sendable (Int) throws(Problem) -> [UInt8]

  init(_ bytes: [UInt8]) {
    count = 1
    piece = { _ in bytes }
  }

  /// Rows in pieces of a few hundred, between a beginning and an end.
  init(
    rows: Range<Int>, before: [UInt8] = [], after: [UInt8] = [],
    _ row: @escaping @Sendable (Int) throws(Problem) -> [UInt8]
  ) {
    let size = 256
    let blocks = (rows.count + size - 1) / size
    count = max(1, blocks)
    piece = { index throws(Problem) in
      var bytes = index == 0 ? before : []
      let start = rows.lowerBound + index * size
      if start < rows.upperBound {
        for number in start..<min(start + size, rows.upperBound) { bytes += try row(number) }
      }
      if index >= blocks - 1 { bytes += after }
      return bytes
    }
  }

  /// All of them in one.
  func joined() throws(Problem) -> [UInt8] {
    if count == 1 { return try piece(0) }
    var bytes: [UInt8] = []
    for index in 0..<count { bytes += try piece(index) }
    return bytes
  }
}

/// A member of the `Link` field (RFC 8288).
struct Link: Sendable {
  let target: String
  let relation: String
  var mediaType: String?

  var text: String { "<\(target)>; rel=\"\(relation)\"" + (mediaType.map { "; type=\"\($0)\"" } ?? "") }
}
