import Chronicle
import HTTP

/// An event in words and dates, for the formats that people's programs show.
struct EventTelling {
  let event: Event
  private let call: Call

  init(_ event: Event, _ call: Call) {
    self.event = event
    self.call = call
  }

  var url: String { call.url("/v1/events/\(event.id)") }

  /// Permanent, whatever address the service has.
  var urn: String { "urn:entente:event:\(event.id)" }

  var group: String { event.type.quad.label }

  var parties: [String] { event.parties.map { call.chronicle.actor($0.text)?.name ?? $0.text } }

  /// The first piece of evidence, and the document it stands in.
  var quote: String { event.evidence.first?.quote ?? "" }
  var document: Document? { event.evidence.first.flatMap { call.document($0.document) } }

  /// The document's address, when it is one that a browser opens.
  var source: String? {
    document?.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
  }

  /// `2016 (in the text: "In 2016"); asserted`
  var footing: String {
    let date = event.date.edtf?.description ?? "undated"
    let words = event.date.text.map { " (in the text: \"\($0)\")" } ?? ""
    let claim = event.attributedTo.map { ", as \(call.chronicle.actor($0.text)?.name ?? $0.text) says" } ?? ""
    return "\(date)\(words); \(event.type.rawValue), \(event.status.rawValue)\(claim)"
  }

  /// When the record became what it is: the day its document was published, else when the inputs changed last.
  var changed: Timestamp {
    document?.published.map { Timestamp(day: $0) } ?? Timestamp(seconds: call.service.lastModified ?? 0)
  }
}

extension Quad {
  var label: String {
    switch self {
    case .verbalCooperation: "Verbal cooperation"
    case .materialCooperation: "Material cooperation"
    case .verbalConflict: "Verbal conflict"
    case .materialConflict: "Material conflict"
    }
  }
}

extension Call {
  /// A document of the chronicle, or the one that is being read.
  func document(_ id: String) -> Document? { guest?.id == id ? guest : chronicle.document(id) }

  /// The events of a page as people's programs show them, each made when its turn comes.
  func tellings(_ table: RowTable, _ rows: Range<Int>) throws(Problem) -> [EventTelling] {
    guard table.rows.areEvents else { return [] }
    var tellings: [EventTelling] = []
    for index in rows { tellings.append(EventTelling(try table.rows.event(index), self)) }
    return tellings
  }
}

/// A moment in UTC.
struct Timestamp: Comparable {
  private let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }
  init(day: Day) { seconds = Int64(day.number) * 86_400 }

  static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  /// RFC 3339.
  var text: String {
    let (day, time) = parts
    return "\(day)T\(time[0]):\(time[1]):\(time[2])Z"
  }

  /// As RFC 5545 writes it: `20240102T030405Z`.
  var compact: String {
    let (day, time) = parts
    return "\(day)".filter { $0 != "-" } + "T" + time.joined() + "Z"
  }

  private var parts: (day: String, time: [String]) {
    let number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = Int(seconds - number * 86_400)
    // The epoch stands in for what no calendar holds.
    let day = Day(number: Int(number))?.description ?? "1970-01-01"
    return (day, [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" })
  }
}
