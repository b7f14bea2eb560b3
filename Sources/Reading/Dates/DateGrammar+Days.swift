import Chronicle
import Language

/// Months, days and weekdays.
extension DateGrammar {
  /// A year that may follow a month or day: "2017", ", 2017", "of 2017", "in 2017"; else null and the same place.
  func year(after at: Int) -> (year: Int?, end: Int) {
    let skipped = tokens.isAny(at, [",", "of", "in"]) || tokens.isJoin(at) ? at + 1 : at
    guard case .year(let year)? = word(skipped), (1000...2100).contains(year),
      !YearEvidence(tokens: tokens).isCounted(skipped)
    else { return (nil, at) }
    return (year, skipped + 1)
  }

  func dated(_ part: CalendarPart, _ at: Int, _ form: DatePhrase.Form = .nominal) -> DatePhrase? {
    let (year, end) = year(after: at)
    guard part.exists else { return DatePhrase(.impossible, to: end) }
    guard let year else { return ofNamedYear(part, at) ?? DatePhrase(.yearless(part), to: end, form) }
    return DatePhrase(part.edtf(in: year).map { .exact($0) } ?? .impossible, to: end)
  }

  /// "March last year", "March of the same year", "spring of this year".
  private func ofNamedYear(_ part: CalendarPart, _ at: Int) -> DatePhrase? {
    var at = tokens.isAny(at, ["of", "in", ","]) ? at + 1 : at
    let isDefinite = tokens.folded(at) == "the"
    if isDefinite { at += 1 }
    guard case .step(let step)? = word(at), let year = self.step(step, at, isDefinite: isDefinite) else { return nil }
    switch year.term {
    case .fromPublication(.year, _), .fromAnchor(.year, _):
      return DatePhrase(.part(part, of: year.term), to: year.end)
    default: return nil
    }
  }

  /// "March", "March 2017", "March 5", "March 5, 2017", "March the 5th", "March 5-7".
  func month(_ month: Int, _ start: Int) -> DatePhrase? {
    let next = tokens.afterStop(start)
    if month == 5, tokens.folded(next) == "day", tokens.token(next)?.isCapitalized ?? false {
      return dated(.day(month: 5, day: 1), next + 1)
    }
    if let day = dayNumber(tokens.folded(next) == "the" ? next + 1 : next) {
      let end = tokens.folded(next) == "the" ? next + 2 : next + 1
      if let year = yearOfDays(after: day, end) {
        return DatePhrase(Day(year: year, month: month, day: day).map { .exact(EDTF($0)) } ?? .impossible, to: end)
      }
      return dated(.day(month: month, day: day), end)
    }
    if case .pair(let from, let to)? = word(next), to <= 31 {
      let (year, end) = year(after: next + 1)
      return span(.day(month: month, day: from), .day(month: month, day: to), year, end)
    }
    if let range = months(from: month, next) { return range }
    if let year = yearOfList(month, next) {
      return EDTF(year: year, month: month).map { DatePhrase(.exact($0), to: next) }
    }
    return dated(.month(month), next, .weak)
  }

  /// "March-May 2017", "January–February".
  private func months(from first: Int, _ at: Int) -> DatePhrase? {
    guard tokens.isDash(at) || tokens.isJoin(at), case .month(let last)? = word(at + 1), last > first else {
      return nil
    }
    let (year, end) = year(after: tokens.afterStop(at + 1))
    return span(.month(first), .month(last), year, end)
  }

  /// The year of "May, June and July 2019", for those before the last.
  private func yearOfList(_ month: Int, _ at: Int) -> Int? {
    var (last, at) = (month, at)
    for _ in 0..<6 {
      if tokens.folded(at) == ",", tokens.isAny(at + 1, ["and", "or"]) { at += 1 }
      guard tokens.isAny(at, [",", "and", "or"]), case .month(let next)? = word(at + 1), next > last else { return nil }
      (last, at) = (next, tokens.afterStop(at + 1))
      if let year = year(after: at).year { return year }
    }
    return nil
  }

