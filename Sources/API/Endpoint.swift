import Chronicle
import Dashboard
import HTTP

/// One thing that can be asked for: its path, what it takes and how it is answered. All of them are in `Endpoint.all`.
final class Endpoint: Sendable {
  enum Method: String, Sendable { case get = "GET", post = "POST" }

  /// Another path that asks for one of its formats.
  struct Alias: Sendable {
    let path: String
    let format: Format
  }

  let method: Method
  /// `/v1/ties/{a}/{b}`: a segment in braces takes any text.
  let path: String
  /// The operation's name in the API's document.
  let name: String
  let summary: String
  /// More than the summary says, for those who wonder.
  let details: String?
  let pathParameters: [Parameter]
  /// Those of its own; `parameters` has those of its shape as well.
  let ownParameters: [Parameter]
  let shape: Format.Shape
  /// What a 200 holds: the schema's name, or null for something other than JSON.
  let schema: String?
  /// What one row of a list is.
  let rowSchema: String?
  /// What is answered when there is no schema.
  let mediaType: String
  let aliases: [Alias]
  /// Statuses beside 200 and 400 that it may answer.
  let otherStatuses: [Int]
  /// Whether a token is asked for and a client's share is counted as of what costs most.
  let isMetered: Bool
  /// Whether operators ask for it, not readers.
  let isForOperators: Bool
  /// Whether an answer stays the same as long as the chronicle does.
  let isLasting: Bool
  /// A request that shows what it does on the built-in briefing.
  let sample: Sample?
  /// Whether it is a page for people, which stands outside the API's document: what it does not know in a query is nobody's,
  /// and what goes wrong is told as a page.
  let isPage: Bool
  let answer: @Sendable (Call) throws(Problem) -> Content

  let formats: [Format]
  /// The links from each format, by its name, to the others.
  let alternates: [String: Alternates]
  /// Everything its query may hold: its own, then what its rows and formats bring along.
  let parameters: [Parameter]
  /// Those without which there is no answer.
  let required: [Parameter]
  let table: ParameterTable

  init(
    method: Method = .get, path: String, name: String, summary: String, details: String? = nil,
    pathParameters: [Parameter] = [], ownParameters: [Parameter] = [], shape: Format.Shape = .object, schema: String?,
    rowSchema: String? = nil, mediaType: String = "application/json", aliases: [Alias] = [],
    otherStatuses: [Int] = [], isMetered: Bool = false, isForOperators: Bool = false, isLasting: Bool = true,
    sample: Sample? = nil, isPage: Bool = false, answer: @escaping @Sendable (Call) throws(Problem) -> Content
  ) {
    self.method = method
    self.path = path
    self.name = name
    self.summary = summary
    self.details = details
    self.pathParameters = pathParameters
    self.ownParameters = ownParameters
    self.shape = shape
    self.schema = schema
    self.rowSchema = rowSchema
    self.mediaType = mediaType
    self.aliases = aliases
    self.otherStatuses = otherStatuses
    self.isMetered = isMetered
    self.isForOperators = isForOperators
    self.isLasting = isLasting
    self.sample = sample
    self.isPage = isPage
    self.answer = answer
    let formats = schema == nil ? [] : Format.offered(for: shape)
    self.formats = formats
    alternates = Dictionary(formats.map { ($0.name, Alternates(from: $0, among: formats)) }) { first, _ in first }
    parameters = ownParameters + Self.parameters(of: formats, rowSchema)
    required = parameters.filter(\.isRequired)
    table = ParameterTable(parameters)
  }

  /// The path between its slashes.
  var segments: [String] { path.split(separator: "/").map(String.init) }

  private static func parameters(of formats: [Format], _ rowSchema: String?) -> [Parameter] {
    var parameters: [Parameter] = []
    if let rowSchema { parameters.append(.fields(of: rowSchema)) }
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

/// A request that has found its endpoint. A class, as every part of an answer is handed it.
final class Call: Sendable {
  let service: Service
  let endpoint: Endpoint
  /// What the path's places hold, decoded.
  let places: [String]
  let query: Query
  let format: Format
  let request: Request
  /// The document that is being read for the client, which the chronicle does not hold.
  let guest: Document?

  init(
    service: Service, endpoint: Endpoint, places: [String], query: Query, format: Format, request: Request,
    guest: Document? = nil
  ) {
    self.service = service
    self.endpoint = endpoint
    self.places = places
    self.query = query
    self.format = format
    self.request = request
    self.guest = guest
  }

  /// The same where a document is read that the chronicle does not hold.
  func reading(_ guest: Document) -> Call {
    Call(
      service: service, endpoint: endpoint, places: places, query: query, format: format, request: request, guest: guest
    )
  }

  var chronicle: Chronicle { service.chronicle }

  /// What a place of the path holds; empty for one that the endpoint has not.
  func place(_ index: Int) -> String { places.indices.contains(index) ? places[index] : "" }
}

/// What an endpoint answers.
enum Content: Sendable {
  /// A 200 that stays the same as long as the chronicle does.
  case fixed(Body, links: LinkField = [])
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
