import Chronicle
import Language

/// Reads one expression: the frame, the phrase, the other end of a range, and how it stands in the sentence.
struct DateReader {
  let tokens: DateTokens
  /// Whether a month alone may head an entry: "March: ..." below a year.
  var isEntry = false

  struct Reading {
    let role: DateFrame.Role
    let isApproximate: Bool
    let phrase: DatePhrase
    /// The other end of a range.
    let far: DatePhrase?
    /// "2010 to the present"
    let isOpen: Bool
    let tokens: Range<Int>
    let isAttributive: Bool
  }

  func reading(at start: Int, after last: DateExpression?) -> Reading? {
    if let frame = tokens.frame(at: start), let reading = framed(frame, start) { return reading }
    guard let phrase = DateGrammar(tokens).phrase(at: start) else { return listed(start, last) }
    return plain(phrase, start, last)
  }

  // MARK: With a frame

  private func framed(_ frame: DateFrame, _ start: Int) -> Reading? {
    guard let phrase = DateGrammar(tokens).phrase(at: frame.end) else { return nil }
    if case .vague = phrase.term, frame.role == .until || frame.role == .within && tokens.folded(start) == "at" {
      return nil
    }
    if isAgent(phrase, frame, start) { return nil }
    if tokens.isPossessive(phrase.end) {
      // "by last year’s visit": it dates the noun.
      return reading(.within, frame, phrase, nil, from: frame.end, attributive: true)
    }
    if let far = farEnd(of: phrase, frame) {
      return reading(frame.role, frame, phrase.inEra(of: far), far, from: start)
    }
    if let end = openEnd(phrase.end) {
      return Reading(
        role: .since, isApproximate: frame.isApproximate, phrase: phrase, far: nil, isOpen: true, tokens: start..<end,
        isAttributive: false)
    }
    switch frame.role {
    case .between: return nil
    case .from: return reading(opens(phrase, start) ? .since : .within, frame, phrase, nil, from: start)
    default: return reading(frame.role, frame, ahead(phrase, frame, start) ?? edge(of: phrase, frame), nil, from: start)
    }
  }

  /// "In two weeks", which may be when or how long.
  private func ahead(_ phrase: DatePhrase, _ frame: DateFrame, _ start: Int) -> DatePhrase? {
    guard phrase.term == .duration, tokens.folded(start) == "in",
      let quantity = DateGrammar(tokens).quantity(frame.end), quantity.end == phrase.end, quantity.unit != .hour,
      !quantity.isAndAHalf, let n = quantity.n
    else { return nil }
    return DatePhrase(.ahead(quantity.unit, n), to: phrase.end)
  }

  /// "By the end of 2014" it is the last day that counts, "since the beginning of 2014" the first.
  private func edge(of phrase: DatePhrase, _ frame: DateFrame) -> DatePhrase {
    let at = tokens.folded(frame.end) == "the" ? frame.end + 1 : frame.end
    guard case .partNoun(let modifier)? = tokens.word(at) else { return phrase }
    switch (frame.role, modifier) {
    case (.until, .end), (.after, .end), (.since, .end):
      return DatePhrase(.edge(isEnd: true, of: phrase.term), to: phrase.end)
    case (.since, .start), (.until, .start), (.sinceAtLeast, .start):
      return DatePhrase(.edge(isEnd: false, of: phrase.term), to: phrase.end)
    default: return phrase
    }
  }

  /// "criticised by May": a person.
  private func isAgent(_ phrase: DatePhrase, _ frame: DateFrame, _ start: Int) -> Bool {
    guard phrase.form == .weak, tokens.folded(start) == "by", phrase.end == frame.end + 1 else { return false }
    return tokens.folded(start - 1).hasSuffix("ed") || tokens.folded(start - 1).hasSuffix("en")
  }

  /// "From 2010 on", or at the beginning of a sentence.
  private func opens(_ phrase: DatePhrase, _ start: Int) -> Bool {
    tokens.isAny(phrase.end, ["on", "onward", "onwards", "forward"]) || start == 0 && tokens.folded(phrase.end) == ","
  }