  /// The year of "April 28, 29 and 30, 2014", for those before the last.
  private func yearOfDays(after day: Int, _ at: Int) -> Int? {
    var (last, at) = (day, at)
    for _ in 0..<6 {
      if tokens.folded(at) == ",", tokens.isAny(at + 1, ["and", "or"]) { at += 1 }
      guard tokens.isAny(at, [",", "and", "or"]), let next = dayNumber(at + 1), next > last else { return nil }
      (last, at) = (next, at + 2)
      if let year = year(after: at).year { return year }
    }
    return nil
  }

  /// A number that can be a day and counts nothing.
  private func dayNumber(_ at: Int) -> Int? {
    switch word(at) {
    case .cardinal(let n)?:
      guard (1...31).contains(n), tokens.token(at)?.kind == .number, !YearEvidence(tokens: tokens).isCounted(at) else {
        return nil
      }
      return n
    case .ordinal(let n)?: return (1...31).contains(n) ? n : nil
    default: return nil
    }
  }

  private func span(_ from: CalendarPart, _ to: CalendarPart, _ year: Int?, _ end: Int) -> DatePhrase? {
    guard from.exists, to.exists else { return nil }
    guard let year else { return DatePhrase(.span(.yearless(from), .yearless(to)), to: end) }
    guard let first = from.edtf(in: year), let last = to.edtf(in: year) else { return nil }
    return EDTF(from: first, to: last).map { DatePhrase(.exact($0), to: end) }
  }

  /// "5-7 March 2017"
  func days(_ from: Int, _ to: Int, _ start: Int) -> DatePhrase? {
    guard case .month(let month)? = word(start + 1), to <= 31 else { return nil }
    let (year, end) = year(after: tokens.afterStop(start + 1))
    return span(.day(month: month, day: from), .day(month: month, day: to), year, end)
  }

  /// "5 March", "5th of March, 2017", "5 and 6 March" (the 5th alone: the 6th is the next phrase).
  func dayMonth(_ day: Int, _ start: Int) -> DatePhrase? {
    guard (1...31).contains(day) else { return nil }
    var at = start + 1
    var end: Int?
    for _ in 0..<4 {
      let month = tokens.folded(at) == "of" || tokens.isJoin(at) && end == nil && isMonth(at + 1) ? at + 1 : at
      if case .month(let number)? = word(month) {
        guard let phrase = dated(.day(month: number, day: day), tokens.afterStop(month)) else { return nil }
        guard let end else { return phrase }
        return DatePhrase(phrase.term, to: end)
      }
      guard Self.joints.contains(tokens.folded(at)) || tokens.isDash(at), dayNumber(at + 1) != nil else { return nil }
      end = end ?? at
      at += 2
    }
    return nil
  }

  private func isMonth(_ at: Int) -> Bool { if case .month? = word(at) { true } else { false } }

  /// "25-12-2014" where only one order makes a date.
  func hyphenedDay(_ first: Int, _ start: Int) -> DatePhrase? {
    guard tokens.isJoin(start + 1), tokens.isJoin(start + 3), case .cardinal(let second)? = word(start + 2),
      case .year(let year)? = word(start + 4)
    else { return nil }
    let days = [Day(year: year, month: first, day: second), Day(year: year, month: second, day: first)].compactMap(
      \.self)
    guard Set(days).count == 1, let day = days.first else { return nil }
    return DatePhrase(.exact(EDTF(day)), to: start + 5)
  }

  private static let joints: Set<String> = ["and", ",", "or", "&", "to", "through", "until", "till"]

  // MARK: Days with names

