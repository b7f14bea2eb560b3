/// A date by ISO 8601-2 (EDTF).
package struct EDTF: Hashable, Sendable, CustomStringConvertible {
  private let text: String
  package let earliest: Day?
  package let latest: Day?

  package init(_ text: String) throws(EDTFError) {
    guard let year = Int(text.prefix(4)) else { throw EDTFError(text: text, reason: "not a year") }
    self.text = text
    earliest = Day(year: year, month: 1, day: 1)
    latest = Day(year: year, month: 12, day: 31)
  }

  package var description: String { text }
}

package struct EDTFError: Error, Hashable, Sendable {
  package let text: String
  package let reason: String
}

package enum DatePrecision: String, Sendable {
  case day, month, season, quarter, half, year, decade, century, interval, none
}
extension EDTF {
  package var precision: DatePrecision { .year }
  package func overlaps(_ other: EDTF) -> Bool { earliest == other.earliest }
}
