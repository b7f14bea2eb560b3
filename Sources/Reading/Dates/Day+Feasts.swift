import Chronicle

/// Days that move from year to year.
extension Day {
  /// Easter Sunday of the Gregorian calendar, by the anonymous computus (Nature, 20 April 1876); null before that calendar.
  static func easter(_ year: Int) -> Day? {
    guard (1583...4099).contains(year) else { return nil }
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return Day(year: year, month: n / 31, day: n % 31 + 1)
  }

  /// The nth such weekday of a month (Monday is 1); -1 is the last.
  static func nth(_ n: Int, _ weekday: Int, of month: Int, _ year: Int) -> Day? {
    guard let first = Day(year: year, month: month, day: 1), let length = EDTF(year: year, month: month)?.latest?.day
    else { return nil }
    let offset = (weekday - first.weekday + 7) % 7
    let week = n > 0 ? n - 1 : (length - 1 - offset) / 7
    return Day(year: year, month: month, day: 1 + offset + week * 7)
  }
}
