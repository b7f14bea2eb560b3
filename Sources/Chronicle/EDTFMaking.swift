/// Dates made from numbers; each is null only where its numbers name no date.
extension EDTF {
  package init(_ day: Day) {
    self.init(form: .point(EDTFPoint(EDTFYear(day.year), .day(month: day.month, day: day.day))))
  }

  /// `2014`
  package init?(year: Int) {
    guard (-9999...9999).contains(year) else { return nil }
    self.init(form: .point(EDTFPoint(EDTFYear(year))))
  }

  /// `2014-03`
  package init?(year: Int, month: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month) else { return nil }
    self.init(form: .point(EDTFPoint(EDTFYear(year), .month(month))))
  }

  /// `2014-21` (spring) and the other sub-year groupings 21...41 of ISO 8601-2.
  package init?(year: Int, grouping: Int) {
    guard (-9999...9999).contains(year), (21...41).contains(grouping) else { return nil }
    self.init(form: .point(EDTFPoint(EDTFYear(year), .grouping(grouping))))
  }

  /// `199X` from any year of the decade.
  package init?(decadeOf year: Int) { self.init(around: year, unspecified: 1) }

  /// `18XX` from any year of the century.
  package init?(centuryOf year: Int) { self.init(around: year, unspecified: 2) }

  private init?(around year: Int, unspecified: Int) {
    guard (-9999...9999).contains(year) else { return nil }
    let unit = unspecified == 1 ? 10 : 100
    self.init(
      form: .point(
        EDTFPoint(
          EDTFYear(year / unit * unit, unspecified: unspecified, isNegative: year < 0))))
  }

  /// `2010/2014`: from the start of one date to the end of another; null bounds are open (`2010/..`, `../2014`).
  ///
  /// Ends that an interval cannot hold (quarters, decades, other intervals) are widened to the months or years they begin
  /// and end with. Null when it would end before it begins, or would have no end at all.
  package init?(from start: EDTF?, to end: EDTF?) {
    guard start != nil || end != nil else { return nil }
    let from = start?.asStart ?? .open
    let to = end?.asEnd ?? .open
    guard EDTF.objection(from, to) == nil else { return nil }
    self.init(form: .interval(from, to))
  }

  private var asStart: End {
    if case .interval(let from, _) = form { return from }
    return asOneEnd ?? first.map { .point(EDTF.opening($0, precision)) } ?? .open
  }

  private var asEnd: End {
    if case .interval(_, let to) = form { return to }
    return asOneEnd ?? last.map { .point(EDTF.closing($0, precision)) } ?? .open
  }

  /// The date itself where an interval can hold it.
  private var asOneEnd: End? {
    guard case .point(let point) = form, point.grouping.map({ $0 < 25 }) ?? true, !point.hasUnspecified else {
      return nil
    }
    return .point(point)
  }

  private static func opening(_ moment: EDTFMoment, _ precision: DatePrecision) -> EDTFPoint {
    let year = EDTFYear(moment.year)
    if moment.day > 1 { return EDTFPoint(year, .day(month: moment.month, day: moment.day)) }
    return moment.month > 1 || precision < .year ? EDTFPoint(year, .month(moment.month)) : EDTFPoint(year)
  }

  private static func closing(_ moment: EDTFMoment, _ precision: DatePrecision) -> EDTFPoint {
    let year = EDTFYear(moment.year)
    if moment.day < Day.count(inMonth: moment.month, of: moment.year) {
      return EDTFPoint(year, .day(month: moment.month, day: moment.day))
    }
    return moment.month < 12 || precision < .year ? EDTFPoint(year, .month(moment.month)) : EDTFPoint(year)
  }

  /// The same date marked `~`; itself where the form takes no mark.
  package var approximate: EDTF {
    switch form {
    case .point(let point) where point.grouping == nil && !point.year.isLong:
      let mark: EDTFPoint.Qualifier = point.qualifier == .uncertain || point.qualifier == .both ? .both : .approximate
      return EDTF(form: .point(EDTFPoint(point.year, point.part, mark)))
    case .point, .interval, .oneOf: return self
    }
  }
}
