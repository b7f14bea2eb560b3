import Chronicle

/// Gives terms their dates, from the publication date and the last date of the text.
///
/// The rules are those of HeidelTime for news (Strötgen and Gertz 2010), stricter where they would invent a date.
struct DateResolver {
  struct Resolved: Hashable {
    let edtf: EDTF
    let basis: EventDate.Basis
  }

  let published: Day?
  /// The last date that the text gave, for "the following year".
  var anchor: EDTF?
  /// Whether the anchor stands in the same sentence: it then outweighs the publication date.
  var anchorIsNear = false
  var hold = AnchorHold.loose
  let tense: () -> DateTense
  /// Whether the clause tells what had happened before.
  var isEarlier: () -> Bool = { false }

  /// Null where the words and the two dates do not tell.
  func resolve(_ term: DateTerm) -> Resolved? {
    switch term {
    case .exact(let edtf): Resolved(edtf: edtf, basis: .stated)
    case .yearless(let part): yearless(part)
    case .named(let part, let step): relative(published.flatMap { named(part, step, $0) })
    case .weekday(let weekday, let step): relative(published.flatMap { self.weekday(weekday, step, $0) })
    case .weekend(let step): relative(published.flatMap { weekend(step, $0) })
    case .dayOfMonth(let day): dayOfMonth(day)
    case .fromPublication(.week, 0): relative(published.flatMap { thisWeek($0) })
    case .fromPublication(let unit, let count): relative(published.flatMap { unit.edtf(unit.index(of: $0) + count) })
    case .fromAnchor(let unit, let count): context(fromAnchor(unit, count))
    case .current(let unit): current(unit)
    case .weekdayFromAnchor(let weekday): context(weekdayFromAnchor(weekday))
    case .stretch(let unit, let count): stretch(unit, count)
    case .stretchFromAnchor(let unit, let count): context(stretchFromAnchor(unit, count))
    case .anniversary(let months, let days):
      relative(published.flatMap { $0.adding(days: days)?.adding(months: months) }.map { EDTF($0) })
    case .ahead(let unit, let count): tense() == .future ? resolve(.fromPublication(unit, count)) : nil
    case .weekdayOf(let weekday, let week): weekdayOf(weekday, week)
    case .daysFrom(let day, let count): daysFrom(day, count)
    case .around(let unit, let term): around(unit, term)
    case .edge(let isEnd, let whole): edge(isEnd, of: whole)
    case .part(let part, let whole): self.part(part, of: whole)
    case .span(let from, let to): span(from, to)
    case .vague, .duration, .impossible: nil
    }
  }

  private func relative(_ edtf: EDTF?) -> Resolved? { edtf.map { Resolved(edtf: $0, basis: .relative) } }
  private func context(_ edtf: EDTF?) -> Resolved? { edtf.map { Resolved(edtf: $0, basis: .context) } }

  // MARK: Parts of a year that is not named

  private func yearless(_ part: CalendarPart) -> Resolved? {
    if let coming = coming(part) { return context(coming) }
    if hold != .loose, !anchorIsNear, let year = anchorYear { return held(part, in: year) }
    if let before = before(part) { return context(before) }
    if let year = anchorYear, anchorOutweighs(year, part) { return context(part.edtf(in: year)) }
    guard let published else { return context(anchorYear.flatMap { part.edtf(in: $0) }) }
    return relative(part.edtf(in: year(of: part, near: published)))
  }

  /// How many months an account goes back to a day without saying so; what is further may be of the next year.
  private static let longestStepBack = 3

  /// A history that stands in June 1965 means with January the next or goes back: it is not said which.
  private func held(_ part: CalendarPart, in year: Int) -> Resolved? {
    guard hold == .account, let anchor, anchor.precision <= .month, let first = anchor.earliest,
      first.month - part.firstMonth > (part.isDay ? Self.longestStepBack : 0)
    else { return context(part.edtf(in: year)) }
    return nil
  }

  /// "It cut ties in August 2021. It had recalled its envoy in July": the last July before what was told.
  private func before(_ part: CalendarPart) -> EDTF? {
    guard !anchorIsNear, let published, let anchor, anchor.precision <= .month, let first = anchor.earliest,
      first.year < published.year, isEarlier()
    else { return nil }
    return [first.year, first.year - 1].lazy.compactMap { part.edtf(in: $0) }
      .first { edtf in edtf.earliest.map { $0 <= first } ?? false }
  }

  /// "Next month in Rome, in January in Oslo": what follows a coming date in its sentence comes after it.
  private func coming(_ part: CalendarPart) -> EDTF? {
    guard anchorIsNear, let published, let first = anchor?.earliest, first > published else { return nil }
    return [first.year, first.year + 1].lazy.compactMap { part.edtf(in: $0) }
      .first { edtf in edtf.earliest.map { $0 >= first } ?? false }
  }

