/// What events can be counted by.
package enum Facet: String, CaseIterable, Sendable {
  case type, quad, status, actor, document, year
}

/// How many of some events have a value.
package struct FacetCount: Hashable, Sendable {
  package let value: String
  package let count: Int
}

extension Chronicle {
  /// The values that some events have, the most frequent first, then by value; years in their own order. An event counts
  /// once under each principal and each document of it, and under a year only when its date lies within one.
  package func counts(of facet: Facet, among rows: [UInt32]) -> [FacetCount] {
    switch facet {
    case .type: tally(rows, EventType.allCases.count, { EventType.allCases[$0].rawValue }) { [Int(columns.types[$0])] }
    case .status:
      tally(rows, EventStatus.allCases.count, { EventStatus.allCases[$0].rawValue }) {
        [Int(columns.status(of: $0).number)]
      }
    case .quad:
      tally(rows, Quad.allCases.count, { Quad.allCases[$0].rawValue }) { [Int(columns.type(of: $0).quad.number)] }
    case .actor:
      tally(rows, actorIDs.count, { actorIDs[$0].text }) { row in
        columns.parties[UInt32(truncatingIfNeeded: row)].lazy.filter(\.isPrincipal).map { Int($0.actor) }
      }
    case .document:
      tally(rows, documents.count, { documents[$0].id }) { row in
        Set(columns.evidence[UInt32(truncatingIfNeeded: row)].map { Int($0.document) })
      }
    case .year: years(rows)
    }
  }

  private func tally<Numbers: Sequence<Int>>(
    _ rows: [UInt32], _ size: Int, _ value: (Int) -> String, _ numbers: (Int) -> Numbers
  ) -> [FacetCount] {
    var counts = [Int](repeating: 0, count: size)
    for row in rows { for number in numbers(Int(row)) { counts[number] += 1 } }
    return counts.indices.filter { counts[$0] > 0 }
      .map { FacetCount(value: value($0), count: counts[$0]) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }

  private func years(_ rows: [UInt32]) -> [FacetCount] {
    var counts: [Int: Int] = [:]
    for row in rows {
      let facts = (start: columns.starts[Int(row)], end: columns.ends[Int(row)])
      guard facts.start != EventColumns.noDay, facts.end != EventColumns.noDay,
        let year = Day(number: Int(facts.start))?.year, Day(number: Int(facts.end))?.year == year
      else { continue }
      counts[year, default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }
      .map { FacetCount(value: Period(year: $0.key).edtf, count: $0.value) }
  }
}
