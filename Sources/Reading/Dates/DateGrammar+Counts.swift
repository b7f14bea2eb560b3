import Chronicle

/// Phrases with numbers, and parts of longer stretches.
extension DateGrammar {
  struct Quantity {
    /// Null for "several".
    let n: Int?
    let unit: DateUnit
    let end: Int
    /// "two and a half"
    var isAndAHalf = false
  }

  // MARK: Counts

  /// "two years ago", "three days later", "five weeks from now", "three days".
  func count(_ start: Int) -> DatePhrase? {
    if let length = length(start) { return length }
    let isArticle = tokens.isAny(start, ["a", "an"])
    // "half a century ago"
    if isArticle, tokens.folded(start - 1) == "half" { return nil }
    guard let quantity = quantity(start) else { return bareUnits(start) }
    let end = quantity.end
    if tokens.isAny(end, ["old", "-"]) && tokens.isAny(end + 1, ["old", "of"]) || tokens.folded(end) == "old" {
      return nil
    }
    if let offset = offset(quantity) { return offset }
    if tokens.isAny(end, ["of"]), let part = firstMonths(quantity, start) { return part }
    return isArticle ? DatePhrase(.duration, to: end, .weak) : DatePhrase(.duration, to: end)
  }

  /// "two years", "a couple of weeks", "several months", "two and a half years", "2 1/2 years".
  func quantity(_ start: Int) -> Quantity? {
    var at = start
    var n: Int?
    var halves = 0
    func skipHalf() {
      let end = afterHalf(at)
      halves += end > at ? 1 : 0
      at = end
    }
    switch word(at) {
    case .cardinal:
      (n, at) = cardinal(at).map { ($0.n, $0.end) } ?? (nil, at + 1)
      skipHalf()
    case .several: at += 1
    case nil where tokens.isAny(at, ["a", "an"]): (n, at) = (1, at + 1)
    default: return nil
    }
    if n == 1, case .several? = word(at) { (n, at) = (nil, at + 1) }
    if tokens.folded(at) == "of" { at += 1 }
    if case .step(let step)? = word(at), n != nil, [.last, .past].contains(step) { return nil }
    if tokens.isAny(at, ["full", "whole", "more", "long", "consecutive", "good", "other"]) { at += 1 }
    let unit: DateUnit
    switch word(at) {
    case .units(let named): unit = named
    case .unit(let named) where n == 1: unit = named
    default: return nil
    }
    at += 1
    skipHalf()
    return Quantity(n: n, unit: unit == .weekend ? .week : unit, end: at, isAndAHalf: halves > 0)
  }

  /// "two", "14", "twenty-five".
  private func cardinal(_ at: Int) -> (n: Int, end: Int)? {
    guard case .cardinal(let n)? = word(at) else { return nil }
    guard n >= 20, n.isMultiple(of: 10), tokens.isJoin(at + 1), case .cardinal(let ones)? = word(at + 2), ones < 10
    else {
      // "[Ten] years ago": put in by whoever quotes.
      return (n, tokens.folded(at - 1) == "[" && tokens.folded(at + 1) == "]" ? at + 2 : at + 1)
    }
    return (n + ones, at + 3)
  }

  /// "two-day", "25-year": how long, before a noun.
  private func length(_ start: Int) -> DatePhrase? {
    var end = start + 1
    if let cardinal = cardinal(start) { end = cardinal.end }
    guard tokens.isJoin(end) else { return nil }
    switch word(end + 1) {
    case .unit, .units: break
    default: return nil
    }
    // "a 65-year-old man"
    if tokens.isJoin(end + 2) { return tokens.folded(end + 3) == "long" ? DatePhrase(.duration, to: end + 4) : nil }
    return DatePhrase(.duration, to: end + 2)
  }

  private func afterHalf(_ at: Int) -> Int {
    if tokens.starts(at, ["and", "a", "half"]) || tokens.starts(at, ["and", "one", "half"]) { return at + 3 }
    if tokens.starts(at, ["1", "/", "2"]) { return at + 3 }
    if tokens.isAny(at, ["1/2", "½"]) { return at + 1 }
    if tokens.starts(at, ["-", "and", "-", "a", "-", "half"]) { return at + 6 }
    return at
  }

