import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/documents`: what was read.
  static let documents = Endpoint(
    path: "/v1/documents", name: "listDocuments", summary: "The documents that were read, without their text.",
    parameters: Parameter.paging, schema: "DocumentList"
  ) { call throws(Problem) in
    try Listing(
      rows: call.chronicle.documents, path: "/v1/documents", parent: "/v1", key: \.id,
      write: { DocumentJSON.write($1, text: false, to: &$0) }
    ).content(for: call)
  }

  /// `/v1/documents/{id}`: one document with its text, into which offsets point.
  static let document = Endpoint(
    path: "/v1/documents/{id}", name: "getDocument", summary: "One document with its text.",
    pathParameters: [Parameter(name: "id", kind: .text, summary: "A document's id.")], schema: "Document",
    otherStatuses: [404]
  ) { call throws(Problem) in
    guard let document = call.chronicle.document(call.place(0)) else {
      let near = Likeness.nearest(to: call.place(0), among: call.chronicle.documents.map(\.id))
      throw Problem(
        404, "no document has the id \"\(call.place(0))\". All of them: \(call.service.url("/v1/documents"))",
        near: near.map { call.service.url("/v1/documents/" + $0) })
    }
    var json = JSONWriter()
    DocumentJSON.write(document, text: true, to: &json)
    return .fixed(body: json.bytes)
  }
}
