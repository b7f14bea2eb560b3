import Chronicle
import Language

/// What a word means where dates are spoken of. Most words mean nothing there.
indirect enum DateWord: Hashable, Sendable {
  case month(Int)
  /// Monday is 1.
  case weekday(Int)
  /// ISO 8601-2's 21...24.
  case season(Int)
  case unit(DateUnit)
  case units(DateUnit)
  /// A number below 1000, in digits or words.
  case cardinal(Int)
  case ordinal(Int)
  /// Four digits.
  case year(Int)
  /// "1990s", "nineties": any year of it.
  case decade(Int)
  /// "1800s", "19th-century": any year of it.
  case century(Int)
  /// "2017-03-05", "2003-08", "20.12.2024"
  case written(EDTF)
  /// "5-7", "15-16"
  case pair(Int, Int)
  /// "Q2": a sub-year grouping.
  case grouping(Int)
  /// "mid-1990s", "post-2015"
  case prefixed(DatePrefix, DateWord)
  /// "two-day", "10-year"
  case length
  /// "yesterday": days from the publication date.
  case day(Int)
  /// "morning", "night"
  case dayPart
  /// "early", "mid", "late"
  case partWord(EventDate.Modifier)
  /// "beginning", "middle", "end": with "of".
  case partNoun(EventDate.Modifier)
  case step(DateStepWord)
  /// "Christmas", "Halloween": a day that has the same date in every year.
  case feast(CalendarPart)
  /// "BC", "CE": beside a year.
  case era(isBefore: Bool)
  /// "few", "several", "many": some number.
  case several
  /// "recently", "now", "soon"
  case vague(DateExpression.Reference)
}

/// Words that choose one of a row of units.
enum DateStepWord: Hashable, Sendable { case last, past, this, next, coming, following, previous, same, that, recent }

enum DatePrefix: Hashable, Sendable { case part(EventDate.Modifier), post, pre }

extension DateWord {
  init?(_ token: Token) {
    switch token.kind {
    case .punctuation, .symbol, .clitic:
      guard let word = DateNumerals.shortened(token.folded) else { return nil }
      self = word
    case .number:
      guard let word = DateNumerals.number(token.folded) else { return nil }
      self = word
    case .word:
      guard let word = Self.words[token.folded] ?? DateNumerals.word(token.folded) else { return nil }
      switch word {
      // "march", "may", "sun" and "sat" are other words as well.
      case .month, .weekday, .feast: if !token.isCapitalized { return nil }
      case .era: if !token.text.utf8.allSatisfy({ $0 < 0x60 }) { return nil }
      default: break
      }
      self = word
    }
  }

  /// Whether a sentence without any such word can hold no date.
  var isSeed: Bool {
    switch self {
    case .cardinal, .pair, .partWord, .partNoun, .step, .several: false
    default: true
    }
  }

  private static let words: [String: DateWord] = {
    var words: [String: DateWord] = [:]
    func add(_ list: String, _ meaning: (Int) -> DateWord) {
      for (index, word) in list.split(separator: " ").enumerated() { words[String(word)] = meaning(index) }
    }
    add("january february march april may june july august september october november december") { .month($0 + 1) }
    add("jan feb mar apr - jun jul aug sep oct nov dec") { .month($0 + 1) }
    add("jan. feb. mar. apr. - jun. jul. aug. sep. oct. nov. dec.") { .month($0 + 1) }
    add("sept sept.") { _ in .month(9) }
    add("monday tuesday wednesday thursday friday saturday sunday") { .weekday($0 + 1) }
    add("mon tue wed thu fri sat sun") { .weekday($0 + 1) }
    add("mon. tue. wed. thu. fri. sat. sun.") { .weekday($0 + 1) }
    add("spring summer autumn winter") { .season($0 + 21) }
    words["fall"] = .season(23)
    add("spring-time summertime - wintertime") { .season($0 + 21) }
    let units: [(String, DateUnit)] = [
      ("hour", .hour), ("day", .day), ("week", .week), ("weekend", .weekend), ("month", .month), ("quarter", .quarter),
      ("year", .year), ("decade", .decade),
    ]
    for (name, unit) in units {
      words[name] = .unit(unit)
      words[name + "s"] = .units(unit)
    }
    words["century"] = .unit(.century)
    words["centuries"] = .units(.century)
    add("minute second") { _ in .unit(.hour) }
    add("minutes seconds") { _ in .units(.hour) }
    add(
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        + "eighteen nineteen"
    ) { .cardinal($0) }
    add("twenty thirty forty fifty sixty seventy eighty ninety") { .cardinal(($0 + 2) * 10) }
    add(
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        + "sixteenth seventeenth eighteenth nineteenth twentieth"
    ) { .ordinal($0 + 1) }
    words["thirtieth"] = .ordinal(30)
    // Without a century they are the last one's.
    add("twenties thirties forties fifties sixties seventies eighties nineties") { .decade(1920 + $0 * 10) }
    add("q1 q2 q3 q4") { .grouping($0 + 33) }
    add("h1 h2") { .grouping($0 + 40) }
    add("yesterday today tomorrow") { .day($0 - 1) }
    words["tonight"] = .day(0)
    add("morning afternoon evening night noon midday mornings evenings nights") { _ in .dayPart }
    add("early mid late") { .partWord([.start, .mid, .end][$0]) }
    add("beginning middle end") { .partNoun([.start, .mid, .end][$0]) }
    add("start midpoint close") { .partNoun([.start, .mid, .end][$0]) }
    add("outset midst -") { .partNoun([.start, .mid, .end][$0]) }
    let steps: [(String, DateStepWord)] = [
      ("last", .last), ("past", .past), ("this", .this), ("current", .this), ("next", .next), ("coming", .coming),
      ("upcoming", .coming), ("following", .following), ("previous", .previous), ("preceding", .previous),
      ("same", .same), ("that", .that), ("recent", .recent),
    ]
    for (name, step) in steps { words[name] = .step(step) }
    add("few several some many couple dozens numerous") { _ in .several }
    add("recently lately formerly") { _ in .vague(.past) }
    add("now nowadays currently presently") { _ in .vague(.present) }
    add("soon shortly") { _ in .vague(.future) }
    words["christmas"] = .feast(.day(month: 12, day: 25))
    words["halloween"] = .feast(.day(month: 10, day: 31))
    words["easter"] = .feast(.easter(0))
    words["thanksgiving"] = .feast(.nth(4, weekday: 4, month: 11))
    add("bc bce b.c. b.c") { _ in .era(isBefore: true) }
    add("ad ce a.d. a.d") { _ in .era(isBefore: false) }
    words["-"] = nil
    return words
  }()
}
