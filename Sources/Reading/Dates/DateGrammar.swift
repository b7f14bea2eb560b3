import Chronicle
import Language

/// Finds the phrase that names a time at a place: what stands in a calendar here, words that count from the publication
/// date or an earlier date in `DateGrammar+Relative.swift`. Each phrase is short, so that each try is, too.
struct DateGrammar {
  let tokens: DateTokens
  /// A token whose meaning is narrowed to a part of it ("1990s" of "mid-1990s").
  private var narrowed: (at: Int, word: DateWord)?

  init(_ tokens: DateTokens) { self.tokens = tokens }

  func word(_ at: Int) -> DateWord? { narrowed?.at == at ? narrowed?.word : tokens.word(at) }

  /// The phrase that begins at a token; null where none does.
  func phrase(at start: Int) -> DatePhrase? {
    switch word(start) {
    case .written(let edtf): written(edtf, start)
    case .prefixed(let prefix, let word): prefixed(prefix, word, start)
    case .year(let year): self.year(year, start)
    case .month(let month): self.month(month, start)
    case .weekday(let weekday): self.weekday(weekday, start)
    case .season(let season): self.season(season, start)
    case .pair(let from, let to): days(from, to, start)
    case .decade(let year): decade(year, start)
    case .century(let year): EDTF(centuryOf: year).map { DatePhrase(.exact($0), to: start + 1) }
    case .grouping(let number): grouping(number, start + 1)
    case .ordinal(let n): ordinal(n, start)
    case .cardinal(let n): dayMonth(n, start) ?? count(start)
    case .several, .units, .unit: count(start)
    case .length: DatePhrase(.duration, to: start + 1)
    case .day(let offset): day(offset, start)
    case .partWord(let modifier): part(modifier, start)
    case .partNoun(let modifier): partNoun(modifier, start)
    case .step(let step): self.step(step, start, isDefinite: false)
    case .vague(let reference): vague(reference, start)
    case .dayPart, nil: functionWord(start)
    }
  }

  private func functionWord(_ start: Int) -> DatePhrase? {
    switch tokens.folded(start) {
    case "the": definite(start + 1)
    case "a", "an": count(start)
    case "earlier", "later": comparative(start)
    case "these": tokens.folded(start + 1) == "days" ? DatePhrase(.vague(.present), to: start + 2, .adverbial) : nil
    case "'", "‘", "’": quotedDecade(start)
    case "final", "latter", "former": subdivision(start)
    default: nil
    }
  }

  // MARK: Years and more

  private func written(_ edtf: EDTF, _ start: Int) -> DatePhrase? {
    if edtf.precision == .interval, YearEvidence(tokens: tokens).isCounted(start) { return nil }
    return DatePhrase(.exact(edtf), to: start + 1)
  }

  private func year(_ year: Int, _ start: Int) -> DatePhrase? {
    guard YearEvidence(tokens: tokens).isYear(year, at: start), let edtf = EDTF(year: year) else { return nil }
    if tokens.folded(start + 1) == "/", case .cardinal((year + 1) % 100)? = word(start + 2) {
      return EDTF(from: edtf, to: EDTF(year: year + 1)).map { DatePhrase(.exact($0), to: start + 3) }
    }
    if isApostropheDecade(year, start) { return decade(year, start + 1) }
    return DatePhrase(.exact(edtf), to: start + 1)
  }

  /// "the 1930’s"
  private func isApostropheDecade(_ year: Int, _ start: Int) -> Bool {
    guard year.isMultiple(of: 10), tokens.folded(start + 1) == "'s" else { return false }
    return ["the", "early", "late", "mid"].contains(tokens.folded(start - 1))
  }

  private func decade(_ year: Int, _ start: Int) -> DatePhrase? {
    let isInWords = tokens.folded(start).utf8.first.map { $0 > 0x39 } ?? false
    // "the nineties", but not "in his nineties".
    if isInWords, narrowed?.at != start,
      tokens.folded(start - 1) != "the",
      !["early", "late", "mid"].contains(tokens.folded(start - 1)) || tokens.folded(start - 2) != "the"
    {
      return nil
    }
    return EDTF(decadeOf: year).map { DatePhrase(.exact($0), to: start + 1) }
  }

  /// "the ’90s": the apostrophe is a token of its own.
  private func quotedDecade(_ start: Int) -> DatePhrase? {
    guard case .decade(let year)? = word(start + 1) else { return nil }
    return decade(year, start + 1)
  }

