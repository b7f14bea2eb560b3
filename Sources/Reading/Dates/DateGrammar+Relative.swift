import Chronicle
import Language

/// Phrases that count from the publication date, or from the last date of the text.
extension DateGrammar {
  // MARK: "the ..."

  /// What follows "the", where the article belongs to the date and not to a noun behind it.
  func definite(_ at: Int) -> DatePhrase? {
    switch word(at) {
    case .decade, .century, .ordinal, .grouping, .partNoun: return phrase(at: at)
    case .cardinal(let n): return compoundOrdinal(n, at)
    case .prefixed(.part, let inner):
      switch inner {
      case .decade, .century, .ordinal: return phrase(at: at)
      default: return nil
      }
    case .partWord(let modifier):
      let next = tokens.isDash(at + 1) ? at + 2 : at + 1
      switch word(next) {
      case .decade, .century, .ordinal, .cardinal: return part(modifier, at)
      case .prefixed(.part, _): return part(modifier, at)
      case .year: return tokens.folded(next + 1) == "'s" ? part(modifier, at) : nil
      case .partNoun: return nil
      default: return nil
      }
    case .season:
      return phrase(at: at).map { $0.end > at + 1 ? $0 : DatePhrase($0.term, to: $0.end, .weak) }
    case .step(let step): return self.step(step, at, isDefinite: true)
    case .year: return tokens.folded(at + 1) == "'s" ? phrase(at: at) : nil
    case .unit(let unit): return definiteUnit(unit, at)
    case .units(.year):
      if case .year? = word(at + 1) { return phrase(at: at + 1) }
      return tokens.folded(at + 1) == "ahead" ? DatePhrase(.vague(.future), to: at + 2, .adverbial) : nil
    case .units:
      return tokens.folded(at + 1) == "ahead" ? DatePhrase(.vague(.future), to: at + 2, .adverbial) : nil
    default: break
    }
    if tokens.isAny(at, ["earlier", "later"]) {
      switch word(at + 1) {
      case .decade, .century, .ordinal: return part(tokens.folded(at) == "later" ? .end : .start, at)
      default: return nil
      }
    }
    if tokens.isAny(at, ["'", "‘", "’"]) { return phrase(at: at) }
    if tokens.isAny(at, ["final", "latter", "former"]) { return subdivision(at) }
    return nil
  }

  /// "the year 2030", "the month of March", "the weekend", "the year before", "the day after tomorrow", "the year".
  private func definiteUnit(_ unit: DateUnit, _ at: Int) -> DatePhrase? {
    let next = tokens.folded(at + 1) == "of" ? at + 2 : at + 1
    switch word(next) {
    case .cardinal(let year) where unit == .year && tokens.token(next)?.kind == .number && year > 0:
      return EDTF(year: year).map { DatePhrase(.exact($0), to: next + 1) }
    case .year where unit == .year, .month where unit == .month: return phrase(at: next).map(\.strong)
    case .decade where unit == .decade: return phrase(at: next)
    case .month where unit == .week, .cardinal where unit == .week && next == at + 2:
      return phrase(at: next).map { isDay($0.term) ? DatePhrase(.around(.week, $0.term), to: $0.end) : $0.strong }
    default: break
    }
    switch tokens.folded(at + 1) {
    case "before", "prior", "earlier":
      if unit == .day, tokens.folded(at + 2) == "yesterday" {
        return DatePhrase(.fromPublication(.day, -2), to: at + 3, .adverbial)
      }
      if unit == .day, let day = dayBeside(-1, at + 2) { return day }
      return endsClause(at + 2) ? DatePhrase(.fromAnchor(unit, -1), to: at + 2, .adverbial) : nil
    case "after":
      if unit == .day, tokens.folded(at + 2) == "tomorrow" {
        return DatePhrase(.fromPublication(.day, 2), to: at + 3, .adverbial)
      }
      if unit == .day, let day = dayBeside(1, at + 2) { return day }
      return endsClause(at + 2) ? DatePhrase(.fromAnchor(unit, 1), to: at + 2, .adverbial) : nil
    default: break
    }
    if tokens.folded(at + 1) == "ahead", unit != .day { return DatePhrase(.stretch(unit, 1), to: at + 2, .adverbial) }
    // "in the year to March"
    if tokens.folded(at + 1) == "to" { return nil }
    if unit == .weekend { return DatePhrase(.weekend(nil), to: at + 1, .weak) }
    return unit == .hour || unit == .day && tokens.folded(at - 2) != "in"
      ? nil : DatePhrase(.current(unit), to: at + 1, .weak)
  }

  /// "the day before 1 June 2010"
  private func dayBeside(_ count: Int, _ at: Int) -> DatePhrase? {
    guard let day = phrase(at: at), isDay(day.term), !tokens.isPossessive(day.end), !tokens.isContentWord(day.end)
    else {
      return nil
    }
    return DatePhrase(.daysFrom(day.term, count), to: day.end, .adverbial)
  }

  /// Whether nothing follows that "before" or "after" could belong to.
  func endsClause(_ at: Int) -> Bool {
    guard let token = tokens.token(at) else { return true }
    if token.kind == .punctuation { return !["(", "“", "\""].contains(token.text) }
    return ["and", "but", "or", "when", "that", "while", "in", "at", "on", "by", "with", "as", "which"].contains(
      token.folded)
      && tokens.folded(at + 1) != "the"
  }

  // MARK: "last", "this", "next"

