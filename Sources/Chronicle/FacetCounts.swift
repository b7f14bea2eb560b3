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
    case .type:
      counts(EventType.allCases.map(\.rawValue)) { counts in
        for row in rows { counts[Int(columns.types[Int(row)])] += 1 }
      }
    case .status:
      counts(EventStatus.allCases.map(\.rawValue)) { counts in
        for row in rows { counts[Int(columns.statuses[Int(row)] % EventColumns.relation)] += 1 }
      }
    case .quad: quads(rows)
    case .actor:
      counts(actorIDs.map(\.text)) { counts in
        for row in rows { for party in columns.parties[row] where party.isPrincipal { counts[Int(party.actor)] += 1 } }
      }
    case .document: documents(rows)
    case .year: years(rows)
    }
  }

  private func counts(_ values: [String], _ count: (inout [Int]) -> Void) -> [FacetCount] {
    var counts = [Int](repeating: 0, count: values.count)
    count(&counts)
    return counts.indices.filter { counts[$0] > 0 }
      .map { FacetCount(value: values[$0], count: counts[$0]) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }

  private func quads(_ rows: [UInt32]) -> [FacetCount] {
    let numbers = EventType.allCases.map { Int($0.quad.number) }
    return counts(Quad.allCases.map(\.rawValue)) { counts in
      for row in rows { counts[numbers[Int(columns.types[Int(row)])]] += 1 }
    }
  }

  /// Told several times by one document, an event counts once there.
  private func documents(_ rows: [UInt32]) -> [FacetCount] {
    var counts = [Int](repeating: 0, count: documents.count)
    for row in rows {
      let tellings = columns.evidence[row]
      for (place, telling) in zip(tellings.indices, tellings)
      where !tellings[..<place].contains(where: { $0.document == telling.document }) {
        counts[Int(telling.document)] += 1
      }
    }
    return counts.indices.filter { counts[$0] > 0 }
      .map { FacetCount(value: documents[$0].id, count: counts[$0]) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }

  private func years(_ rows: [UInt32]) -> [FacetCount] {
    var counts: [Int: Int] = [:]
    // Rows come in the order of time as a rule, so that most fall into the year of the one before.
    var (year, span) = (0, Int32(1)...Int32(1))
    var count = 0
    for row in rows {
      let (start, end) = (columns.starts[Int(row)], columns.ends[Int(row)])
      guard start != EventColumns.noDay, end != EventColumns.noDay else { continue }
      if count == 0 || !span.contains(start) {
        guard let days = Day(number: Int(start))?.daysOfYear else { continue }
        if count > 0 { counts[year, default: 0] += count }
        (year, span, count) = (days.year, days.span, 0)
      }
      if span.contains(end) { count += 1 }
    }
    if count > 0 { counts[year, default: 0] += count }
    return counts.sorted { $0.key < $1.key }
      .map { FacetCount(value: Period(year: $0.key).edtf, count: $0.value) }
  }
}

extension Day {
  /// The year, and the numbers of its days.
  fileprivate var daysOfYear: (year: Int, span: ClosedRange<Int32>)? {
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
      return nil
    }
    return (year, Int32(truncatingIfNeeded: first.number)...Int32(truncatingIfNeeded: last.number))
  }
}
