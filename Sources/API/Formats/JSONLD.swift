import Chronicle
import HTTP

extension Format {
  /// JSON-LD 1.1: the event by schema.org, its evidence as W3C Web Annotations whose positions are code points.
  static let jsonLD: Format = Format(
    name: "jsonld", suffix: ".jsonld", mediaType: "application/ld+json",
    summary: "JSON-LD: schema.org's Event, with W3C Web Annotations for the evidence.",
    rendering: .event { number, call throws(Problem) in
      guard let event = call.chronicle.event(at: number) else { throw .lost }
      var json = JSONWriter()
      json.object { json in
        json.member("@context", "https://schema.org")
        json.member("@type", "Event")
        json.member("@id", EventTelling(event, call).urn)
        json.member("identifier", event.id)
        json.member("url", call.url("/v1/events/\(event.id)"))
        json.member("name", event.summary)
        json.member("keywords", [event.type.rawValue, event.type.quad.rawValue, event.status.rawValue])
        writeDates(event.date, to: &json)
        json.member("about", of: event.parties) { writeActor($1, call, to: &$0) }
        json.member("subjectOf", of: documents(event, call)) { writeDocument($1, call, to: &$0) }
        json.member("@included", of: Array(event.evidence.enumerated())) {
          writeEvidence($1.element, number: $1.offset + 1, of: event, call, to: &$0)
        }
      }
      return .fixed(Body(json.bytes, mediaType: jsonLD.mediaType))
    })

  /// As precise as the date is: a year, a month or a day (ISO 8601).
  private static func writeDates(_ date: EventDate, to json: inout JSONWriter) {
    guard let edtf = date.edtf else { return }
    func text(_ day: Day) -> String {
      let text = day.description
      return switch edtf.precision {
      case .day: text
      case .month: String(text.dropLast(3))
      case .year: String(text.dropLast(6))
      default: text
      }
    }
    if let start = edtf.earliest { json.member("startDate", text(start)) }
    if let end = edtf.latest { json.member("endDate", text(end)) }
    json.member("temporalCoverage", edtf.description)
  }

  private static func writeActor(_ id: ActorID, _ call: Call, to json: inout JSONWriter) {
    let actor = call.chronicle.actor(id.text)
    let type =
      switch actor?.kind {
      case .state?: "Country"
      case .person?: "Person"
      default: "Organization"
      }
    json.object {
      $0.member("@type", type)
      $0.member("@id", "urn:entente:actor:" + PercentEncoding.encode(id.text))
      $0.member("identifier", id.text)
      $0.member("name", actor?.name ?? id.text)
    }
  }

  private static func documents(_ event: Event, _ call: Call) -> [Document] {
    var seen: Set<String> = []
    return event.evidence.map(\.document).filter { seen.insert($0).inserted }.compactMap { call.document($0) }
  }

  private static func writeDocument(_ document: Document, _ call: Call, to json: inout JSONWriter) {
    json.object {
      $0.member("@type", "NewsArticle")
      $0.member("@id", call.source(of: document))
      if let title = document.title { $0.member("headline", title) }
      if let published = document.published { $0.member("datePublished", published.description) }
      if let publisher = document.publisher {
        $0.member(
          "publisher",
          object: {
            $0.member("@type", "Organization")
            $0.member("name", publisher)
          })
      }
      if let language = document.language { $0.member("inLanguage", language) }
    }
  }

  private static func writeEvidence(
    _ evidence: Evidence, number: Int, of event: Event, _ call: Call, to json: inout JSONWriter
  ) {
    let document = call.document(evidence.document)
    let reading = call.chronicle.documentNumber(evidence.document).flatMap { call.chronicle.reading(of: $0) }
    let text = reading?.document.text ?? ""
    json.object { json in
      json.key("@context")
      json.array {
        $0.string("http://www.w3.org/ns/anno.jsonld")
        $0.object { $0.member("entente", "urn:entente:") }
      }
      json.member("id", "urn:entente:event:\(event.id):evidence:\(number)")
      json.member("type", "Annotation")
      json.member("motivation", "identifying")
      json.member("body", "urn:entente:event:\(event.id)")
      json.member(
        "target",
        object: { json in
          json.member("type", "SpecificResource")
          json.member("source", document.map { call.source(of: $0) } ?? evidence.document)
          // Offsets point into the text as it was read, without any normalization; the hash says which text that is.
          if let document { json.member("entente:sha256", document.sha256) }
          json.key("selector")
          json.array { json in
            TextSelector(evidence, text).writeQuote(to: &json)
            TextSelector(evidence, text).writePosition(to: &json)
          }
        })
    }
  }
}

extension Call {
  /// What identifies a document on the web: its own address, else a name.
  fileprivate func source(of document: Document) -> String {
    document.url.flatMap { $0.hasPrefix("http") ? $0 : nil }
      ?? "urn:entente:document:\(PercentEncoding.encode(document.id))"
  }
}

/// The W3C Web Annotation selectors of a piece of evidence.
private struct TextSelector {
  private let evidence: Evidence
  private let before: String
  private let after: String
  private let utf16: Range<Int>?

  init(_ evidence: Evidence, _ text: String) {
    self.evidence = evidence
    let range = evidence.range
    var cursor = TextCursor(text)
    before = cursor.text(in: max(0, range.lowerBound - 32)..<range.lowerBound) ?? ""
    let rest = min(text.unicodeScalars.count, range.upperBound + 32)
    after = rest > range.upperBound ? cursor.text(in: range.upperBound..<rest) ?? "" : ""
    utf16 = UTF16Offsets(text).range(range)
  }

  func writeQuote(to json: inout JSONWriter) {
    json.object {
      $0.member("type", "TextQuoteSelector")
      $0.member("exact", evidence.quote)
      $0.member("prefix", before)
      $0.member("suffix", after)
    }
  }

  func writePosition(to json: inout JSONWriter) {
    json.object {
      $0.member("type", "TextPositionSelector")
      $0.member("start", evidence.range.lowerBound)
      $0.member("end", evidence.range.upperBound)
      if let utf16 {
        $0.member("entente:start_utf16", utf16.lowerBound)
        $0.member("entente:end_utf16", utf16.upperBound)
      }
    }
  }
}

/// Offsets in code points as offsets in UTF-16 code units.
struct UTF16Offsets {
  /// For each code point that needs two units, its offset.
  private let wide: [Int]
  private let count: Int

  init(_ text: String) {
    var wide: [Int] = []
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar.value > 0xFFFF { wide.append(count) }
      count += 1
    }
    self.wide = wide
    self.count = count
  }

  /// Null for a range that the text has not.
  func range(_ range: Range<Int>) -> Range<Int>? {
    guard range.upperBound <= count else { return nil }
    return offset(range.lowerBound)..<offset(range.upperBound)
  }

  private func offset(_ place: Int) -> Int { place + wide.lowerBound(of: place) }
}
