import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/search`: where the documents say something.
  static let search = Endpoint(
    path: "/v1/search", name: "search", summary: "Sentences that hold some words or phrases, with their events.",
    details:
      "Words are found whole; case and accents do not count. Words in double quotes must follow one another. The "
      + "order is that of documents, by date, and of the text.",
    ownParameters: [
      Parameter(
        name: "q", kind: .text, summary: "Words, and \"phrases\" in double quotes, all of which a sentence must hold.",
        example: "\"joint exercise\" pakistan", isRequired: true),
      .document,
    ] + Parameter.paging,
    shape: .rows, schema: "HitList", rowSchema: "Hit", otherStatuses: [404, 500],
    sample: Sample(target: "/v1/search?q=%22joint+exercise%22+pakistan")
  ) { call throws(Problem) in
    let chronicle = call.chronicle
    let documents = Set(call.query.all("document").compactMap { chronicle.documentNumber($0) })
    let found = chronicle.sentences(TextQuery(call.query["q"] ?? "")).filter {
      documents.isEmpty || documents.contains($0.document)
    }
    return try call.answer(
      RowTable(
        found, path: "/v1/search", parent: "/v1", title: "Search: \(call.query["q"] ?? "")",
        key: { "\(chronicle.documents[Int($0.document)].id)~\($0.index)" },
        write: { place, json throws(Problem) in try write(place, call, to: &json) }))
  }

  private static func write(_ place: SentencePlace, _ call: Call, to json: inout JSONWriter) throws(Problem) {
    guard let reading = call.chronicle.text(of: place.document), reading.sentences.indices.contains(place.index)
    else {
      throw .lost
    }
    let sentence = reading.sentences[place.index]
    let document = reading.document
    var events: [[UInt8]] = []
    for row in call.chronicle.events(in: place.document, sentence: sentence.number) {
      events.append(try call.service.row(at: row))
    }
    json.object {
      $0.member("document", document.id)
      $0.member("title", document.title)
      $0.member("published", document.published?.description)
      $0.member("n", sentence.number)
      $0.member("paragraph", sentence.paragraph)
      SentenceView(reading, place.document, call).writeSpan(sentence.range, to: &$0)
      var cursor = TextCursor(document.text)
      $0.member("text", cursor.text(in: sentence.range))
      $0.member("events", of: events) { $0.raw($1) }
      let path = "/v1/documents/\(PercentEncoding.encode(document.id))/sentences?offset=\(place.index)"
      $0.member("url", call.url(path))
    }
  }
}