  // MARK: Without

  private func plain(_ phrase: DatePhrase, _ start: Int, _ last: DateExpression?) -> Reading? {
    let isPossessive = tokens.isPossessive(phrase.end)
    var attributive = isPossessive
    switch phrase.form {
    case .adverbial: break
    case .nominal:
      if phrase.term == .duration {
        attributive = attributive || tokens.isContentWord(phrase.end)
      } else {
        attributive = attributive || isBeforeNoun(phrase, start)
      }
    case .weak:
      guard isMonthOrListed(phrase, start, last) else { return nil }
      attributive = attributive || isBeforeNoun(phrase, start)
    }
    if !attributive {
      if let far = farEnd(of: phrase, nil) { return reading(.within, nil, phrase.inEra(of: far), far, from: start) }
      if let end = openEnd(phrase.end) {
        return Reading(
          role: .since, isApproximate: false, phrase: phrase, far: nil, isOpen: true, tokens: start..<end,
          isAttributive: false)
      }
    }
    return reading(.within, nil, phrase, nil, from: start, attributive: attributive)
  }

  /// Whether a bare month stands where only a month can: "the March summit", "in March and June", "March to June 2019".
  private func isMonthOrListed(_ phrase: DatePhrase, _ start: Int, _ last: DateExpression?) -> Bool {
    switch phrase.term {
    case .yearless(.month):
      if farEnd(of: phrase, nil) != nil { return true }
      if isEntry, start == 0, DateGrammar.entryMarks.contains(tokens.folded(phrase.end)) { return true }
      if tokens.isAny(start - 1, ["and", "or", ","]), let last, last.tokens.upperBound == start - 1 {
        return last.edtf?.precision == .month || last.edtf == nil && last.kind == .point
      }
      guard let next = tokens.token(phrase.end), next.kind == .word, !next.isCapitalized, isNounAhead(phrase) else {
        return tokens.isPossessive(phrase.end) && isDetermined(start)
      }
      return isDetermined(start)
    case .weekend: return tokens.isPossessive(phrase.end)
    default: return false
    }
  }

  /// Whether a determiner or possessive before it waits for a noun behind it.
  private func isDetermined(_ start: Int) -> Bool {
    tokens.isPossessive(start - 1) || Self.determiners.contains(tokens.folded(start - 1))
  }

  private static let determiners: Set<String> = [
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "any", "another", "no", "each", "every",
  ]

  private func isNounAhead(_ phrase: DatePhrase) -> Bool {
    let at = tokens.isDash(phrase.end) ? phrase.end + 1 : phrase.end
    return tokens.isContentWord(at)
  }

  private func isBeforeNoun(_ phrase: DatePhrase, _ start: Int) -> Bool {
    guard isNounAhead(phrase), let next = tokens.token(phrase.end) else { return false }
    if isDetermined(start) { return true }
    if case .weekday = phrase.term { return false }
    if Self.finite.contains(next.folded) { return false }
    // "their disastrous 2015 agreement"; "on the border, 2014 elections".
    if tokens.isContentWord(start - 1) || start == 0 || tokens.token(start - 1)?.kind == .punctuation {
      return !tokens.isDash(phrase.end) || !tokens.isDash(start - 1)
    }
    return true
  }

  /// Verbs that stand behind a year as its predicate: "2014 saw".
  private static let finite: Set<String> = [
    "saw", "marked", "brought", "began", "ended", "witnessed", "became", "came", "remains", "remained", "proved",
    "started", "said", "says", "met", "signed", "agreed", "visited", "announced", "told", "sees", "marks", "brings",
  ]

  // MARK: The other end

