/// A day of the proleptic Gregorian calendar, as ISO 8601 counts it (year 0 is 1 BC).
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Null when the calendar has no such day, or the year is outside -9999...9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.count(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// How many days a month (1...12) has.
  package static func count(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  package static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  package static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  /// `2024-12-20`.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(11)
    if year < 0 { bytes.append(UInt8(ascii: "-")) }
    // No year has more than four digits.
    for pair in [abs(year) / 100, abs(year) % 100] { Day.append(twoDigits: pair, to: &bytes) }
    for part in [month, day] {
      bytes.append(UInt8(ascii: "-"))
      Day.append(twoDigits: part, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(twoDigits number: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// A month or day as ISO 8601 writes it.
  static func twoDigits(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}
