import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/documents/{id}/sentences`: what a view of the text is drawn from.
  static let sentences = Endpoint(
    path: "/v1/documents/{id}/sentences", name: "listSentences",
    summary: "The sentences of one document, with the mentions and events in each.", pathParameters: [.documentID],
    ownParameters: Parameter.paging, shape: .rows, schema: "SentenceList", rowSchema: "Sentence",
    otherStatuses: [404, 500], sample: Sample(target: "/v1/documents/{first-document}/sentences?offset=1&limit=1")
  ) { call throws(Problem) in
    let number = try call.documentNumber()
    guard let reading = call.chronicle.reading(of: number) else { throw .lost }
    let view = SentenceView(reading, number, call)
    let path = "/v1/documents/" + PercentEncoding.encode(reading.document.id)
    var table = RowTable(
      reading.sentences, path: path + "/sentences", parent: path, title: reading.document.title ?? reading.document.id,
      key: { String($0.number) }, write: { sentence, json throws(Problem) in try view.write(sentence, to: &json) })
    table.pageSize = 1000
    return try call.answer(table)
  }
}

/// The sentences of a reading with what was found in them.
struct SentenceView: Sendable {
  private let reading: Reading
  private let document: UInt32
  private let call: Call
  private let utf16: UTF16Offsets
  private let mentions: [Int: [Mention]]

  init(_ reading: Reading, _ document: UInt32, _ call: Call) {
    self.reading = reading
    self.document = document
    self.call = call
    utf16 = UTF16Offsets(reading.document.text)
    mentions = Dictionary(grouping: reading.mentions, by: \.sentence)
  }

  func write(_ sentence: SentenceSpan, to json: inout JSONWriter) throws(Problem) {
    let rows = call.chronicle.events(in: document, sentence: sentence.number)
    var events: [Event] = []
    for row in rows {
      guard let event = call.chronicle.event(at: row) else { throw .lost }
      events.append(event)
    }
    json.object { json in
      json.member("n", sentence.number)
      json.member("paragraph", sentence.paragraph)
      var cursor = TextCursor(reading.document.text)
      writeSpan(sentence.range, to: &json)
      json.member("text", cursor.text(in: sentence.range))
      json.member("mentions", of: mentions[sentence.number] ?? []) { json, mention in
        json.object {
          $0.member("actor", mention.actor.text)
          $0.member("name", call.chronicle.actor(mention.actor.text)?.name ?? mention.actor.text)
          writeSpan(mention.range, to: &$0)
          $0.member("basis", mention.basis.rawValue)
          $0.member("text", cursor.text(in: mention.range))
        }
      }
      json.member("events", of: events) { writeEvent($1, to: &$0) }
    }
  }

  /// Offsets as the text counts them and as browsers do; the same where there is no text to count in.
  func writeSpan(_ range: Range<Int>, to json: inout JSONWriter) {
    let units = utf16.range(range) ?? range
    json.member("start", range.lowerBound)
    json.member("end", range.upperBound)
    json.member("start_utf16", units.lowerBound)
    json.member("end_utf16", units.upperBound)
  }

  private func writeEvent(_ event: Event, to json: inout JSONWriter) {
    json.object {
      $0.member("id", event.id)
      $0.member("type", event.type.rawValue)
      $0.member("status", event.status.rawValue)
      $0.member("source", event.source.map(\.text))
      $0.member("target", event.target.map(\.text))
      $0.member("date_edtf", event.date.edtf?.description)
      $0.member("summary", event.summary)
      $0.member("url", call.url("/v1/events/\(event.id)"))
    }
  }
}
