import Chronicle
import Language

/// Finds the phrase that names a time at a place: years, decades and centuries here; months and days, seasons, words that
/// count from another date, and counts in files of their own. Each phrase is short, so that each try is, too.
struct DateGrammar {
  let tokens: DateTokens
  /// A token whose meaning is narrowed to a part of it ("1990s" of "mid-1990s").
  private var narrowed: (at: Int, word: DateWord)?
  /// How many phrases this one stands in: "the end of the first half of last year" is three deep.
  private var depth = 0
  private static let deepest = 5

  init(_ tokens: DateTokens) { self.tokens = tokens }

  func word(_ at: Int) -> DateWord? { narrowed?.at == at ? narrowed?.word : tokens.word(at) }

  /// The phrase that begins at a token; null where none does.
  func phrase(at start: Int) -> DatePhrase? {
    guard depth < Self.deepest else { return nil }
    var inner = self
    inner.depth += 1
    return inner.ownPhrase(at: start)
  }

  private func ownPhrase(at start: Int) -> DatePhrase? {
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
    case .cardinal(let n):
      hyphenedDay(n, start) ?? compoundOrdinal(n, start) ?? dayMonth(n, start) ?? ofEra(n, start) ?? count(start)
    case .several, .units, .unit: count(start)
    case .length: DatePhrase(.duration, to: start + 1)
    case .day(let offset): day(offset, start)
    case .partWord(let modifier): part(modifier, start)
    case .partNoun(let modifier): partNoun(modifier, start)
    case .step(let step): self.step(step, start, isDefinite: false)
    case .vague(let reference): vague(reference, start)
    case .feast(let day): feast(day, start)
    case .era: beforeYear(start)
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
    case "new": namedDay(start)
    case "[": tokens.folded(start + 2) == "]" ? count(start + 1) : nil
    case let word: Self.named[word] == nil ? nil : namedDay(start)
    }
  }

  // MARK: Years and more

  /// "2003 November 12: ", "2003 November - ": as timelines put it at the head of an entry.
  private func entry(_ year: Int, _ start: Int) -> DatePhrase? {
    guard start == 0, (1000...2999).contains(year), case .month(let month)? = word(start + 1) else { return nil }
    if case .cardinal(let day)? = word(start + 2), let date = Day(year: year, month: month, day: day),
      Self.entryMarks.contains(tokens.folded(start + 3))
    {
      return DatePhrase(.exact(EDTF(date)), to: start + 3)
    }
    guard Self.entryMarks.contains(tokens.folded(start + 2)) else { return nil }
    return EDTF(year: year, month: month).map { DatePhrase(.exact($0), to: start + 2) }
  }

  /// What stands between the date at the head of a timeline's entry and the entry.
  static let entryMarks: Set<String> = [":", "—", "–", "-", "--"]

  private func written(_ edtf: EDTF, _ start: Int) -> DatePhrase? {
    if edtf.precision == .interval, YearEvidence(tokens: tokens).isCounted(start) { return nil }
    return DatePhrase(.exact(edtf), to: start + 1)
  }

  private func year(_ year: Int, _ start: Int) -> DatePhrase? {
    if let old = ofEra(year, start) { return old }
    if let written = hyphened(year, start) { return written }
    if let entry = entry(year, start) { return entry }
    guard YearEvidence(tokens: tokens).isYear(year, at: start), let edtf = EDTF(year: year) else { return nil }
    if tokens.folded(start + 1) == "/", case .cardinal((year + 1) % 100)? = word(start + 2) {
      return EDTF(from: edtf, to: EDTF(year: year + 1)).map { DatePhrase(.exact($0), to: start + 3) }
    }
    if isApostropheDecade(year, start) { return decade(year, start + 1) }
    return DatePhrase(.exact(edtf), to: start + 1)
  }

  /// "2017-03-05", "2024-12-20T10:00Z", "2017-03"; "2003-08" is a range of years, whose end `DateReader` finds.
  private func hyphened(_ year: Int, _ start: Int) -> DatePhrase? {
    guard tokens.isJoin(start + 1), tokens.token(start + 2)?.text.utf8.count == 2,
      case .cardinal(let month)? = word(start + 2)
    else { return nil }
    guard tokens.isJoin(start + 3), let last = tokens.token(start + 4) else {
      return month > year % 100 ? nil : EDTF(year: year, month: month).map { DatePhrase(.exact($0), to: start + 3) }
    }
    var day = DateNumerals.dayBeforeTime(last.folded)
    var end = start + 5
    if last.text.utf8.count == 2, case .cardinal(let number)? = word(start + 4) { day = number }
    guard let day else { return nil }
    // "+00:00" behind a time
    while end < tokens.count, day != 0, last.kind == .word, tokens.isTight(end),
      tokens.isAny(end, ["+", "-"]) || tokens.token(end)?.kind == .number
    {
      end += 1
    }
    return DatePhrase(Day(year: year, month: month, day: day).map { .exact(EDTF($0)) } ?? .impossible, to: end)
  }

  /// "399 BC", "842 AD"; 1 BC is the year 0.
  func ofEra(_ year: Int, _ start: Int) -> DatePhrase? {
    guard year > 0, tokens.token(start)?.kind == .number else { return nil }
    guard case .era(let isBefore)? = word(start + 1) else { return nil }
    return EDTF(year: isBefore ? 1 - year : year).map { DatePhrase(.exact($0), to: start + 2) }
  }

  /// "AD 842"
  private func beforeYear(_ start: Int) -> DatePhrase? {
    guard case .era(isBefore: false)? = word(start), tokens.token(start + 1)?.kind == .number else { return nil }
    switch word(start + 1) {
    case .cardinal(let year) where year > 0, .year(let year):
      return EDTF(year: year).map { DatePhrase(.exact($0), to: start + 2) }
    default: return nil
    }
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
    return EDTF(decadeOf: decadeOfList(year, start)).map { DatePhrase(.exact($0), to: start + 1) }
  }

  /// "the 1860s and 70s": the century is the first one’s.
  private func decadeOfList(_ year: Int, _ start: Int) -> Int {
    let last = tokens.folded(start - 1) == "the" ? start - 2 : start - 1
    guard tokens.folded(start).utf8.count == 3, tokens.isAny(last, ["and", "or", "to", "-", "–"]),
      case .decade(let first)? = word(last - 1)
    else { return year }
    let century = first / 100 * 100
    return century + year % 100 + (year % 100 > first % 100 ? 0 : 100)
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
    case .yearless(.day), .weekday, .fromPublication(.day, _), .fromAnchor(.day, _), .anniversary, .edge, .daysFrom:
      true
    default: false
    }
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
