import Chronicle
import HTTP
import Reading

extension Endpoint {
  /// `POST /v1/readings`: reads the text in the body and keeps nothing of it.
  static let readings = Endpoint(
    method: .post, path: "/v1/readings", name: "readText",
    summary: "Reads the text in the body and keeps nothing of it.",
    details:
      "The body is text/plain, text/markdown, text/html or JSON, in UTF-8. The answer is the whole reading, or its "
      + "events in the format that is asked for. No more texts are read at a time than there are processors; where too "
      + "many wait, 503 says when to try again.",
    ownParameters: [
      Parameter(
        name: "published", kind: .day, summary: "The day the text was published; of JSON, unless the body says it.",
        example: "2024-12-20"),
      Parameter(
        name: "title", kind: .text, summary: "The text's title; of JSON, unless the body says it.", example: "A visit"),
      Parameter(
        name: "explain", kind: .choice(["1"]),
        summary: "JSON: each event says in `why` how it was found, and `silent` lists sentences that told none.",
        example: "1"),
    ],
    shape: .reading, schema: "Reading", otherStatuses: [408, 413, 415, 429, 503], isMetered: true,
    isLasting: false,
    sample: Sample(
      target: "/v1/readings?published=2024-12-20",
      body: ("text/plain", "Pakistan and Russia signed an agreement in Moscow on 3 March 2023."))
  ) { call throws(Problem) in
    let source = try ReadingBody(call).source
    let reader = call.service.reader
    return .deferred {
      do throws(Problem) {
        let reading = reader.read(source)
        call.service.meter.add(bytes: source.text.utf8.count, events: reading.events.count)
        return .success(try call.body(of: reading))
      } catch {
        return .failure(error)
      }
    }
  }
}

extension Call {
  fileprivate func body(of reading: Reading) throws(Problem) -> Body {
    let events = reading.events
    var table = RowTable(
      events, path: "/v1/readings", parent: "/v1", title: reading.document.title ?? reading.document.id, key: \.id,
      event: { $0 }, write: { event, json in EventJSON.write(event, to: &json) })
    table.pageSize = max(1, events.count)
    let call = self.reading(reading.document)
    switch format.rendering {
    case .rows(let render), .events(let render):
      guard case .fixed(let body, _) = try render(table, call) else { throw .lost }
      return body
    case .own, .graph, .event:
      return Body(ReadingJSON.bytes(of: reading, explaining: query["explain"] != nil))
    }
  }
}

/// The document in the body of a request.
private struct ReadingBody {
  private static let types = ["text/plain", "text/markdown", "text/html", "application/json"]

  let source: Source

  init(_ call: Call) throws(Problem) {
    let given = call.request.fields.first("Content-Type") ?? "text/plain"
    let parts = given.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
    guard let type = parts.first, Self.types.contains(type) else {
      throw Self.unsupported("\(given.prefix(100)) is not read; send one of \(Self.types.joined(separator: ", "))")
    }
    let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst(8).filter { $0 != "\"" }
    if let charset, !["utf-8", "utf8", "us-ascii"].contains(charset) {
      throw Self.unsupported("charset \(charset.prefix(40)) is not read; convert the text to UTF-8")
    }
    let limit = call.service.maxReadingBytes
    guard call.request.body.count <= limit else {
      throw Problem(
        413, "the body has \(call.request.body.count) bytes, and \(limit) are read at most: send the text in parts",
        faults: [.init(parameter: "body", detail: "is longer than \(limit) bytes")])
    }
    let text = try Self.text(call.request.body)
    source = type == "application/json" ? try Self.json(text, call) : try Self.plain(text, type, call)
  }

  private static func unsupported(_ detail: String) -> Problem {
    var problem = Problem(415, detail, faults: [.init(parameter: "Content-Type", detail: detail, allowed: types)])
    problem.fields.add("Accept-Post", types.joined(separator: ", "))
    return problem
  }

  private static func text(_ body: [UInt8]) throws(Problem) -> String {
    let content = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body[3...] : body[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      let offset = body.firstThatIsNotUTF8
      throw Problem(
        400, "the body is not UTF-8 at byte \(offset) (counted from 0): convert it, for instance with iconv -t UTF-8",
        faults: [.init(parameter: "body", detail: "byte \(offset) is not UTF-8")])
    }
    return text
  }

  private static func plain(_ text: String, _ type: String, _ call: Call) throws(Problem) -> Source {
    let text = try nonEmpty(text)
    if type == "text/html", let page = try page(text, call) { return page }
    return Source(
      name: call.query["title"] ?? "reading", text: type == "text/html" ? "" : text,
      published: call.query.day("published"), title: call.query["title"])
  }

  /// The article of a page; null for a page without one, whose reading is as empty as that of a text without sentences.
  private static func page(_ text: String, _ call: Call) throws(Problem) -> Source? {
    // Control characters stand in no page (HTML, section 13.1), and browsers pass over them.
    let page = text.utf8.filter { $0 >= 0x20 || (0x09...0x0D).contains($0) }
    do throws(DocumentFault) {
      return try Source(
        html: page, name: call.query["title"] ?? "reading", published: call.query.day("published"),
        title: call.query["title"])
    } catch {
      // A fault with a place is of bytes that are no page at all.
      guard error.offset != nil else { return nil }
      throw Problem(400, error.message, faults: [.init(parameter: "body", detail: error.message)])
    }
  }

  private static func json(_ text: String, _ call: Call) throws(Problem) -> Source {
    let example = "{\"text\": \"...\", \"published\": \"2024-12-20\"}"
    var members: [String: String] = [:]
    var scanner = JSONScanner(Array(text.utf8))
    do throws(JSONError) {
      try scanner.object { name, scanner throws(JSONError) in
        guard Self.names.contains(name) else {
          let hint = Likeness.hint(for: name, among: Self.names)
          throw scanner.failure("\(name.prefix(40)) is unknown\(hint)")
        }
        if try !scanner.takeNull() { members[name] = try scanner.string() }
      }
      try scanner.end()
    } catch {
      throw Problem(
        400, "the body must be a JSON object such as \(example); \(error)",
        faults: [.init(parameter: "body", detail: error.description, allowed: names)])
    }
    guard let body = members["text"] else {
      throw Problem(
        400, "the body has no text: send \(example)", faults: [.init(parameter: "text", detail: "is missing")])
    }
    var published = call.query.day("published")
    if let day = members["published"] {
      published = Day(iso: day)
      guard published != nil else {
        throw .parameter("published", "must be a day of the calendar, such as 2024-12-20")
      }
    }
    let title = members["title"] ?? call.query["title"]
    return Source(
      name: members["id"] ?? title ?? "reading", text: try nonEmpty(body), published: published, title: title,
      url: members["url"], publisher: members["publisher"])
  }

  static let names = ["text", "published", "id", "title", "url", "publisher"]

  private static func nonEmpty(_ text: String) throws(Problem) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw Problem(
        400, "there is no text to read: send it in the body", faults: [.init(parameter: "text", detail: "is empty")])
    }
    return text
  }
}

extension [UInt8] {
  /// The offset, from 0, of the first byte that is not UTF-8 (RFC 3629).
  fileprivate var firstThatIsNotUTF8: Int {
    var decoder = UTF8.ForwardParser()
    var input = makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &input) {
      case .valid(let encoded): offset += encoded.count
      case .error, .emptyInput: return offset
      }
    }
  }
}
