import Chronicle

/// What lies between two actors, in words and numbers.
struct TieSummary {
  private let tie: Tie
  /// Those that the texts say happened, in the order of time.
  private let asserted: [Event]
  private let negated: Int
  private let hypothetical: Int

  /// `events` are all between the two, of every status, in the order of time.
  init(pair: Pair, events: [Event]) {
    asserted = events.filter { $0.status == .asserted }
    negated = events.count { $0.status == .negated }
    hypothetical = events.count { $0.status == .hypothetical }
    tie = Tie(pair: pair, events: asserted)
  }

  func writeMembers(to json: inout JSONWriter, in chronicle: Chronicle) {
    let names = [tie.pair.first, tie.pair.second].map { chronicle.actor($0.text)?.name ?? $0.text }
    TieJSON.writeMembers(tie, to: &json)
    json.member("plover_score", mean(asserted.map(\.ploverScore)).roundedToHundredths)
    json.member("names", names)
    json.member("summary", sentence(names))
    json.member("negated", negated)
    json.member("hypothetical", hypothetical)
    json.member("undated", asserted.count - dated.count)
    json.member("first", dated.first?.date.edtf?.description)
    json.member("last", last?.date.edtf?.description)
    json.member("trend", object: { writeTrend(to: &$0) })
    json.member("types", of: counts(asserted.map(\.type.rawValue))) { json, row in
      json.object {
        $0.member("type", row.value)
        $0.member("events", row.count)
      }
    }
    json.member("third_parties", of: counts(thirdParties)) { json, row in
      json.object {
        $0.member("actor", row.value)
        $0.member("events", row.count)
      }
    }
    json.member("documents", Set(asserted.flatMap { $0.evidence.map(\.document) }).sorted())
  }

  private var dated: [Event] { asserted.filter { $0.date.edtf != nil } }

  /// The event that ends last; by its beginning where the end is open.
  private var last: Event? {
    dated.enumerated().max { a, b in
      let (x, y) = (a.element.date.end ?? a.element.date.start, b.element.date.end ?? b.element.date.start)
      guard let x, let y, x != y else { return a.offset < b.offset }
      return x < y
    }?
    .element
  }

  private var thirdParties: [String] {
    asserted.flatMap { event in
      event.parties.filter { $0 != tie.pair.first && $0 != tie.pair.second }.map(\.text)
    }
  }

  /// Mean Goldstein values of the earlier and the later half of the dated events; under four of them say nothing.
  private func writeTrend(to json: inout JSONWriter) {
    let values = dated.map(\.goldstein)
    let half = values.count / 2
    let means = values.count < 4 ? nil : (mean(values.prefix(half)), mean(values.suffix(values.count - half)))
    json.member("earlier", means?.0.roundedToHundredths)
    json.member("later", means?.1.roundedToHundredths)
    json.member("direction", means.map { abs($1 - $0) < 0.5 ? "steady" : $1 > $0 ? "warming" : "cooling" })
  }

  private func sentence(_ names: [String]) -> String {
    let pair = names.joined(separator: " and ")
    guard tie.events > 0 else { return "No event between \(pair) is told." }
    let span = dated.first.flatMap { first in
      last.map { last in ", \(first.date.edtf?.description ?? "") to \(last.date.edtf?.description ?? "")" }
    }
    return "\(tie.events) \(tie.events == 1 ? "event" : "events") between \(pair)\(span ?? ""): "
      + "\(tie.cooperation) of cooperation, \(tie.conflict) of conflict."
  }

  private func mean(_ values: some Collection<Double>) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// How often each value comes, most often first.
  private func counts(_ values: [String]) -> [(value: String, count: Int)] {
    Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
      .map { (value: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }
}
