import Chronicle
import FoundationEssentials
import HTTP
import Reading

extension Endpoint {
  /// `POST /v1/readings`: reads the text in the body and keeps nothing of it.
  static let readings = Endpoint(
    method: .post, path: "/v1/readings", name: "readText",
    summary: "Reads the text in the body: text/plain, text/markdown, or JSON with text and published. Nothing is kept.",
    parameters: [
      Parameter(name: "published", kind: .date, summary: "The day the text was published, for plain text."),
      Parameter(name: "title", kind: .text, summary: "The text's title, for plain text."),
    ],
    schema: "Reading", otherStatuses: [413, 415]
  ) { call throws(Problem) in
    let source = try ReadingBody.source(call)
    let reader = call.service.reader
    return .deferred { ReadingJSON.bytes(of: reader.read(source)) }
  }
}

/// The document in the body of a request.
private enum ReadingBody {
  private struct Body: Decodable {
    let text: String
    let id: String?
    let title: String?
    let published: String?
    let url: String?
    let publisher: String?
  }

  private static let types = ["text/plain", "text/markdown", "application/json"]

  static func source(_ call: Call) throws(Problem) -> Source {
    let given = call.request.fields["Content-Type"].first ?? "text/plain"
    let type = given.split(separator: ";").first.map { $0.filter { !$0.isWhitespace }.lowercased() } ?? ""
    guard types.contains(type) else {
      var problem = Problem(415, "\(given) is not read; send one of \(types.joined(separator: ", "))")
      problem.fields.add("Accept-Post", types.joined(separator: ", "))
      throw problem
    }
    guard let text = String(validating: withoutMark(call.request.body), as: UTF8.self) else {
      throw Problem(400, "the body is not UTF-8: convert it, for instance with iconv -t UTF-8")
    }
    return type == "application/json" ? try json(text, call) : try plain(text, call)
  }

  private static func plain(_ text: String, _ call: Call) throws(Problem) -> Source {
    Source(
      name: call.query["title"] ?? "reading", text: try nonEmpty(text),
      published: try day(call.query["published"]), title: call.query["title"])
  }

  private static func json(_ text: String, _ call: Call) throws(Problem) -> Source {
    guard call.query["title"] == nil, call.query["published"] == nil else {
      throw Problem(400, "title and published belong into the body when it is JSON")
    }
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(text.utf8)) else {
      throw Problem(400, "the body must be a JSON object such as {\"text\": \"...\", \"published\": \"2024-12-20\"}")
    }
    return Source(
      name: body.id ?? body.title ?? "reading", text: try nonEmpty(body.text), published: try day(body.published),
      title: body.title, url: body.url, publisher: body.publisher)
  }

  private static func nonEmpty(_ text: String) throws(Problem) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw Problem(
        400, "there is no text to read: send it in the body", faults: [.init(parameter: "text", detail: "is empty")])
    }
    return text
  }

  private static func day(_ text: String?) throws(Problem) -> Day? {
    guard let text, !text.isEmpty else { return nil }
    guard let day = Day(iso: text.prefix(10)) else {
      throw .parameter("published", "must be a day of the calendar, such as 2024-12-20")
    }
    return day
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }
}
