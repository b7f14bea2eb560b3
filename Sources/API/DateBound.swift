import Chronicle

/// A bound of a range of time, as people and dashboards write it: what it holds begins and ends somewhere.
struct DateBound {
  static let forms = [
    "2016", "2016-05", "2016-05-17", "2016-05-17T10:00:00Z", "1463479200000 (milliseconds)", "201X", "2016-21",
    "2016/..",
  ]

  /// Null where there is no such bound.
  let first: Day?
  let last: Day?

  /// Null for text that is no date.
  init?(_ text: String) {
    if let year = Self.year(text) {
      self.init(Day(year: year, month: 1, day: 1), Day(year: year, month: 12, day: 31))
    } else if text.utf8.count > 10, let day = Self.dayOfTime(text) {
      self.init(day, day)
    } else if let day = Self.milliseconds(text) {
      self.init(day, day)
    } else if let date = try? EDTF(text) {
      self.init(date.earliest, date.latest)
    } else {
      return nil
    }
  }

  private init(_ first: Day?, _ last: Day?) {
    self.first = first
    self.last = last
  }

  /// Four digits.
  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4 else { return nil }
    var year = 0
    for byte in text.utf8 {
      guard (0x30...0x39).contains(byte) else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    return year
  }

  /// RFC 3339, a space for its T included: the day as written, whatever the offset.
  private static func dayOfTime(_ text: String) -> Day? {
    let time = text.dropFirst(10)
    guard let separator = time.first, "Tt ".contains(separator),
      time.dropFirst().allSatisfy({ $0.isASCII && ($0.isNumber || ":.+-Zz ".contains($0)) })
    else { return nil }
    return Day(iso: text.prefix(10))
  }

  /// Milliseconds since 1970; with five digits or more, so that no year is taken for them.
  private static func milliseconds(_ text: String) -> Day? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard digits.utf8.count > 4, digits.utf8.count <= 16, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int(text)
    else { return nil }
    let perDay = 86_400_000
    return Day(number: (value >= 0 ? value : value - perDay + 1) / perDay)
  }
}

extension Day {
  /// As `description` writes it, negative years included.
  init?(anyISO text: String) {
    if let day = Day(iso: text) {
      self = day
    } else if let date = try? EDTF(text), date.precision == .day, let day = date.earliest {
      self = day
    } else {
      return nil
    }
  }
}
