import Chronicle

/// What date words say, before it is known which year or day they mean.
indirect enum DateTerm: Hashable, Sendable {
  /// A date in full.
  case exact(EDTF)
  /// "March", "5 March", "spring": a part of a year that the words leave open.
  case yearless(CalendarPart)
  /// "last March", "next spring", "this summer".
  case named(CalendarPart, DateStep)
  /// "Tuesday", "last Tuesday": Monday is 1.
  case weekday(Int, DateStep?)
  /// "the weekend", "next weekend"
  case weekend(DateStep?)
  /// "the 5th": of the month in question.
  case dayOfMonth(Int)
  /// "yesterday", "last year", "two years ago": so many units from the publication date.
  case fromPublication(DateUnit, Int)
  /// "the following year", "two years later", "that day": so many units from the last date of the text.
  case fromAnchor(DateUnit, Int)
  /// "the year", "the month": the one that the passage is about.
  case current(DateUnit)
  /// "the following Tuesday": Monday is 1.
  case weekdayFromAnchor(Int)
  /// "the past two years" (-2), "the next five days" (5).
  case stretch(DateUnit, Int)
  /// "the following two years" (2), "the previous decade" (-1): before or from the last date of the text.
  case stretchFromAnchor(DateUnit, Int)
  /// "three years ago tomorrow": so many months from a day that is so many days from the publication.
  case anniversary(months: Int, days: Int)
  /// "three days before 1 June" (-3): so many days from another.
  case daysFrom(DateTerm, Int)
  /// "two and a half years ago", "the week of 5 March": the unit that another date begins in.
  case around(DateUnit, DateTerm)
  /// The first or last day of a stretch: "by the end of 2014".
  case edge(isEnd: Bool, of: DateTerm)
  /// "the first half of last year", "the third quarter": a part of a year that another term gives.
  case part(CalendarPart, of: DateTerm)
  /// "March 2010 to May 2011".
  case span(DateTerm, DateTerm)
  /// "Wednesday of last week": Monday is 1.
  case weekdayOf(Int, week: DateTerm)
  /// "in two weeks": a date where the clause tells the future, else how long.
  case ahead(DateUnit, Int)
  /// "recently"
  case vague(DateExpression.Reference)
  /// "three days"
  case duration
  /// "31 February": said, but no date.
  case impossible
}

/// Which one of a row is meant, seen from the publication date.
enum DateStep: Hashable, Sendable { case last, this, next }

/// A part of a year.
enum CalendarPart: Hashable, Sendable {
  case month(Int)
  case day(month: Int, day: Int)
  /// A sub-year grouping of ISO 8601-2: 21...24 seasons, 33...36 quarters, 40...41 halves.
  case grouping(Int)
  /// So many days from Easter Sunday.
  case easter(Int)
  /// "Thanksgiving": the fourth Thursday of November; -1 is the last of its month. Monday is 1.
  case nth(Int, weekday: Int, month: Int)

  var isDay: Bool {
    if case .day = self { true } else { false }
  }

  /// Null where the year has no such day.
  func edtf(in year: Int) -> EDTF? {
    switch self {
    case .month(let month): EDTF(year: year, month: month)
    case .day(let month, let day): Day(year: year, month: month, day: day).map { EDTF($0) }
    case .grouping(let number): EDTF(year: year, grouping: number)
    case .easter(let days): Day.easter(year)?.adding(days: days).map { EDTF($0) }
    case .nth(let n, let weekday, let month): Day.nth(n, weekday, of: month, year).map { EDTF($0) }
    }
  }

  /// Whether any year has it: no year has a 31 February.
  var exists: Bool {
    if case .day(let month, let day) = self { return Day(year: 2000, month: month, day: day) != nil }
    return true
  }

  /// The month it begins with.
  var firstMonth: Int {
    switch self {
    case .month(let month), .day(let month, _), .nth(_, _, let month): month
    case .easter(let days): days > 20 ? 5 : 4
    case .grouping(let number) where number < 25: (number - 20) * 3
    case .grouping(let number) where number < 40: (number - 33) * 3 + 1
    case .grouping(let number): number == 40 ? 1 : 7
    }
  }
}

/// The tense of the clause around a date: it decides which March "in March" is.
package enum DateTense: Hashable, Sendable { case past, future, unknown }

/// How firmly months and days that name no year belong to the year of the text’s last date.
package enum AnchorHold: Hashable, Sendable {
  /// An article of its own day, which goes back in time now and then.
  case loose
  /// A history, which tells one year after the other and has no present.
  case account
  /// Below a heading that names the year.
  case section
}