  /// An account that has come to June 1965 goes on with that August; one that only mentioned 1965, or has passed the month
  /// already, is back in its own time.
  private func anchorOutweighs(_ year: Int, _ part: CalendarPart?) -> Bool {
    guard let published, hold == .loose else { return true }
    if anchorIsNear { return year != published.year }
    guard year < published.year - 1, let anchor, anchor.precision <= .month, let last = anchor.latest else {
      return false
    }
    return part.map { $0.firstMonth >= last.month } ?? true
  }

  private var anchorYear: Int? {
    guard let first = anchor?.earliest, let last = anchor?.latest, first.year == last.year else { return nil }
    return first.year
  }

  private func year(of part: CalendarPart, near day: Day) -> Int {
    let month = part.firstMonth
    switch tense() {
    case .past: return isAfter(part, day) ? day.year - 1 : day.year
    case .future: return month < day.month ? day.year + 1 : day.year
    // The publication's own year, unless that is far ahead.
    case .unknown: return month - day.month > 8 ? day.year - 1 : day.year
    }
  }

  private func isAfter(_ part: CalendarPart, _ day: Day) -> Bool {
    part.edtf(in: day.year)?.earliest.map { $0 > day } ?? (part.firstMonth > day.month)
  }

  private func named(_ part: CalendarPart, _ step: DateStep, _ day: Day) -> EDTF? {
    let years = (day.year - 2)...(day.year + 2)
    switch step {
    case .last: return years.reversed().lazy.compactMap { part.edtf(in: $0) }.first { isBefore($0, day) }
    case .next:
      return years.lazy.compactMap { part.edtf(in: $0) }.first { edtf in edtf.earliest.map { $0 > day } ?? false }
    case .this:
      let last = part.edtf(in: day.year - 1)
      if let end = last?.latest, end >= day { return last }
      return part.edtf(in: day.year)
    }
  }

  private func isBefore(_ edtf: EDTF, _ day: Day) -> Bool { edtf.latest.map { $0 < day } ?? false }

  // MARK: Days

  /// Bare: the most recent one, the publication day itself included; the coming one where the clause tells the future.
  private func weekday(_ weekday: Int, _ step: DateStep?, _ day: Day) -> EDTF? {
    let back = (day.weekday - weekday + 7) % 7
    let ahead = (weekday - day.weekday + 7) % 7
    let offset: Int
    switch step {
    case .last: offset = back == 0 ? -7 : -back
    case .next: offset = ahead == 0 ? 7 : ahead
    case .this, nil: offset = tense() == .future ? ahead : -back
    }
    return day.adding(days: offset).map { EDTF($0) }
  }

  /// What has happened this week has happened by the publication.
  private func thisWeek(_ day: Day) -> EDTF? {
    let week = DateUnit.week.edtf(DateUnit.week.index(of: day))
    guard tense() == .past, let first = week?.earliest else { return week }
    return first == day ? EDTF(day) : EDTF(from: EDTF(first), to: EDTF(day))
  }

  /// The most recent weekend, unless the clause tells the future.
  private func weekend(_ step: DateStep?, _ day: Day) -> EDTF? {
    let week = DateUnit.week.index(of: day)
    let recent = day.weekday >= 6 ? week : week - 1
    switch step {
    case .last: return DateUnit.weekend.edtf(week - 1)
    case .next: return DateUnit.weekend.edtf(day.weekday >= 6 ? week + 1 : week)
    case .this, nil: return DateUnit.weekend.edtf(tense() == .future ? week : recent)
    }
  }

  private func weekdayFromAnchor(_ weekday: Int) -> EDTF? {
    guard let day = anchor?.latest, anchor?.precision == .day else { return nil }
    let ahead = (weekday - day.weekday + 7) % 7
    return day.adding(days: ahead == 0 ? 7 : ahead).map { EDTF($0) }
  }

  private func dayOfMonth(_ day: Int) -> Resolved? {
    guard let first = anchor?.earliest, let last = anchor?.latest, (first.year, first.month) == (last.year, last.month)
    else { return nil }
    return context(Day(year: first.year, month: first.month, day: day).map { EDTF($0) })
  }

  // MARK: Offsets and stretches

  private func current(_ unit: DateUnit) -> Resolved? {
    if let year = anchorYear, anchorOutweighs(year, nil) { return context(fromAnchor(unit, 0)) }
    return resolve(published == nil ? .fromAnchor(unit, 0) : .fromPublication(unit, 0))
  }

  /// Null where the anchor is too coarse: no month is "three months after 2014".
  private func fromAnchor(_ unit: DateUnit, _ count: Int) -> EDTF? {
    if unit == .day, count != 0, count.isMultiple(of: 7), anchor?.precision == .interval {
      return fromAnchor(.week, count / 7)
    }
    guard let first = anchor?.earliest, let last = anchor?.latest, unit.index(of: first) == unit.index(of: last) else {
      return nil
    }
    return unit.edtf(unit.index(of: first) + count)
  }

