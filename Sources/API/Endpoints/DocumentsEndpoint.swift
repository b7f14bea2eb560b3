import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/documents`: what was read.
  static let documents = Endpoint(
    path: "/v1/documents", name: "listDocuments", summary: "The documents that were read, without their text.",
    ownParameters: [
      Parameter(
        name: "actor", kind: .actor, summary: "Only documents that mention one of these.", example: "IND",
        isRepeatable: true),
      Parameter(name: "q", kind: .text, summary: "Part of an id, title or publisher, in any case.", example: "moscow"),
      .sort(["date", "-date", "name"]),
    ] + Parameter.paging,
    shape: .rows, schema: "DocumentList", rowSchema: "Document", otherStatuses: [404],
    sample: Sample(target: "/v1/documents")
  ) { call throws(Problem) in
    let chronicle = call.chronicle
    let actors = call.query.all("actor").map { ActorID($0) }
    var found = chronicle.documents
    if !actors.isEmpty {
      let numbers = actors.count == 1 ? nil : Set(actors.flatMap { chronicle.documents(mentioning: $0) }).sorted()
      found = (numbers ?? chronicle.documents(mentioning: actors[0])).map { chronicle.documents[Int($0)] }
    }
    if let words = call.query["q"]?.lowercased() { found = found.filter { $0.isCalled(words) } }
    return try call.answer(
      RowTable(
        sorted(found, by: call.query["sort"]), path: "/v1/documents", parent: "/v1",
        title: "Documents", key: \.id, write: { document, json in DocumentJSON.write(document, text: false, to: &json) }
      ))
  }

  private static func sorted(_ documents: [Document], by order: String?) -> [Document] {
    switch order {
    case "-date":
      let undated = documents.firstIndex { $0.published == nil } ?? documents.endIndex
      return documents[..<undated].reversed() + documents[undated...]
    case "name": return documents.sorted { ($0.title ?? $0.id, $0.id) < ($1.title ?? $1.id, $1.id) }
    default: return documents
    }
  }

  /// `/v1/documents/{id}`: one document with its text, into which offsets point.
  static let document = Endpoint(
    path: "/v1/documents/{id}", name: "getDocument", summary: "One document with its text.",
    pathParameters: [.documentID], schema: "Document", otherStatuses: [404, 500],
    sample: Sample(target: "/v1/documents/{first-document}")
  ) { call throws(Problem) in
    let reading = try call.reading()
    var json = JSONWriter()
    DocumentJSON.write(reading.document, text: true, to: &json)
    let path = "/v1/documents/" + PercentEncoding.encode(reading.document.id)
    return .fixed(
      Body(json.bytes),
      links: [
        Link(target: call.url("/v1/documents"), relation: "collection"),
        Link(target: call.url(path + "/text"), relation: "alternate", mediaType: "text/plain"),
      ])
  }

  /// `/v1/documents/{id}/text`: nothing but the text.
  static let documentText = Endpoint(
    path: "/v1/documents/{id}/text", name: "getDocumentText", summary: "The text of one document.",
    details: "Offsets in evidence count its Unicode code points.", pathParameters: [.documentID], schema: nil,
    mediaType: "text/plain; charset=utf-8", otherStatuses: [404, 500]
  ) { call throws(Problem) in
    .fixed(Body(Array(try call.reading().document.text.utf8), mediaType: "text/plain; charset=utf-8"))
  }
}

extension Document {
  /// Whether id, title or publisher hold some text, given in lower case.
  fileprivate func isCalled(_ text: String) -> Bool {
    [id, title, publisher].contains { $0?.lowercased().contains(text) ?? false }
  }
}

extension Parameter {
  static let documentID = Parameter(
    name: "id", kind: .document, summary: "A document's id, in any case.", example: "pakistan-russia-3f9c1a77b0e2")
}

extension Call {
  /// The number of the document that the path names.
  func documentNumber() throws(Problem) -> UInt32 {
    guard let number = chronicle.documentNumber(place(0)) else {
      let near = chronicle.nearDocuments(place(0))
      throw Problem(
        404, "no document has the id \"\(place(0))\". All of them: \(url("/v1/documents"))",
        near: near.map { url("/v1/documents/" + PercentEncoding.encode($0)) })
    }
    return number
  }

  func reading() throws(Problem) -> Reading {
    guard let reading = chronicle.reading(of: try documentNumber()) else { throw .lost }
    return reading
  }
}
