/// A day of any year, also of those that `Day` has no room for.
struct EDTFMoment: Hashable, Comparable, Sendable {
  let year: Int
  let month: Int
  let day: Int

  init(_ year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(_ day: Day) { self.init(day.year, day.month, day.day) }

  /// The last day of a month.
  init(endOf month: Int, _ year: Int) { self.init(year, month, Day.count(inMonth: month, of: year)) }

  /// Null outside -9999...9999.
  var asDay: Day? { Day(year: year, month: month, day: day) }

  static func < (a: EDTFMoment, b: EDTFMoment) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

extension EDTFPoint {
  /// The first day it can mean.
  var first: EDTFMoment {
    switch part {
    case .none, .someMonth, .someMonthAndDay: EDTFMoment(year.first, 1, 1)
    case .month(let month), .someDay(let month): EDTFMoment(year.first, month, 1)
    case .day(let month, let day): EDTFMoment(year.first, month, day)
    case .grouping(let number): EDTFMoment(year.first, Self.months(of: number).first, 1)
    }
  }

  /// The last day it can mean.
  var last: EDTFMoment {
    switch part {
    case .none, .someMonth, .someMonthAndDay: return EDTFMoment(year.last, 12, 31)
    case .month(let month), .someDay(let month): return EDTFMoment(endOf: month, year.last)
    case .day(let month, let day): return EDTFMoment(year.last, month, day)
    case .grouping(let number):
      let (month, count) = Self.months(of: number)
      let end = month + count - 1
      return end > 12 ? EDTFMoment(endOf: end - 12, year.last + 1) : EDTFMoment(endOf: end, year.last)
    }
  }

  /// The first month of a sub-year grouping, and how many months it has.
  ///
  /// Seasons without a hemisphere are the northern, meteorological ones; a winter belongs to the year it begins in.
  private static func months(of grouping: Int) -> (first: Int, count: Int) {
    switch grouping {
    case 21, 25, 31: (3, 3)
    case 22, 26, 32: (6, 3)
    case 23, 27, 29: (9, 3)
    case 24, 28, 30: (12, 3)
    case 33...36: ((grouping - 33) * 3 + 1, 3)
    case 37...39: ((grouping - 37) * 4 + 1, 4)
    case 40: (1, 6)
    default: (7, 6)
    }
  }
}
