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
  let tense: () -> DateTense

  /// Null where the words and the two dates do not tell.
  func resolve(_ term: DateTerm) -> Resolved? {
    switch term {
    case .exact(let edtf): Resolved(edtf: edtf, basis: .stated)
    case .yearless(let part): yearless(part)
    case .named(let part, let step): relative(published.flatMap { named(part, step, $0) })
    case .weekday(let weekday, let step): relative(published.flatMap { self.weekday(weekday, step, $0) })
    case .weekend(let step): relative(published.flatMap { weekend(step, $0) })
    case .dayOfMonth(let day): dayOfMonth(day)
    case .fromPublication(let unit, let count): relative(published.flatMap { unit.edtf(unit.index(of: $0) + count) })
    case .fromAnchor(let unit, let count): context(fromAnchor(unit, count))
    case .current(let unit): current(unit)
    case .weekdayFromAnchor(let weekday): context(weekdayFromAnchor(weekday))
    case .stretch(let unit, let count): relative(published.flatMap { stretch(unit, count, $0) })
    case .part(let part, let whole): self.part(part, of: whole)
    case .span(let from, let to): span(from, to)
    case .vague, .duration: nil
    }
  }

  private func relative(_ edtf: EDTF?) -> Resolved? { edtf.map { Resolved(edtf: $0, basis: .relative) } }
  private func context(_ edtf: EDTF?) -> Resolved? { edtf.map { Resolved(edtf: $0, basis: .context) } }

  // MARK: Parts of a year that is not named

  private func yearless(_ part: CalendarPart) -> Resolved? {
    if let year = anchorYear, anchorOutweighs(year) { return context(part.edtf(in: year)) }
    guard let published else { return context(anchorYear.flatMap { part.edtf(in: $0) }) }
    return relative(part.edtf(in: year(of: part, near: published)))
  }

  /// An article that last spoke of 2014 goes on in 2014; one that last spoke of this or last year is about its own time.
  private func anchorOutweighs(_ year: Int) -> Bool {
    guard let published else { return true }
    return anchorIsNear ? year != published.year : year < published.year - 1
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
    // The publication's own year, unless a neighbour is far nearer.
    case .unknown:
      if month - day.month > 8 { return day.year - 1 }
      return day.month - month > 8 ? day.year + 1 : day.year
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
    if let year = anchorYear, anchorOutweighs(year) { return context(fromAnchor(unit, 0)) }
    return resolve(published == nil ? .fromAnchor(unit, 0) : .fromPublication(unit, 0))
  }

  /// Null where the anchor is too coarse: no month is "three months after 2014".
  private func fromAnchor(_ unit: DateUnit, _ count: Int) -> EDTF? {
    guard let first = anchor?.earliest, let last = anchor?.latest, unit.index(of: first) == unit.index(of: last) else {
      return nil
    }
    return unit.edtf(unit.index(of: first) + count)
  }

  /// "The past two years" begin two years before the publication date and end with it.
  private func stretch(_ unit: DateUnit, _ count: Int, _ day: Day) -> EDTF? {
    let far =
      unit == .decade || unit == .century ? (DateUnit.year, count * (unit == .decade ? 10 : 100)) : (unit, count)
    guard let end = far.0.edtf(far.0.index(of: day) + far.1) else { return nil }
    return count < 0 ? EDTF(from: end, to: EDTF(day)) : EDTF(from: EDTF(day), to: end)
  }

  // MARK: Parts and spans

  private func part(_ part: CalendarPart, of whole: DateTerm) -> Resolved? {
    guard let whole = resolve(whole), let first = whole.edtf.earliest, let last = whole.edtf.latest,
      first.year == last.year
    else { return nil }
    return part.edtf(in: first.year).map { Resolved(edtf: $0, basis: whole.basis) }
  }

  /// A year that only one end names holds for both: "from December to March 2019" begins in 2018.
  private func span(_ from: DateTerm, _ to: DateTerm) -> Resolved? {
    if case .yearless(let part) = from, let end = resolve(to), let last = end.edtf.latest, let first = end.edtf.earliest
    {
      let year = part.firstMonth > first.month ? last.year - 1 : last.year
      return EDTF(from: part.edtf(in: year), to: end.edtf).map { Resolved(edtf: $0, basis: end.basis) }
    }
    guard let start = resolve(from) else { return nil }
    if case .yearless(let part) = to, let first = start.edtf.earliest {
      let year = part.firstMonth < first.month ? first.year + 1 : first.year
      return EDTF(from: start.edtf, to: part.edtf(in: year)).map { Resolved(edtf: $0, basis: start.basis) }
    }
    guard let end = resolve(to), let edtf = EDTF(from: start.edtf, to: end.edtf) else { return nil }
    return Resolved(edtf: edtf, basis: start.basis == .stated ? end.basis : start.basis)
  }
}
