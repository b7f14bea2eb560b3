/// What a time line can be divided into.
package enum PeriodLength: String, CaseIterable, Sendable {
  case year, quarter, month

  var months: Int {
    switch self {
    case .year: 12
    case .quarter: 3
    case .month: 1
    }
  }
}

/// A year, quarter or month of the calendar.
package struct Period: Hashable, Comparable, Sendable {
  package let length: PeriodLength
  /// Counted from the first of year 0.
  let number: Int

  init(_ length: PeriodLength, holding day: Day) {
    self.length = length
    let months = day.year * 12 + day.month - 1
    number = (months - (months % length.months + length.months) % length.months) / length.months
  }

  init(year: Int) {
    length = .year
    number = year
  }

  init(_ length: PeriodLength, number: Int) {
    self.length = length
    self.number = number
  }

  private var year: Int { (number * length.months - (number * length.months % 12 + 12) % 12) / 12 }
  private var month: Int { (number * length.months % 12 + 12) % 12 + 1 }

  package var start: Day? { Day(year: year, month: month, day: 1) }

  package var end: Day? {
    let last = month + length.months - 1
    return Day(year: year, month: last, day: Day.count(inMonth: last, of: year))
  }

  /// `2016`, `2016-33` (its first quarter) or `2016-01`.
  package var edtf: String {
    let year = start.map { String($0.description.dropLast(6)) } ?? String(year)
    return switch length {
    case .year: year
    case .quarter: year + "-\(33 + (month - 1) / 3)"
    case .month: year + "-" + Day.twoDigits(month)
    }
  }

  package static func < (a: Period, b: Period) -> Bool { a.number < b.number }
}

/// Events counted period by period, empty periods included.
///
/// An event counts in a period when its date lies within it. One whose date is wider (a year, in a series of months) is
/// put into none: it counts as `spanning` in every period that it may belong to.
package struct Series: Sendable {
  package struct Row: Sendable {
    package let period: Period
    package fileprivate(set) var events = 0
    package fileprivate(set) var cooperation = 0
    package fileprivate(set) var conflict = 0
    fileprivate var goldsteinSum = 0.0
    fileprivate var ploverSum = 0.0
    /// Events of wider dates that may fall into the period.
    package fileprivate(set) var spanning = 0

    /// Means over the period's own events; null without any.
    package var goldstein: Double? { events == 0 ? nil : goldsteinSum / Double(events) }
    package var ploverScore: Double? { events == 0 ? nil : ploverSum / Double(events) }
  }

  package private(set) var rows: [Row] = []
  /// How many events lie within one period, are wider, have no date.
  package private(set) var placed = 0
  package private(set) var wider = 0
  package private(set) var undated = 0

  /// From the first period that holds an event to the last; with open bounds, as far as bounds are known.
  package init(_ events: some Sequence<EventFacts>, by length: PeriodLength) {
    var placed: [(period: Period, facts: EventFacts)] = []
    var wide: [(first: Period?, last: Period?)] = []
    for facts in events {
      guard facts.isDated else {
        undated += 1
        continue
      }
      let first = facts.start.map { Period(length, holding: $0) }
      let last = facts.end.map { Period(length, holding: $0) }
      if let first, first == last { placed.append((first, facts)) } else { wide.append((first, last)) }
    }
    self.placed = placed.count
    wider = wide.count
    let bounds = placed.map(\.period) + wide.flatMap { [$0.first, $0.last].compactMap(\.self) }
    guard let low = bounds.min(), let high = bounds.max() else { return }
    rows = (low.number...high.number).map { Row(period: Period(length, number: $0)) }
    for (period, facts) in placed { rows[period.number - low.number].count(facts) }
    var changes = [Int](repeating: 0, count: rows.count + 1)
    for (first, last) in wide {
      changes[(first ?? low).number - low.number] += 1
      changes[(last ?? high).number - low.number + 1] -= 1
    }
    var current = 0
    for index in rows.indices {
      current += changes[index]
      rows[index].spanning = current
    }
  }
}

extension Series.Row {
  fileprivate mutating func count(_ facts: EventFacts) {
    events += 1
    if facts.type.quad.isCooperation { cooperation += 1 } else { conflict += 1 }
    goldsteinSum += facts.goldstein
    ploverSum += facts.ploverScore
  }
}