  /// "The past two years" end with the publication, "the next two" begin with it. Told in the past, the next two are
  /// those after the last date of the text.
  private func stretch(_ unit: DateUnit, _ count: Int) -> Resolved? {
    if count > 0, tense() == .past { return context(stretchFromAnchor(unit, count)) }
    guard let day = published else { return nil }
    if unit == .week { return stretch(.day, count * 7) }
    let (unit, count) = inYears(unit, count)
    if count < 0 { return relative(EDTF(from: beginning(unit, -count, before: day), to: EDTF(day))) }
    return relative(unit.edtf(unit.index(of: day) + count).flatMap { EDTF(from: EDTF(day), to: $0) })
  }

  /// The month or year whose first day is nearest to so many months or years ago: in October "the past year" is this year
  /// rather than all of the last one as well.
  private func beginning(_ unit: DateUnit, _ count: Int, before day: Day) -> EDTF? {
    let index = unit.index(of: day) - count
    guard unit == .month || unit == .year else { return unit.edtf(index) }
    let isLate = unit == .month ? day.day > 15 : day.month > 6
    return unit.edtf(isLate ? index + 1 : index)
  }

  private func stretchFromAnchor(_ unit: DateUnit, _ count: Int) -> EDTF? {
    let (unit, count) = inYears(unit, count)
    guard let anchor, let far = fromAnchor(unit, count) else { return nil }
    return count < 0 ? EDTF(from: far, to: anchor) : EDTF(from: anchor, to: far)
  }

  private func inYears(_ unit: DateUnit, _ count: Int) -> (DateUnit, Int) {
    switch unit {
    case .decade: (.year, count * 10)
    case .century: (.year, count * 100)
    default: (unit, count)
    }
  }

  private func weekdayOf(_ weekday: Int, _ week: DateTerm) -> Resolved? {
    guard let week = resolve(week), let day = week.edtf.earliest?.adding(days: weekday - 1) else { return nil }
    return Resolved(edtf: EDTF(day), basis: week.basis)
  }

  private func daysFrom(_ term: DateTerm, _ count: Int) -> Resolved? {
    guard let date = resolve(term), date.edtf.precision == .day, let day = date.edtf.earliest?.adding(days: count)
    else {
      return nil
    }
    return Resolved(edtf: EDTF(day), basis: date.basis)
  }

  private func around(_ unit: DateUnit, _ term: DateTerm) -> Resolved? {
    guard let date = resolve(term), let first = date.edtf.earliest, let edtf = unit.edtf(unit.index(of: first)) else {
      return nil
    }
    return Resolved(edtf: edtf, basis: date.basis)
  }

  private func edge(_ isEnd: Bool, of whole: DateTerm) -> Resolved? {
    guard let date = resolve(whole), let day = isEnd ? date.edtf.latest : date.edtf.earliest else { return nil }
    return Resolved(edtf: EDTF(day), basis: date.basis)
  }

  // MARK: Parts and spans

  private func part(_ part: CalendarPart, of whole: DateTerm) -> Resolved? {
    guard let whole = resolve(whole), let first = whole.edtf.earliest, let last = whole.edtf.latest,
      first.year == last.year
    else { return nil }
    return part.edtf(in: first.year).map { Resolved(edtf: $0, basis: whole.basis) }
  }

  private func span(_ from: DateTerm, _ to: DateTerm) -> Resolved? {
    guard let ends = ends(from, to), let edtf = EDTF(from: ends.first.edtf, to: ends.last.edtf) else { return nil }
    return Resolved(edtf: edtf, basis: ends.first.basis == .stated ? ends.last.basis : ends.first.basis)
  }

  /// Both ends of a range. A year that only one of them names holds for both: "from December to March 2019" begins in 2018.
  /// Where neither names one, the end is the next after the beginning: what is told may not have ended yet.
  func ends(_ from: DateTerm, _ to: DateTerm) -> (first: Resolved, last: Resolved)? {
    if case .yearless(let part) = from, !to.isYearless, let end = resolve(to), end.edtf.precision < .year,
      let last = end.edtf.latest, let first = end.edtf.earliest
    {
      let year = part.firstMonth > first.month ? last.year - 1 : last.year
      return part.edtf(in: year).map { (Resolved(edtf: $0, basis: end.basis), end) }
    }
    guard let start = resolve(from) else { return nil }
    if case .yearless(let part) = to, let first = start.edtf.earliest {
      let year = part.firstMonth < first.month ? first.year + 1 : first.year
      return part.edtf(in: year).map { (start, Resolved(edtf: $0, basis: start.basis)) }
    }
    return resolve(to).map { (start, $0) }
  }
}