  /// "Christmas 1991", "Christmas Day", "Christmas Eve", "Halloween".
  func feast(_ part: CalendarPart, _ start: Int) -> DatePhrase? {
    guard tokens.token(start + 1)?.isCapitalized ?? false else { return dated(part, start + 1, .weak) }
    switch (part, tokens.folded(start + 1)) {
    case (_, "day"), (.easter, "sunday"): return dated(part, start + 2)
    case (.easter, "monday"): return dated(.easter(1), start + 2)
    case (.easter, _), (.nth, _): return nil
    case (.day(let month, let day), "eve"): return dated(.day(month: month, day: day - 1), start + 2)
    // "Christmas Island"
    default: return nil
    }
  }

  /// "New Year’s Day", "New Year’s Eve", "Boxing Day".
  func namedDay(_ start: Int) -> DatePhrase? {
    guard tokens.token(start)?.isCapitalized ?? false else { return nil }
    if tokens.folded(start + 1) == "day" || tokens.folded(start + 1) == "friday",
      let day = Self.named[tokens.folded(start)],
      tokens.token(start + 1)?.isCapitalized ?? false,
      (tokens.folded(start) == "good") == (tokens.folded(start + 1) == "friday")
    {
      // "the Good Friday Agreement"
      let isName = tokens.token(start + 2).map { $0.kind == .word && $0.isCapitalized } ?? false
      return isName ? nil : dated(day, start + 2)
    }
    guard tokens.starts(start, ["new", "year"]), tokens.isPossessive(start + 2) else { return nil }
    switch tokens.folded(start + 3) {
    case "day": return dated(.day(month: 1, day: 1), start + 4)
    case "eve": return dated(.day(month: 12, day: 31), start + 4)
    default: return nil
    }
  }

  /// Days that are named before "Day" or, after "Good", "Friday".
  static let named: [String: CalendarPart] = [
    "boxing": .day(month: 12, day: 26), "good": .easter(-2), "labor": .nth(1, weekday: 1, month: 9),
    "memorial": .nth(-1, weekday: 1, month: 5), "bastille": .day(month: 7, day: 14),
    "veterans": .day(month: 11, day: 11),
    "armistice": .day(month: 11, day: 11), "columbus": .nth(2, weekday: 1, month: 10),
  ]

  func weekday(_ weekday: Int, _ start: Int) -> DatePhrase? {
    let next = tokens.afterStop(start)
    for at in [next, tokens.folded(next) == "," ? next + 1 : next] {
      let at = tokens.folded(at) == "the" ? at + 1 : at
      switch word(at) {
      case .month, .cardinal, .ordinal, .written:
        if let phrase = phrase(at: at), isDay(phrase.term) { return phrase }
      default: break
      }
    }
    // "Sun" and "Sat" alone are other words; "every Friday" is no date.
    guard tokens.folded(start).utf8.count > 5, !Self.unlikeWeekdays.contains(tokens.folded(start - 1)) else {
      return nil
    }
    // "The Sunday Times" is a name.
    if tokens.folded(start - 1) == "the", tokens.token(start + 1)?.isCapitalized ?? false { return nil }
    if let phrase = ofWeek(weekday, pastDayPart(start + 1)) { return phrase }
    return DatePhrase(.weekday(weekday, nil), to: pastDayPart(start + 1))
  }

  /// "Wednesday of last week", "Monday this week".
  private func ofWeek(_ weekday: Int, _ at: Int) -> DatePhrase? {
    let at = tokens.folded(at) == "of" ? at + 1 : at
    guard case .step(let step)? = word(at), word(at + 1) == .unit(.week),
      let week = self.step(step, at, isDefinite: false)
    else { return nil }
    return DatePhrase(.weekdayOf(weekday, week: week.term), to: week.end)
  }

  /// "Every Friday" is no date, "Good Friday" not the next one.
  private static let unlikeWeekdays: Set<String> = [
    "every", "each", "most", "good", "black", "bloody", "holy", "ash", "palm", "easter", "maundy", "super", "cyber",
  ]

  /// "Tuesday evening": the part of the day belongs to the phrase.
  func pastDayPart(_ at: Int) -> Int { if case .dayPart? = word(at) { at + 1 } else { at } }
}