  private func prefixed(_ prefix: DatePrefix, _ word: DateWord, _ start: Int) -> DatePhrase? {
    var inner = self
    inner.narrowed = (start, word)
    guard let phrase = inner.phrase(at: start) else { return nil }
    switch prefix {
    case .part(let modifier): return isDay(phrase.term) ? nil : phrase.strong.modified(modifier)
    case .post: return bounded(phrase, from: true)
    case .pre: return bounded(phrase, from: false)
    }
  }

  private func bounded(_ phrase: DatePhrase, from: Bool) -> DatePhrase? {
    guard case .exact(let edtf) = phrase.term,
      let open = from ? EDTF(from: edtf, to: nil) : EDTF(from: nil, to: edtf)
    else { return nil }
    return DatePhrase(.exact(open), to: phrase.end, modifier: from ? .onOrAfter : .onOrBefore)
  }

  func isDay(_ term: DateTerm) -> Bool {
    switch term {
    case .exact(let edtf): edtf.precision == .day
    case .yearless(.day), .weekday, .fromPublication(.day, _), .fromAnchor(.day, _): true
    default: false
    }
  }

  // MARK: Months and days

  /// A year that may follow a month or day: "2017", ", 2017", "of 2017"; else null and the same place.
  func year(after at: Int) -> (year: Int?, end: Int) {
    let skipped = tokens.folded(at) == "," || tokens.folded(at) == "of" ? at + 1 : at
    guard case .year(let year)? = word(skipped), (1000...2100).contains(year),
      !YearEvidence(tokens: tokens).isCounted(skipped)
    else { return (nil, at) }
    return (year, skipped + 1)
  }

  func dated(_ part: CalendarPart, _ at: Int, _ form: DatePhrase.Form = .nominal) -> DatePhrase? {
    guard part.exists else { return nil }
    let (year, end) = year(after: at)
    guard let year else { return DatePhrase(.yearless(part), to: end, form) }
    return part.edtf(in: year).map { DatePhrase(.exact($0), to: end) }
  }

  /// "March", "March 2017", "March 5", "March 5, 2017", "March the 5th", "March 5-7".
  private func month(_ month: Int, _ start: Int) -> DatePhrase? {
    let next = tokens.afterStop(start)
    if let day = dayNumber(tokens.folded(next) == "the" ? next + 1 : next) {
      let end = tokens.folded(next) == "the" ? next + 2 : next + 1
      // No 31 April: nothing else can be meant.
      return dated(.day(month: month, day: day), end)
    }
    if case .pair(let from, let to)? = word(next), to <= 31 {
      let (year, end) = year(after: next + 1)
      return span(.day(month: month, day: from), .day(month: month, day: to), year, end)
    }
    return dated(.month(month), next, .weak)
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
  private func days(_ from: Int, _ to: Int, _ start: Int) -> DatePhrase? {
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
      let month = tokens.folded(at) == "of" ? at + 1 : at
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

  private static let joints: Set<String> = ["and", ",", "or", "&", "to", "through", "until", "till"]

  private func weekday(_ weekday: Int, _ start: Int) -> DatePhrase? {
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
    guard tokens.folded(start).utf8.count > 5, !["every", "each", "most"].contains(tokens.folded(start - 1)) else {
      return nil
    }
    return DatePhrase(.weekday(weekday, nil), to: pastDayPart(start + 1))
  }

  /// "Tuesday evening": the part of the day belongs to the phrase.
  func pastDayPart(_ at: Int) -> Int { if case .dayPart? = word(at) { at + 1 } else { at } }

  // MARK: Seasons, quarters, halves

  /// "spring 2019", "winter of 2013-14".
  private func season(_ season: Int, _ start: Int) -> DatePhrase? {
    let at = tokens.folded(start + 1) == "of" || tokens.folded(start + 1) == "," ? start + 2 : start + 1
    if case .written(let edtf)? = word(at), edtf.precision == .interval, let first = edtf.earliest?.year {
      return EDTF(year: first, grouping: season).map { DatePhrase(.exact($0), to: at + 1) }
    }
    // "the fall of Kabul", "Spring Break"
    if tokens.folded(start + 1) == "of", year(after: start + 1).year == nil { return nil }
    return dated(.grouping(season), start + 1, .weak)
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

extension DatePhrase {
  /// Early March, late last spring: no bare month any more.
  var strong: DatePhrase {
    var phrase = self
    if form == .weak { phrase.form = .nominal }
    return phrase
  }
}
