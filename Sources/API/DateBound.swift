import Chronicle

/// A bound of a range of time, as people and dashboards write it.
enum DateBound {
  static let forms = ["2016", "2016-05", "2016-05-17", "2016-05-17T10:00:00Z", "1463479200000 (milliseconds)"]

  /// The first day that a bound stands for, or with `last` the last one: `to=2016` holds all of 2016.
  static func day(_ text: String, last: Bool) -> Day? {
    if let day = Day(iso: text) { return day }
    if text.utf8.count > 10, let day = dayOfTime(text) { return day }
    if text.utf8.count == 4, let year = number(text) {
      return last ? Day(year: year, month: 12, day: 31) : Day(year: year, month: 1, day: 1)
    }
    if text.utf8.count == 7, let first = Day(iso: text + "-01") {
      return last
        ? Day(year: first.year, month: first.month, day: Day.count(inMonth: first.month, of: first.year)) : first
    }
    return milliseconds(text)
  }

  /// RFC 3339: the day as written, whatever the offset.
  private static func dayOfTime(_ text: String) -> Day? {
    let time = text.dropFirst(10)
    guard let separator = time.first, "Tt ".contains(separator),
      time.dropFirst().allSatisfy({ $0.isASCII && ($0.isNumber || ":.+-Zz".contains($0)) })
    else { return nil }
    return Day(iso: text.prefix(10))
  }

  /// Milliseconds since 1970; with five digits or more, so that no year is taken for them.
  private static func milliseconds(_ text: String) -> Day? {
    guard text.utf8.count > 4, text.utf8.count <= 16, let value = Int(text) else { return nil }
    let perDay = 86_400_000
    let days = (value >= 0 ? value : value - perDay + 1) / perDay
    return Day(number: days)
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }
}