  func step(_ step: DateStepWord, _ start: Int, isDefinite: Bool) -> DatePhrase? {
    var at = start + 1
    var step = step
    // "this past week", "that same year", "the same"
    if case .step(let second)? = word(at), [.this, .that, .coming].contains(step),
      [.past, .last, .same, .coming, .next].contains(second)
    {
      step = second == .past ? .last : second
      at += 1
    }
    switch word(at) {
    case .unit(let unit): return unitStep(step, unit, at + 1, isDefinite)
    case .units(let unit): return unitsStep(step, unit, at + 1)
    case .cardinal, .several: return stretch(step, at)
    case .weekday(let weekday): return weekdayStep(step, weekday, at + 1)
    case .month(let month): return named(.month(month), step, pastDayPart(tokens.afterStop(at)))
    case .season(let season): return named(.grouping(season), step, at + 1)
    case .feast(let day): return named(day, step, at + 1)
    case .dayPart: return dayPartStep(step, at + 1)
    default: return nil
    }
  }

  private func unitStep(_ step: DateStepWord, _ unit: DateUnit, _ end: Int, _ isDefinite: Bool) -> DatePhrase? {
    // "to this day" goes on.
    if unit == .hour || unit == .day && step == .this && tokens.folded(end - 3) == "to" { return nil }
    if unit == .weekend {
      let step: DateStep? = step == .this ? .this : step == .next || step == .coming ? .next : .last
      return DatePhrase(.weekend(step), to: end, .adverbial)
    }
    if tokens.folded(end) == "of", step == .last || step == .this { return quarterOf(step, unit, end) }
    let term: DateTerm? =
      switch step {
      case .last where isDefinite && unit == .decade: .stretch(unit, -1)
      case .last: unit == .day ? nil : .fromPublication(unit, -1)
      case .past: .stretch(unit, -1)
      case .this: .fromPublication(unit, 0)
      case .next: isDefinite ? .fromAnchor(unit, 1) : .fromPublication(unit, 1)
      case .coming: .fromPublication(unit, 1)
      case .following: .fromAnchor(unit, 1)
      case .previous: .fromAnchor(unit, -1)
      case .same, .that: .fromAnchor(unit, 0)
      case .recent: nil
      }
    return term.map { DatePhrase($0, to: end, .adverbial) }
  }

  /// "the last quarter of 2019"
  private func quarterOf(_ step: DateStepWord, _ unit: DateUnit, _ end: Int) -> DatePhrase? {
    unit == .quarter && step == .last ? grouping(36, end) : nil
  }

  private func unitsStep(_ step: DateStepWord, _ unit: DateUnit, _ end: Int) -> DatePhrase? {
    switch step {
    case .last, .past, .recent, .previous: DatePhrase(.vague(.past), to: end, .adverbial)
    case .coming, .next: DatePhrase(.vague(.future), to: end, .adverbial)
    case .this, .following, .same, .that: nil
    }
  }

  /// "the past two years", "the next few days".
  private func stretch(_ step: DateStepWord, _ at: Int) -> DatePhrase? {
    guard let count = quantity(at), step != .this, step != .same, step != .that else { return nil }
    let sign = [.next, .coming, .following].contains(step) ? 1 : -1
    guard let n = count.n else {
      return DatePhrase(.vague(sign < 0 ? .past : .future), to: count.end, .adverbial)
    }
    if count.unit == .hour {
      guard let days = days(count) else { return DatePhrase(.duration, to: count.end, .adverbial) }
      return DatePhrase(.stretch(.day, sign * days), to: count.end, .adverbial)
    }
    if step == .following || step == .previous {
      return DatePhrase(.stretchFromAnchor(count.unit, sign * n), to: count.end, .adverbial)
    }
    return DatePhrase(.stretch(count.unit, sign * n), to: count.end, .adverbial)
  }

  private func weekdayStep(_ step: DateStepWord, _ weekday: Int, _ at: Int) -> DatePhrase? {
    let end = pastDayPart(at)
    switch step {
    case .last, .past, .previous: return DatePhrase(.weekday(weekday, .last), to: end, .adverbial)
    case .this: return DatePhrase(.weekday(weekday, .this), to: end, .adverbial)
    case .next, .coming: return DatePhrase(.weekday(weekday, .next), to: end, .adverbial)
    case .following: return DatePhrase(.weekdayFromAnchor(weekday), to: end, .adverbial)
    case .same, .that, .recent: return nil
    }
  }

  private func named(_ part: CalendarPart, _ step: DateStepWord, _ end: Int) -> DatePhrase? {
    switch step {
    case .last, .past: DatePhrase(.named(part, .last), to: end, .adverbial)
    case .this: DatePhrase(.named(part, .this), to: end, .adverbial)
    case .next, .coming: DatePhrase(.named(part, .next), to: end, .adverbial)
    case .same, .that: DatePhrase(.part(part, of: .fromAnchor(.year, 0)), to: end, .adverbial)
    case .following: DatePhrase(.part(part, of: .fromAnchor(.year, 1)), to: end, .adverbial)
    case .previous: DatePhrase(.part(part, of: .fromAnchor(.year, -1)), to: end, .adverbial)
    case .recent: nil
    }
  }

  /// "last night", "this morning", "the next morning".
  private func dayPartStep(_ step: DateStepWord, _ end: Int) -> DatePhrase? {
    let term: DateTerm? =
      switch step {
      case .last: .fromPublication(.day, -1)
      case .this: .fromPublication(.day, 0)
      case .next, .following: .fromAnchor(.day, 1)
      case .previous: .fromAnchor(.day, -1)
      case .same, .that: .fromAnchor(.day, 0)
      case .past, .coming, .recent: nil
      }
    return term.map { DatePhrase($0, to: end, .adverbial) }
  }
}
