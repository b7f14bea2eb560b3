import Language

/// A sentence as roles are read from it: its tokens, the actors' phrases, and where its clauses begin.
struct SentenceView {
  let tokens: [Token]
  let phrases: [ActorPhrase]
  /// Tokens of date expressions, prepositions included.
  let dates: [Range<Int>]
  let words: WordClasses

  /// For each token, the phrase that covers it.
  private let covering: [Int?]
  /// For each token, where its clause begins and ends.
  private let clauses: [Range<Int>]

  init(tokens: [Token], phrases: [ActorPhrase], dates: [Range<Int>], words: WordClasses) {
    self.tokens = tokens
    self.phrases = phrases
    self.dates = dates
    self.words = words
    var covering = [Int?](repeating: nil, count: tokens.count)
    for (index, phrase) in phrases.enumerated() {
      for at in phrase.tokens.clamped(to: tokens.indices) { covering[at] = index }
    }
    self.covering = covering
    clauses = ClauseCutter(tokens: tokens, phrases: phrases, covering: covering, words: words).clauses()
  }

  func phrase(at index: Int) -> ActorPhrase? {
    guard let covered = covering[safe: index], let phrase = covered else { return nil }
    return phrases[phrase]
  }

  /// The phrase whose last token is right before `end`.
  func phrase(endingAt end: Int) -> ActorPhrase? {
    guard let phrase = phrase(at: end - 1), phrase.tokens.upperBound == end else { return nil }
    return phrase
  }

  func phrase(startingAt start: Int) -> ActorPhrase? {
    guard let phrase = phrase(at: start), phrase.tokens.lowerBound == start else { return nil }
    return phrase
  }

  func clause(at index: Int) -> Range<Int> { clauses[safe: index] ?? 0..<tokens.count }

  func date(endingAt end: Int) -> Range<Int>? { dates.first { $0.upperBound == end } }

  func date(covering index: Int) -> Range<Int>? { dates.first { $0.contains(index) } }

  func folded(_ index: Int) -> String { tokens[safe: index]?.folded ?? "" }

  /// A word that may be part of a noun phrase: no function word, no part of an actor’s phrase.
  func isPlainWord(_ index: Int) -> Bool {
    guard let token = tokens[safe: index], phrase(at: index) == nil else { return false }
    switch token.kind {
    case .word: return !FunctionWords.all.contains(token.folded)
    case .number: return true
    case .symbol: return token.text == "$" || token.text == "€" || token.text == "£" || token.text == "%"
    case .punctuation: return token.folded == "-"
    case .clitic: return token.isPossessive
    }
  }

  func isPreposition(_ index: Int) -> Bool { FunctionWords.prepositions.contains(folded(index)) }

  /// Words that may stand between a preposition or determiner and a noun without being one.
  func isDeterminer(_ index: Int) -> Bool { FunctionWords.determiners.contains(folded(index)) }

  /// The preposition that governs a noun phrase, determiners and up to four plain words between; null when it is free.
  func preposition(governing start: Int) -> Int? {
    var at = start - 1
    var plain = 0
    while at >= 0 {
      if date(covering: at) != nil { return nil }
      if isPreposition(at) { return at }
      if isDeterminer(at) {
        at -= 1
        continue
      }
      // "Under that agreement Russia": a noun right before the phrase ends the preposition’s own.
      guard isPlainWord(at), plain < 4, !words.isClearlyFinite(folded(at)), plain > 0 || !isNounLike(at) else {
        return nil
      }
      plain += 1
      at -= 1
    }
    return nil
  }

  /// Whether a plain word is a noun by the lexicon or by its ending.
  private func isNounLike(_ index: Int) -> Bool {
    let word = folded(index)
    return words.isNoun(word) || Self.nounEndings.contains { word.hasSuffix($0) }
  }

  private static let nounEndings = [
    "ment", "ments", "tion", "tions", "sion", "sions", "ity", "ities", "ness", "ship", "ships", "ance", "ence", "ies",
    "ism",
    "year", "years", "month", "months", "week", "weeks", "war", "wars", "terms", "rule", "rules", "law", "plan", "deal",
  ]

  /// The conjuncts of a phrase that stands at the end of a list ("Russia, China and Iran"), the phrase last.
  func conjuncts(endingWith phrase: ActorPhrase) -> [ActorPhrase] {
    var list = [phrase]
    var start = startWithDeterminer(phrase)
    var hasCoordinator = false
    while true {
      let before = folded(start - 1)
      guard before == "and" || before == "or" || before == "," && hasCoordinator || before == "&" else { return list }
      if before != "," { hasCoordinator = true }
      let end = folded(start - 2) == "," && before != "," ? start - 2 : start - 1
      guard let previous = self.phrase(endingAt: end), previous.form == .head,
        phrase.form == .head || phrase.form == .possessive
      else { return list }
      list.insert(previous, at: 0)
      start = startWithDeterminer(previous)
    }
  }

  /// The conjuncts of a phrase that stands at the beginning of a list, the phrase first. A conjunct that is the subject
  /// of a verb of its own begins a new clause and is none.
  /// A closed list cannot end before its "and" ("between India and Pakistan").
  func conjuncts(beginningWith phrase: ActorPhrase, isClosed: Bool = false) -> [ActorPhrase] {
    var list = [phrase]
    var end = phrase.tokens.upperBound
    while true {
      let mark = folded(end)
      guard mark == "and" || mark == "or" || mark == "," || mark == "&" else { return list }
      var start = mark == "," && (folded(end + 1) == "and" || folded(end + 1) == "or") ? end + 2 : end + 1
      if folded(start) == "the" { start += 1 }
      guard let next = self.phrase(startingAt: start), next.form == .head || next.form == phrase.form,
        clause(at: start) == clause(at: phrase.tokens.lowerBound),
        mark != "," || isList(from: next), isClosed && list.count < 2 || !isSubject(next)
      else { return list }
      list.append(next)
      end = next.tokens.upperBound
    }
  }

  /// Whether a list goes on to its "and" after a phrase that a comma precedes.
  private func isList(from phrase: ActorPhrase) -> Bool {
    let mark = folded(phrase.tokens.upperBound)
    if folded(phrase.tokens.lowerBound - 1) == "and" || folded(phrase.tokens.lowerBound - 2) == "and" { return true }
    return mark == "and" || mark == "or" || mark == ","
  }

  /// Whether a finite verb follows right after the phrase.
  func isSubject(_ phrase: ActorPhrase) -> Bool {
    var at = phrase.tokens.upperBound
    while FunctionWords.isAdverb(folded(at)), !FunctionWords.auxiliaries.contains(folded(at)) { at += 1 }
    guard phrase.form == .head, words.isClearlyFinite(folded(at)) else { return false }
    // Without a verb before it, a list that a verb follows is one subject.
    return clause(at: phrase.tokens.lowerBound).prefix { $0 < phrase.tokens.lowerBound }.contains { index in
      self.phrase(at: index) == nil && (words.isClearlyFinite(folded(index)) || folded(index).hasSuffix("ed"))
    }
  }

  private func startWithDeterminer(_ phrase: ActorPhrase) -> Int {
    let start = phrase.tokens.lowerBound
    return folded(start - 1) == "the" ? start - 1 : start
  }
}
