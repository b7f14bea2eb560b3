import Chronicle

/// Events as CSV (RFC 4180): a line an event, with the columns of an event's JSON. Lists are joined by ";", evidence is
/// the first place that tells it.
enum EventRows {
  private static let columns: [(name: String, value: @Sendable (Event) -> String?)] = [
    ("id", { $0.id }), ("same_as", { list($0.sameAs) }), ("type", { $0.type.rawValue }), ("mode", { $0.mode?.name }),
    ("contexts", { list($0.contexts) }), ("quad", { $0.type.quad.rawValue }), ("cameo", { $0.cameo }),
    ("goldstein", { number($0.goldstein) }), ("plover_score", { number($0.ploverScore) }),
    ("source", { list($0.source.map(\.text)) }), ("target", { list($0.target.map(\.text)) }),
    ("symmetric", { String($0.symmetric) }), ("participants", { list($0.participants.map(\.actor.text)) }),
    ("date_edtf", { $0.date.edtf?.description }), ("date_start", { $0.date.start?.description }),
    ("date_end", { $0.date.end?.description }), ("date_precision", { ($0.date.edtf?.precision ?? .none).rawValue }),
    ("date_mod", { $0.date.modifier?.rawValue }), ("date_basis", { $0.date.basis.rawValue }),
    ("date_text", { $0.date.text }), ("time", { event in event.date.start.map { "\($0)T00:00:00Z" } }),
    ("status", { $0.status.rawValue }), ("relation", { _ in "false" }), ("attributed_to", { $0.attributedTo?.text }),
    ("summary", { $0.summary }),
    ("quantities", { list($0.quantities.map(\.text)) }), ("document", { $0.evidence.first?.document }),
    ("sentence", { $0.evidence.first.map { String($0.sentence) } }),
    ("paragraph", { $0.evidence.first.map { String($0.paragraph) } }),
    ("start", { $0.evidence.first.map { String($0.range.lowerBound) } }),
    ("end", { $0.evidence.first.map { String($0.range.upperBound) } }), ("quote", { $0.evidence.first?.quote }),
    ("trigger", { $0.trigger.text }), ("rule", { $0.trigger.rule }),
  ]

  /// The names of the columns.
  static var header: [UInt8] { line(columns.map(\.name)) }

  static func bytes(of reading: Reading) -> [UInt8] {
    reading.events.flatMap { event in line(columns.map { $0.value(event) ?? "" }) }
  }

  private static func line(_ cells: [String]) -> [UInt8] {
    Array((cells.map(quoted).joined(separator: ",") + "\r\n").utf8)
  }

  /// In quotation marks where the cell holds what parts cells or lines.
  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static func list(_ values: [String]) -> String { values.joined(separator: ";") }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? value.description
  }
}
