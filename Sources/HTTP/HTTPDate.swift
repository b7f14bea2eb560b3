/// IMF-fixdate, the one form of date that a server sends (RFC 9110, section 5.6.7).
package enum HTTPDate {
  /// The 29 bytes of `Sun, 06 Nov 1994 08:49:37 GMT`, from seconds since 1970; years outside 0000...9999 are held to them.
  package static func bytes(secondsSince1970 seconds: Int64) -> [UInt8] {
    let held = min(max(seconds, earliest), latest)
    let day = held.quotientRoundedDown(by: 86_400)
    let second = held - day * 86_400
    let date = CivilDate(daysSince1970: day)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(29)
    // 1 January 1970 was a Thursday.
    let weekday = day + 4 - (day + 4).quotientRoundedDown(by: 7) * 7
    bytes += weekdays[Int(weekday)].utf8
    bytes += [UInt8(ascii: ","), UInt8(ascii: " ")]
    bytes.appendTwoDigits(date.day)
    bytes.append(UInt8(ascii: " "))
    bytes += months[Int(date.month) - 1].utf8
    bytes.append(UInt8(ascii: " "))
    bytes.appendTwoDigits(date.year / 100)
    bytes.appendTwoDigits(date.year % 100)
    bytes.append(UInt8(ascii: " "))
    bytes.appendTwoDigits(second / 3600)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(second / 60 % 60)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(second % 60)
    bytes += " GMT".utf8
    return bytes
  }

  /// The same as text, for fields that a handler writes itself, such as `Last-Modified`.
  package static func text(secondsSince1970 seconds: Int64) -> String {
    String(decoding: bytes(secondsSince1970: seconds), as: UTF8.self)
  }

  /// `06/Nov/1994:08:49:37 +0000`, as access logs have it.
  package static func logText(secondsSince1970 seconds: Int64) -> String {
    let text = Array(text(secondsSince1970: seconds))
    return String(text[5...6]) + "/" + String(text[8...10]) + "/" + String(text[12...15]) + ":" + String(text[17...24])
      + " +0000"
  }

  /// `1994-11-06T08:49:37Z` (RFC 3339).
  package static func isoText(secondsSince1970 seconds: Int64) -> String {
    let text = Array(text(secondsSince1970: seconds))
    let month = String((months.firstIndex(of: String(text[8...10])) ?? 0) + 1)
    return String(text[12...15]) + "-" + (month.utf8.count < 2 ? "0" : "") + month + "-" + String(text[5...6]) + "T"
      + String(text[17...24]) + "Z"
  }

  private static let earliest: Int64 = -62_167_219_200
  private static let latest: Int64 = 253_402_300_799
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

/// A day of the proleptic Gregorian calendar; years are counted from March so that the leap day comes last.
private struct CivilDate {
  let year: Int64
  let month: Int64
  let day: Int64

  init(daysSince1970 days: Int64) {
    let shifted = days + 719_468
    let era = shifted.quotientRoundedDown(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }
}

extension Int64 {
  fileprivate func quotientRoundedDown(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension [UInt8] {
  /// A number of 0...99; only its last two digits are written.
  fileprivate mutating func appendTwoDigits(_ number: Int64) {
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }
}