  /// "years of talks", "days later": only with a word before that makes them a time.
  private func bareUnits(_ start: Int) -> DatePhrase? {
    guard case .units? = word(start) else { return nil }
    switch tokens.folded(start + 1) {
    case "ago": return DatePhrase(.vague(.past), to: start + 2, .adverbial)
    case "later", "earlier": return DatePhrase(.duration, to: start + 2, .adverbial)
    default: return DatePhrase(.duration, to: start + 1, .weak)
    }
  }

  // MARK: Ordinals

  /// "5th of March", "19th century", "third quarter of 2019", "first week of March", "the 5th".
  func ordinal(_ n: Int, _ start: Int) -> DatePhrase? {
    var next = start + 1
    if tokens.folded(next) == "-" { next += 1 }
    switch word(next) {
    case .unit(.century), .units(.century): return century(n, next + 1)
    case .unit(.quarter): return (1...4).contains(n) ? grouping(32 + n, next + 1) : nil
    case .unit(let unit): return n == 1 ? opening(.start, unit, next + 1) : nil
    case .cardinal where n == 1:
      return quantity(next).flatMap { tokens.folded($0.end) == "of" ? firstMonths($0, start) : nil }
    case .units where n == 1, .several where n == 1: return opening(.start, .day, next + 1)
    default: break
    }
    if tokens.folded(next) == "half" { return n <= 2 ? half(39 + n, next + 1) : nil }
    if let phrase = centuryOfList(n, start) { return phrase }
    if let phrase = dayMonth(n, start) { return phrase }
    // "on the 5th"
    guard (1...31).contains(n), tokens.folded(start - 1) == "the", tokens.folded(start - 2) == "on",
      endsClause(start + 1)
    else { return nil }
    return DatePhrase(.dayOfMonth(n), to: start + 1)
  }

  func century(_ n: Int, _ end: Int) -> DatePhrase? {
    guard (1...21).contains(n) else { return nil }
    return EDTF(centuryOf: (n - 1) * 100).map { DatePhrase(.exact($0), to: end) }
  }

  /// The 19th of "the 19th and early 20th centuries", "the 15th to the 17th century"; the last is the next phrase.
  private func centuryOfList(_ n: Int, _ start: Int) -> DatePhrase? {
    var at = start + 1
    for _ in 0..<3 {
      if tokens.folded(at) == ",", tokens.isAny(at + 1, ["and", "or"]) { at += 1 }
      guard tokens.isAny(at, ["and", "or", ",", "to", "through"]) || tokens.isDash(at) else { return nil }
      at += 1
      while tokens.isAny(at, ["the", "early", "mid", "late", "-"]) { at += 1 }
      guard case .ordinal(let next)? = word(at), next > n else { return nil }
      at += tokens.folded(at + 1) == "-" ? 2 : 1
      if tokens.isAny(at, ["century", "centuries"]) { return century(n, start + 1) }
    }
    return nil
  }

  /// "twenty-first of March", "twenty-first century".
  func compoundOrdinal(_ tens: Int, _ start: Int) -> DatePhrase? {
    guard tens >= 20, tens.isMultiple(of: 10), tokens.isJoin(start + 1), case .ordinal(let ones)? = word(start + 2),
      ones < 10
    else { return nil }
    return ordinal(tens + ones, start + 2)
  }

  /// "first week of March", "last days of 2014": the beginning or end of what follows.
  private func opening(_ modifier: EventDate.Modifier, _ unit: DateUnit, _ at: Int) -> DatePhrase? {
    guard tokens.folded(at) == "of", let whole = phrase(at: at + 1), !isDay(whole.term), whole.term != .duration else {
      return nil
    }
    return whole.strong.modified(modifier)
  }

