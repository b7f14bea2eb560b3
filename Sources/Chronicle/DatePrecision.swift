/// How fine a date is.
package enum DatePrecision: String, CaseIterable, Comparable, Sendable {
  case day, month, season, quarter, half, year, decade, century
  /// A stretch between two bounds, one of which may be open, or one of several dates.
  case interval
  /// No date at all.
  case none

  /// The finer is the lesser.
  package static func < (a: DatePrecision, b: DatePrecision) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