  private func farEnd(of phrase: DatePhrase, _ frame: DateFrame?) -> DatePhrase? {
    guard phrase.term != .duration, isRangeable(phrase, frame) else { return nil }
    let at = phrase.end
    let joint = tokens.folded(at)
    let isJoint =
      tokens.isDash(at) || ["to", "until", "till", "through"].contains(joint) && frame?.role != .between
      || joint == "and" && frame?.role == .between
    guard isJoint else { return nil }
    if let year = shortYear(phrase, at) { return year }
    if let day = sameMonth(phrase, at) { return day }
    guard let far = DateGrammar(tokens).phrase(at: tokens.approximation(at: at + 1) ?? at + 1), far.term != .duration,
      isFarEnd(far, of: phrase)
    else { return nil }
    return far
  }

  private func isRangeable(_ phrase: DatePhrase, _ frame: DateFrame?) -> Bool {
    if case .vague = phrase.term { return false }
    if case .stretch = phrase.term { return false }
    return phrase.form != .adverbial || frame?.role == .from || frame?.role == .between
  }

  private func isFarEnd(_ far: DatePhrase, of near: DatePhrase) -> Bool {
    switch far.term {
    case .vague, .stretch, .duration: false
    case .exact(let edtf) where edtf.precision == .year && near.term.isYearless: false
    case .exact(let edtf) where edtf.precision == .day:
      // "8 May 1998 - 2014" is no range of a day and a year.
      DateGrammar(tokens).isDay(near.term)
    default: true
    }
  }

  /// "2003–08": the century is the first year’s.
  private func shortYear(_ phrase: DatePhrase, _ at: Int) -> DatePhrase? {
    guard tokens.isDash(at), case .exact(let edtf) = phrase.term, edtf.precision == .year,
      let year = edtf.earliest?.year,
      case .cardinal(let short)? = tokens.word(at + 1), tokens.token(at + 1)?.text.count == 2, short > year % 100,
      !YearEvidence(tokens: tokens).isCounted(at + 1)
    else { return nil }
    return EDTF(year: year / 100 * 100 + short).map { DatePhrase(.exact($0), to: at + 2) }
  }

  /// "March 5 to 7, 2017": a bare number is a day of the same month.
  private func sameMonth(_ phrase: DatePhrase, _ at: Int) -> DatePhrase? {
    guard case .yearless(.day(let month, let day)) = phrase.term, case .cardinal(let last)? = tokens.word(at + 1),
      last > day, last <= 31, tokens.token(at + 1)?.kind == .number
    else { return nil }
    let grammar = DateGrammar(tokens)
    if grammar.dayMonth(last, at + 1) != nil || YearEvidence(tokens: tokens).isCounted(at + 1) { return nil }
    return grammar.dated(.day(month: month, day: last), at + 2)
  }

  /// "2010 to the present", "2010–present".
  private func openEnd(_ at: Int) -> Int? {
    guard tokens.isDash(at) || ["to", "until", "till", "through"].contains(tokens.folded(at)) else { return nil }
    let last = tokens.folded(at + 1) == "the" ? at + 2 : at + 1
    return ["present", "now", "today", "date"].contains(tokens.folded(last)) ? last + 1 : nil
  }

  // MARK: Lists

  /// The 7 of "March 5 and 7".
  private func listed(_ start: Int, _ last: DateExpression?) -> Reading? {
    guard let last, last.edtf?.precision == .day, last.tokens.upperBound == start - 1,
      tokens.isAny(start - 1, ["and", ",", "or"]), case .cardinal(let day)? = tokens.word(start),
      (1...31).contains(day), tokens.token(start)?.kind == .number
    else { return nil }
    let grammar = DateGrammar(tokens)
    guard grammar.endsClause(start + 1) || grammar.year(after: start + 1).year != nil else { return nil }
    return reading(.within, nil, DatePhrase(.dayOfMonth(day), to: grammar.year(after: start + 1).end), nil, from: start)
  }

  private func reading(
    _ role: DateFrame.Role, _ frame: DateFrame?, _ phrase: DatePhrase, _ far: DatePhrase?, from start: Int,
    attributive: Bool = false
  ) -> Reading {
    Reading(
      role: role, isApproximate: frame?.isApproximate ?? false, phrase: phrase, far: far, isOpen: false,
      tokens: start..<(far?.end ?? phrase.end), isAttributive: attributive)
  }
}