  private func half(_ number: Int, _ at: Int) -> DatePhrase? {
    if let phrase = grouping(number, at) { return phrase }
    guard tokens.folded(at) == "of", let whole = phrase(at: at + 1) else { return nil }
    switch whole.term {
    case .yearless(.month): return whole.strong.modified(number == 40 ? .start : .end)
    case .exact(let edtf) where edtf.precision >= .month && edtf.precision != .interval:
      return whole.strong.modified(number == 40 ? .start : .end)
    default: return nil
    }
  }

  /// "final quarter of 2019", "latter half of 2014".
  func subdivision(_ start: Int) -> DatePhrase? {
    let isFirst = tokens.folded(start) == "former"
    switch word(start + 1) {
    case .unit(.quarter): return isFirst ? nil : grouping(36, start + 2)
    case .units(let unit), .unit(let unit): return isFirst ? nil : opening(.end, unit, start + 2)
    default: return tokens.folded(start + 1) == "half" ? half(isFirst ? 40 : 41, start + 2) : nil
    }
  }

  /// "first six months of 2022"
  private func firstMonths(_ quantity: Quantity, _ start: Int) -> DatePhrase? {
    guard case .ordinal(1)? = word(start), let n = quantity.n else { return nil }
    switch (n, quantity.unit) {
    case (3, .month): return grouping(33, quantity.end)
    case (6, .month): return half(40, quantity.end)
    default: return opening(.start, quantity.unit, quantity.end)
    }
  }

  // MARK: Beginnings and ends

  /// "early March", "late last year", "mid-2014", "early in 2014", "late on Tuesday".
  func part(_ modifier: EventDate.Modifier, _ start: Int) -> DatePhrase? {
    var at = tokens.isDash(start + 1) ? start + 2 : start + 1
    if tokens.isAny(at, ["in", "on"]) { at += 1 }
    guard let inner = phrase(at: at) else { return nil }
    switch inner.term {
    case .duration, .vague, .stretch, .span: return nil
    default: return isDay(inner.term) ? inner : inner.strong.modified(modifier)
    }
  }

  /// "beginning of March", "the end of 2014", "the end of the year".
  func partNoun(_ modifier: EventDate.Modifier, _ start: Int) -> DatePhrase? {
    guard tokens.folded(start + 1) == "of", let inner = phrase(at: start + 2) else { return nil }
    switch inner.term {
    case .duration, .vague, .stretch, .span, .weekday, .fromPublication(.day, _), .fromAnchor(.day, _): return nil
    default: return isDay(inner.term) ? nil : inner.strong.modified(modifier)
    }
  }

  /// "earlier this year", "later in 2014", "later that day", "earlier on Tuesday".
  func comparative(_ start: Int) -> DatePhrase? {
    let at = tokens.isAny(start + 1, ["in", "on"]) ? start + 2 : start + 1
    guard let inner = phrase(at: at) else { return nil }
    switch inner.term {
    case .fromPublication, .fromAnchor, .current, .exact, .yearless, .weekday, .named, .part:
      return DatePhrase(inner.term, to: inner.end, .adverbial, modifier: inner.modifier)
    default: return nil
    }
  }

  // MARK: Today and now

  func day(_ offset: Int, _ start: Int) -> DatePhrase? {
    if tokens.folded(start) == "today", tokens.isPossessive(start + 1), !tokens.isContentWord(start + 2) { return nil }
    // "in what is today Ukraine": in our time, on no day.
    if tokens.folded(start) == "today", tokens.isAny(start - 1, ["is", "are"]),
      tokens.isAny(start - 2, ["what", "which"])
    {
      return DatePhrase(.vague(.present), to: start + 1, .adverbial)
    }
    return DatePhrase(.fromPublication(.day, offset), to: pastDayPart(start + 1), .adverbial)
  }

  func vague(_ reference: DateExpression.Reference, _ start: Int) -> DatePhrase? {
    if tokens.isAny(start, ["soon", "shortly"]),
      tokens.isAny(start + 1, ["after", "before", "afterwards", "as", "enough"])
    {
      return nil
    }
    return DatePhrase(.vague(reference), to: start + 1, .adverbial)
  }
}
