import Chronicle

/// What lies between two actors, in words and numbers.
struct TieSummary {
  private let tie: Tie
  private let chronicle: Chronicle
  /// Those that the texts say happened, in the order of time.
  private let asserted: [(number: UInt32, facts: EventFacts)]
  private let dated: [(number: UInt32, facts: EventFacts)]
  private let negated: Int
  private let hypothetical: Int

  init(pair: Pair, in chronicle: Chronicle) {
    self.chronicle = chronicle
    var asserted: [(number: UInt32, facts: EventFacts)] = []
    var (negated, hypothetical) = (0, 0)
    let numbers = chronicle.events(between: pair)
    for (number, facts) in zip(numbers, chronicle.facts(of: numbers)) {
      switch facts.status {
      case .asserted: asserted.append((number, facts))
      case .negated: negated += 1
      case .hypothetical: hypothetical += 1
      }
    }
    (self.asserted, self.negated, self.hypothetical) = (asserted, negated, hypothetical)
    dated = asserted.filter(\.facts.isDated)
    tie = chronicle.tie(pair)
  }

  func writeMembers(to json: inout JSONWriter) throws(Problem) {
    let names = [tie.pair.first, tie.pair.second].map { chronicle.actor($0.text)?.name ?? $0.text }
    let (first, last) = (try edtf(dated.first), try edtf(last))
    let trend = try trend
    TieJSON.writeMembers(tie, to: &json)
    json.member("plover_score", mean(asserted[...], \.ploverScore).roundedToHundredths)
    json.member("names", names)
    json.member("summary", sentence(names, trend))
    json.member("negated", negated)
    json.member("hypothetical", hypothetical)
    json.member("undated", asserted.count - dated.count)
    json.member("first", first)
    json.member("last", last)
    json.member(
      "trend",
      object: {
        $0.member("earlier", trend?.earlier.roundedToHundredths)
        $0.member("later", trend?.later.roundedToHundredths)
        $0.member("direction", trend?.direction)
        $0.member("since", trend?.since)
      })
    writeCounts("types", "type", chronicle.counts(of: .type, among: numbers), to: &json)
    writeCounts("third_parties", "actor", thirdPartyCounts, to: &json)
    json.member("documents", chronicle.tellers(of: numbers).prefix(1000).map { chronicle.documents[Int($0)].id })
  }

  /// The sentence that sums it up, without an end where the chronicle's saved part is gone.
  var text: String {
    sentence([tie.pair.first, tie.pair.second].map { chronicle.actor($0.text)?.name ?? $0.text }, try? trend)
  }

  /// The asserted event that ends last; of undated ones the last that is told.
  var latest: UInt32? { (last ?? asserted.last)?.number }

  /// Who else takes part in how many of its events, most often first.
  var thirdPartyCounts: [FacetCount] {
    chronicle.counts(of: .actor, among: numbers)
      .filter { $0.value != tie.pair.first.text && $0.value != tie.pair.second.text }
  }

  private var numbers: [UInt32] { asserted.map(\.number) }

  /// The event that ends last; by its beginning where the end is open.
  private var last: (number: UInt32, facts: EventFacts)? {
    dated.enumerated().max { a, b in
      let (x, y) = (a.element.facts.end ?? a.element.facts.start, b.element.facts.end ?? b.element.facts.start)
      guard let x, let y, x != y else { return a.offset < b.offset }
      return x < y
    }?
    .element
  }

  private func edtf(_ event: (number: UInt32, facts: EventFacts)?) throws(Problem) -> String? {
    guard let event else { return nil }
    guard let whole = chronicle.event(at: event.number) else { throw .lost }
    return whole.date.edtf?.description
  }

  private struct Trend {
    let earlier: Double
    let later: Double
    /// Where the later half begins, in EDTF.
    let since: String?

    /// Half a point is less than the scale tells apart.
    var direction: String { abs(later - earlier) < 0.5 ? "steady" : later > earlier ? "warming" : "cooling" }
  }

  /// Mean Goldstein values of the earlier and the later half of the dated events; under four of them say nothing.
  private var trend: Trend? {
    get throws(Problem) {
      guard dated.count >= 4 else { return nil }
      let half = dated.count / 2
      return Trend(
        earlier: mean(dated[..<half], \.goldstein), later: mean(dated[half...], \.goldstein),
        since: try edtf(dated[half]))
    }
  }

  /// `7 of 9 dated events cooperative, 2008 to 2022; warming since 2014.`
  private func sentence(_ names: [String], _ trend: Trend?) -> String {
    let pair = names.joined(separator: " and ")
    guard tie.events > 0 else { return "No event between \(pair) is told." }
    guard !dated.isEmpty else {
      return "\(pair): \(tie.cooperation) of \(tie.events) \(noun(tie.events)) cooperative, none of them dated."
    }
    let cooperative = dated.count { $0.facts.type.quad.isCooperation }
    let span = years(dated.first?.facts.start, last.flatMap { $0.facts.end ?? $0.facts.start })
    let undated = asserted.count - dated.count
    let rest = undated == 0 ? "" : "; \(undated) undated"
    let direction = trend.map { trend in
      trend.direction == "steady" ? "; steady" : "; \(trend.direction)" + (trend.since.map { " since \($0)" } ?? "")
    }
    return
      "\(pair): \(cooperative) of \(dated.count) dated \(noun(dated.count)) cooperative\(span)\(rest)\(direction ?? "")."
  }

  private func noun(_ count: Int) -> String { count == 1 ? "event" : "events" }

  private func years(_ first: Day?, _ last: Day?) -> String {
    guard let first, let last else { return "" }
    return first.year == last.year ? ", \(first.year)" : ", \(first.year) to \(last.year)"
  }

  private func mean(
    _ events: ArraySlice<(number: UInt32, facts: EventFacts)>, _ value: (EventFacts) -> Double
  ) -> Double {
    events.isEmpty ? 0 : events.reduce(0) { $0 + value($1.facts) } / Double(events.count)
  }

  private func writeCounts(_ name: String, _ member: String, _ counts: [FacetCount], to json: inout JSONWriter) {
    json.member(name, of: counts) { json, row in
      json.object {
        $0.member(member, row.value)
        $0.member("events", row.count)
      }
    }
  }
}
