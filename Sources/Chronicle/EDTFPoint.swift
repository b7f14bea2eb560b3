/// One date of EDTF: a year, what is known below the year, and how sure the writer is.
struct EDTFPoint: Hashable, Sendable {
  /// ISO 8601-2, 8.4: marks that hold for the whole date.
  enum Qualifier: Character, Hashable, CaseIterable, Sendable {
    case uncertain = "?"
    case approximate = "~"
    case both = "%"
  }

  /// What stands behind the year.
  enum Part: Hashable, Sendable {
    case none
    case month(Int)
    case day(month: Int, day: Int)
    /// `2004-XX`
    case someMonth
    /// `2004-07-XX`
    case someDay(month: Int)
    /// `2004-XX-XX`
    case someMonthAndDay
    /// ISO 8601-2, 4.8: 21...24 seasons, 25...32 seasons by hemisphere, 33...36 quarters, 37...39 thirds, 40...41 halves.
    case grouping(Int)
  }

  let year: EDTFYear
  let part: Part
  let qualifier: Qualifier?

  init(_ year: EDTFYear, _ part: Part = .none, _ qualifier: Qualifier? = nil) {
    self.year = year
    self.part = part
    self.qualifier = qualifier
  }

  /// Whether an `X` stands anywhere in it.
  var hasUnspecified: Bool {
    switch part {
    case .someMonth, .someDay, .someMonthAndDay: true
    case .none, .month, .day, .grouping: year.unspecified > 0
    }
  }

  /// The number of a season, quarter or half, if it is one.
  var grouping: Int? { if case .grouping(let number) = part { number } else { nil } }

  var precision: DatePrecision {
    switch part {
    case .none: year.unspecified == 0 ? .year : year.unspecified == 1 ? .decade : .century
    case .someMonth, .someMonthAndDay: .year
    case .month, .someDay: .month
    case .day: .day
    case .grouping(33...36): .quarter
    case .grouping(37...39): .interval
    case .grouping(40...41): .half
    case .grouping: .season
    }
  }
}

extension EDTFPoint {
  /// Reads `2014`, `2014-03` or `2014-03-09`, as nearly every date is written; null for any other form, right or wrong.
  init?(plain text: String) {
    let bytes = text.utf8
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10 else { return nil }
    var numbers = (year: 0, month: 0, day: 0)
    for (place, byte) in bytes.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      switch place {
      case 0..<4: numbers.year = numbers.year * 10 + digit
      case 5..<7: numbers.month = numbers.month * 10 + digit
      default: numbers.day = numbers.day * 10 + digit
      }
    }
    let year = EDTFYear(numbers.year)
    guard bytes.count > 4 else {
      self.init(year)
      return
    }
    guard (1...12).contains(numbers.month) else { return nil }
    guard bytes.count > 7 else {
      self.init(year, .month(numbers.month))
      return
    }
    guard (1...Day.count(inMonth: numbers.month, of: numbers.year)).contains(numbers.day) else { return nil }
    self.init(year, .day(month: numbers.month, day: numbers.day))
  }
}

/// A year of EDTF, with its last digits perhaps unspecified.
struct EDTFYear: Hashable, Sendable {
  /// With unspecified digits, the one nearest to zero that they allow: 1990 for `199X`, -100 for `-01XX`.
  let value: Int
  /// How many of the last digits are `X`: 0, 1 or 2.
  let unspecified: Int
  /// Tells `-000X` from `000X`.
  let isNegative: Bool

  init(_ value: Int) {
    self.value = value
    unspecified = 0
    isNegative = value < 0
  }

  init(_ value: Int, unspecified: Int, isNegative: Bool) {
    self.value = value
    self.unspecified = unspecified
    self.isNegative = isNegative
  }

  /// Whether it needs the `Y` form.
  var isLong: Bool { !(-9999...9999).contains(value) }

  private var spread: Int { unspecified == 0 ? 0 : unspecified == 1 ? 9 : 99 }
  var first: Int { isNegative ? value - spread : value }
  var last: Int { isNegative ? value : value + spread }
}

// MARK: Text

extension EDTFPoint: CustomStringConvertible {
  var description: String { year.description + part.description + (qualifier.map { String($0.rawValue) } ?? "") }
}

extension EDTFYear: CustomStringConvertible {
  var description: String {
    if isLong { return "Y\(value)" }
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return (isNegative ? "-" : "") + padded.dropLast(unspecified) + String(repeating: "X", count: unspecified)
  }
}

extension EDTFPoint.Part: CustomStringConvertible {
  var description: String {
    switch self {
    case .none: ""
    case .month(let month): "-" + Day.twoDigits(month)
    case .day(let month, let day): "-" + Day.twoDigits(month) + "-" + Day.twoDigits(day)
    case .someMonth: "-XX"
    case .someDay(let month): "-" + Day.twoDigits(month) + "-XX"
    case .someMonthAndDay: "-XX-XX"
    case .grouping(let number): "-\(number)"
    }
  }
}
