extension HTTPDate {
  /// Seconds since 1970 of a date in any of the three forms that a server has to take (RFC 9110, section 5.6.7):
  /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`. Null for others.
  package static func seconds(parsing text: String) -> Int64? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    if words.count == 6, words[0].hasSuffix(","), words[5] == "GMT" {
      return moment(day: words[1], month: words[2], year: number(words[3], digits: 4), time: words[4])
    }
    if words.count == 4, words[0].hasSuffix(","), words[3] == "GMT" {
      let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
      guard date.count == 3 else { return nil }
      return moment(day: date[0], month: date[1], year: number(date[2], digits: 2).map(fullYear), time: words[2])
    }
    guard words.count == 5 else { return nil }
    return moment(day: words[2], month: words[1], year: number(words[4], digits: 4), time: words[3])
  }

  /// A year of two digits lies in the hundred years that reach fifty into the future of when this was written; it never
  /// depends on the clock.
  private static func fullYear(_ short: Int64) -> Int64 { short < 77 ? 2000 + short : 1900 + short }

  private static func moment(day: Substring, month: Substring, year: Int64?, time: Substring) -> Int64? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let year, let index = months.firstIndex(of: String(month)),
      let day = number(day, digits: 2) ?? number(day, digits: 1),
      let hour = number(clock[0], digits: 2), let minute = number(clock[1], digits: 2),
      let second = number(clock[2], digits: 2),
      (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    let days = daysSince1970(year: year, month: Int64(index) + 1, day: day)
    return days * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// Exactly so many digits.
  private static func number(_ text: Substring, digits: Int) -> Int64? {
    guard text.utf8.count == digits, text.utf8.allSatisfy(\.isDigit) else { return nil }
    return Int64(text)
  }

  /// Years are counted from March so that the leap day comes last.
  private static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
