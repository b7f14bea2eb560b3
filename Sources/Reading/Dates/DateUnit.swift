import Chronicle

/// A unit of the calendar. The units of a kind are numbered, so that "two years later" is a sum.
enum DateUnit: Hashable, Sendable {
  case hour, day, week, weekend, month, season, quarter, year, decade, century

  /// The number of the unit that a day lies in; consecutive units have consecutive numbers.
  func index(of day: Day) -> Int {
    switch self {
    case .hour, .day: day.number
    case .week, .weekend: Self.quotient(day.number + 3, 7)
    case .month: day.year * 12 + day.month - 1
    // Spring is the first; a winter belongs to the year it begins in.
    case .season: Self.quotient(day.year * 12 + day.month - 3, 3)
    case .quarter: Self.quotient(day.year * 12 + day.month - 1, 3)
    case .year: day.year
    case .decade: Self.quotient(day.year, 10)
    case .century: Self.quotient(day.year, 100)
    }
  }

  /// The unit of a number as a date: a week is an interval of days.
  func edtf(_ index: Int) -> EDTF? {
    switch self {
    case .hour, .day: return Day(number: index).map { EDTF($0) }
    case .week: return Self.days(index * 7 - 3, index * 7 + 3)
    case .weekend: return Self.days(index * 7 + 2, index * 7 + 3)
    case .month: return EDTF(year: Self.quotient(index, 12), month: index - Self.quotient(index, 12) * 12 + 1)
    case .season: return EDTF(year: Self.quotient(index, 4), grouping: 21 + index - Self.quotient(index, 4) * 4)
    case .quarter: return EDTF(year: Self.quotient(index, 4), grouping: 33 + index - Self.quotient(index, 4) * 4)
    case .year: return EDTF(year: index)
    case .decade: return EDTF(decadeOf: index * 10)
    case .century: return EDTF(centuryOf: index * 100)
    }
  }

  private static func days(_ first: Int, _ last: Int) -> EDTF? {
    guard let first = Day(number: first), let last = Day(number: last) else { return nil }
    return EDTF(from: EDTF(first), to: EDTF(last))
  }

  /// The quotient rounded down, for years before 0 too.
  private static func quotient(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : (a + 1) / b - 1 }
}

extension Day {
  /// The same day so many months later or earlier; null where that month has no such day.
  func adding(months: Int) -> Day? {
    let index = DateUnit.month.index(of: self) + months
    guard let month = DateUnit.month.edtf(index)?.earliest else { return nil }
    return Day(year: month.year, month: month.month, day: day)
  }
}

extension EDTF {
  /// Whether both its ends lie in the same year.
  var isWithinOneYear: Bool {
    guard let first = earliest, let last = latest else { return false }
    return first.year == last.year
  }
}
