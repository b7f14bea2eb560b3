import Chronicle
import Language

/// Seasons, quarters and halves of years.
extension DateGrammar {
  /// "spring 2019", "winter of 2013-14".
  func season(_ season: Int, _ start: Int) -> DatePhrase? {
    let at = tokens.folded(start + 1) == "of" || tokens.folded(start + 1) == "," ? start + 2 : start + 1
    if let winter = overTwoYears(season, at) { return winter }
    // "the fall of Kabul", "Spring Break"
    if tokens.folded(start + 1) == "of", year(after: start + 1).year == nil { return nil }
    return dated(.grouping(season), start + 1, .weak)
  }

  /// "winter 2013-14", "winter 2013/14".
  private func overTwoYears(_ season: Int, _ at: Int) -> DatePhrase? {
    if case .written(let edtf)? = word(at), edtf.precision == .interval, let first = edtf.earliest?.year {
      return EDTF(year: first, grouping: season).map { DatePhrase(.exact($0), to: at + 1) }
    }
    guard case .year(let year)? = word(at), tokens.isDash(at + 1), let next = tokens.token(at + 2)?.text,
      next == String(year + 1) || next == String(year + 1).suffix(2)
    else { return nil }
    return EDTF(year: year, grouping: season).map { DatePhrase(.exact($0), to: at + 3) }
  }

  /// "Q2 2023", "Q2"; "third quarter of 2019", "first half of last year".
  func grouping(_ number: Int, _ at: Int) -> DatePhrase? {
    let (year, end) = year(after: at)
    if let year { return EDTF(year: year, grouping: number).map { DatePhrase(.exact($0), to: end) } }
    if tokens.folded(at) == "of", let whole = phrase(at: at + 1) {
      switch whole.term {
      case .fromPublication(.year, _), .fromAnchor(.year, _), .current(.year):
        return DatePhrase(.part(.grouping(number), of: whole.term), to: whole.end, .adverbial)
      default: break
      }
    }
    return number == 40 || number == 41 ? nil : DatePhrase(.part(.grouping(number), of: .current(.year)), to: at, .weak)
  }
}
