import Chronicle

/// Counts that lead from another day to the one meant.
extension DateGrammar {
  /// "two years ago", "three days later", "five weeks from now", from the count on; null where it is only a length.
  func offset(_ quantity: Quantity) -> DatePhrase? {
    let end = quantity.end
    switch tokens.folded(end) {
    case "ago": return ago(quantity, end + 1)
    case "back" where endsClause(end + 1): return ago(quantity, end + 1)
    case "before" where dayOffset(quantity, -1, end + 1) != nil: return dayOffset(quantity, -1, end + 1)
    case "after" where dayOffset(quantity, 1, end + 1) != nil: return dayOffset(quantity, 1, end + 1)
    case "earlier", "before", "prior", "previously", "beforehand":
      if tokens.folded(end) != "earlier", !endsClause(end + 1) { return DatePhrase(.duration, to: end) }
      return fromAnchor(quantity, -1, end + 1)
    case "later", "after", "afterwards", "afterward", "on":
      if tokens.folded(end) == "on" && quantity.n == 1 { return nil }
      if ["after", "on"].contains(tokens.folded(end)), !endsClause(end + 1) { return DatePhrase(.duration, to: end) }
      return fromAnchor(quantity, 1, end + 1)
    case "from" where tokens.isAny(end + 1, ["now", "today"]): return ahead(quantity, end + 2)
    // "in three months’ time"
    case "'", "'s":
      return tokens.isPossessive(end) && tokens.folded(end + 1) == "time" ? ahead(quantity, end + 2) : nil
    case "ahead": return DatePhrase(.vague(.future), to: end + 1, .adverbial)
    default: return nil
    }
  }

  /// "three days before 1 June 2010": another day, by count; of weeks and months it is not said how exactly they are counted.
  private func dayOffset(_ quantity: Quantity, _ sign: Int, _ at: Int) -> DatePhrase? {
    guard let n = quantity.n, quantity.unit == .day, n < 400, let day = phrase(at: at), isDay(day.term),
      !tokens.isPossessive(day.end), !tokens.isContentWord(day.end)
    else { return nil }
    return DatePhrase(.daysFrom(day.term, sign * n), to: day.end, .adverbial)
  }

  private func ahead(_ quantity: Quantity, _ end: Int) -> DatePhrase {
    guard let n = quantity.n, quantity.unit != .hour else { return DatePhrase(.vague(.future), to: end, .adverbial) }
    return DatePhrase(.fromPublication(coarse(quantity.unit), scaled(n, quantity.unit)), to: end, .adverbial)
      .modified(quantity.unit == .week ? .approximate : nil)
  }

  private func ago(_ quantity: Quantity, _ end: Int) -> DatePhrase {
    guard let n = quantity.n, n < 10_000 else { return DatePhrase(.vague(.past), to: end, .adverbial) }
    if quantity.unit == .hour {
      guard let days = days(quantity) else { return DatePhrase(.vague(.past), to: end, .adverbial) }
      return DatePhrase(.fromPublication(.day, -days), to: end, .adverbial)
    }
    if let day = anniversary(n, quantity.unit, end) { return day }
    if quantity.isAndAHalf, let term = halfBack(n, quantity.unit) { return DatePhrase(term, to: end, .adverbial) }
    return DatePhrase(.fromPublication(coarse(quantity.unit), -scaled(n, quantity.unit)), to: end, .adverbial)
      .modified(quantity.unit == .week ? .approximate : nil)
  }

  /// "24 hours" are a day.
  func days(_ quantity: Quantity) -> Int? {
    guard tokens.folded(quantity.end - 1).hasPrefix("hour"), let n = quantity.n, n >= 24, n.isMultiple(of: 24) else {
      return nil
    }
    return n / 24
  }

  /// "Three years ago tomorrow", "a year ago this month": the words behind make it exact.
  private func anniversary(_ n: Int, _ unit: DateUnit, _ at: Int) -> DatePhrase? {
    let months = unit == .month ? n : unit == .year ? n * 12 : unit == .decade ? n * 120 : 0
    guard months > 0 else { return nil }
    switch word(at) {
    case .day(let days):
      return DatePhrase(.anniversary(months: -months, days: days), to: pastDayPart(at + 1), .adverbial)
    case .step(let step) where word(at + 1) == .unit(.month) && unit != .month:
      guard let offset = [.this: 0, .last: -1, .next: 1][step] else { return nil }
      return DatePhrase(.fromPublication(.month, offset - months), to: at + 2, .adverbial)
    default: return nil
    }
  }

  /// "Two and a half years ago": the year that thirty months back lies in.
  private func halfBack(_ n: Int, _ unit: DateUnit) -> DateTerm? {
    switch unit {
    case .year: .around(.year, .fromPublication(.month, -(n * 12 + 6)))
    case .month: .around(.month, .fromPublication(.day, -(n * 61 + 30) / 2))
    case .decade: .fromPublication(.year, -(n * 10 + 5))
    default: nil
    }
  }

  private func fromAnchor(_ quantity: Quantity, _ sign: Int, _ end: Int) -> DatePhrase {
    guard let n = quantity.n, quantity.unit != .hour else { return DatePhrase(.duration, to: end, .adverbial) }
    return DatePhrase(.fromAnchor(coarse(quantity.unit), sign * scaled(n, quantity.unit)), to: end, .adverbial)
      .modified(quantity.unit == .week ? .approximate : nil)
  }

  /// "A decade ago" is a year, ten years back; "two weeks ago" a day, more or less.
  private func coarse(_ unit: DateUnit) -> DateUnit { unit == .decade ? .year : unit == .week ? .day : unit }
  private func scaled(_ n: Int, _ unit: DateUnit) -> Int { unit == .decade ? n * 10 : unit == .week ? n * 7 : n }
}
