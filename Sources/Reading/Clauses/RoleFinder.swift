import Language

/// Fills a frame’s slots with the phrases around its trigger. The one door through which events learn who stands where:
/// what is behind it may change from marks and word order to trees.
struct RoleFinder {
  let view: SentenceView
  let site: TriggerSite
  private let subjects: SubjectFinder

  init(view: SentenceView, site: TriggerSite) {
    self.view = view
    self.site = site
    subjects = SubjectFinder(view: view)
  }

  /// The phrases in a slot, a list where the text lists them; empty where nobody stands there.
  func phrases(in slot: Frame.Slot) -> [ActorPhrase] {
    switch slot {
    case .subject: isPassive ? right(of: ["by"]) : subjects.subject(of: site)
    case .object: isPassive ? passiveObject() : object()
    case .possessor: possessor()
    case .discourse: []
    case .preposition(let words): right(of: words.split(separator: " ").map(String.init))
    }
  }

  private var isPassive: Bool { site.stance == .passive || site.stance == .reducedPassive }

  // MARK: To the right

  /// Where the trigger’s own words can still stand: its clause’s end, or the next verb of a coordination.
  private var reach: Range<Int> {
    let clause = view.clause(at: site.tokens.lowerBound)
    let start = min(site.tokens.upperBound, clause.upperBound)
    let end = (start..<clause.upperBound).first { stopsReach(at: $0) } ?? clause.upperBound
    return start..<end
  }

  private func stopsReach(at index: Int) -> Bool {
    guard view.phrase(at: index) == nil else { return false }
    let folded = view.folded(index)
    if site.isVerb {
      return ["and", "but", "or"].contains(folded) && view.words.isClearlyFinite(verbAfter(index + 1))
    }
    if folded == "," { return !isListMark(index) && view.folded(index + 1) != "and" }
    return view.words.isClearlyFinite(folded) || folded == "but" || folded == "as"
      || folded == "and" && !isListMark(index)
  }

  private func verbAfter(_ index: Int) -> String {
    var at = index
    while FunctionWords.isAdverb(view.folded(at)), !FunctionWords.auxiliaries.contains(view.folded(at)) { at += 1 }
    return view.phrase(at: at) == nil ? view.folded(at) : ""
  }

  /// A comma or "and" between two phrases of a list.
  private func isListMark(_ index: Int) -> Bool {
    let start = view.folded(index + 1) == "the" ? index + 2 : index + 1
    return (view.phrase(endingAt: index) != nil || view.folded(index - 1) == ",")
      && view.phrase(startingAt: start) != nil
  }

  /// The phrases after a preposition of one word or more ("out of"): behind the trigger, and in a passive’s subject too
  /// ("the ban on Chilean wine was lifted").
  private func right(of words: [String]) -> [ActorPhrase] {
    let behind = phrases(after: words, in: reach)
    return behind.isEmpty && isPassive ? phrases(after: words, in: passiveSubject) : behind
  }

  private func phrases(after words: [String], in range: Range<Int>) -> [ActorPhrase] {
    for at in range where view.phrase(at: at) == nil && view.date(covering: at) == nil {
      guard words.indices.allSatisfy({ view.folded(at + $0) == words[$0] }) else { continue }
      if let phrase = firstPhrase(from: at + words.count, within: range.upperBound, crossing: 5), !isPronoun(phrase) {
        return view.conjuncts(beginningWith: phrase, isClosed: words == ["between"])
      }
    }
    return []
  }

  /// The first phrase of the noun phrase that begins at a token: plain words and determiners may precede it.
  private func firstPhrase(from start: Int, within end: Int, crossing limit: Int) -> ActorPhrase? {
    var at = start
    while at < end, at - start <= limit {
      if let phrase = view.phrase(at: at) { return phrase.form == .aside ? nil : phrase }
      guard view.isDeterminer(at) || view.isPlainWord(at) || view.folded(at) == "both" else { return nil }
      guard !view.words.isClearlyFinite(view.folded(at)) else { return nil }
      at += 1
    }
    return nil
  }

  /// "from its region": an owner behind a preposition is seldom whom the act is done to.
  private func isPronoun(_ phrase: ActorPhrase) -> Bool {
    phrase.form == .possessive && ["its", "his", "her", "their"].contains(view.folded(phrase.tokens.lowerBound))
  }

  /// The actors of the noun phrase right after the verb, or who owns it.
  private func object() -> [ActorPhrase] {
    var start = site.tokens.upperBound
    while FunctionWords.isAdverb(view.folded(start)) { start += 1 }
    guard let phrase = firstPhrase(from: start, within: reach.upperBound, crossing: 6) else { return [] }
    return view.conjuncts(beginningWith: phrase)
  }

  // MARK: To the left

  /// The noun phrases before a passive verb: from the clause’s beginning, or after an opening date or comma.
  private var passiveSubject: Range<Int> {
    let clause = view.clause(at: site.tokens.lowerBound)
    let start = max(clause.lowerBound, site.groupStart - 14)
    guard start < site.groupStart else { return start..<start }
    let opening = (start..<site.groupStart).last { at in
      view.folded(at) == "," && view.phrase(endingAt: at) == nil || view.date(covering: at) != nil
        || view.phrase(at: at) == nil && view.words.isClearlyFinite(view.folded(at))
    }
    return (opening.map { $0 + 1 } ?? start)..<site.groupStart
  }

  /// Whom a passive’s subject names, or whose it is: "Iran was", "the Indian position was", "the accounts of Iraq were".
  private func passiveObject() -> [ActorPhrase] {
    let named = subjects.subject(of: site)
    if !named.isEmpty { return named }
    let range = passiveSubject
    let first = view.phrases.first { phrase in
      guard range.contains(phrase.tokens.lowerBound), phrase.form != .aside else { return false }
      guard let preposition = view.preposition(governing: phrase.tokens.lowerBound), range.contains(preposition) else {
        return true
      }
      return view.folded(preposition) == "of"
    }
    return first.map { view.conjuncts(beginningWith: $0) } ?? []
  }

  /// Who owns the trigger noun: the possessive or adjective in its own noun phrase.
  private func possessor() -> [ActorPhrase] {
    guard site.stance == .noun else { return [] }
    var modifier: [ActorPhrase] = []
    var at = site.tokens.lowerBound
    while at > 0 {
      if let phrase = view.phrase(endingAt: at) {
        switch phrase.form {
        case .possessive: return owners(phrase)
        case .modifier:
          modifier = owners(phrase) + modifier
          at = phrase.tokens.lowerBound
          if view.folded(at - 1) == "and" || view.folded(at - 1) == "," { at -= 1 }
        case .head, .nationals, .aside: return modifier
        }
      } else if isInner(at - 1) {
        at -= 1
      } else {
        return modifier
      }
    }
    return modifier
  }

  /// "India and Pakistan’s agreement": the owner is the whole list.
  private func owners(_ phrase: ActorPhrase) -> [ActorPhrase] {
    phrase.form == .possessive ? view.conjuncts(endingWith: phrase) : [phrase]
  }

  /// A word inside the trigger’s noun phrase: plain, a number, a date, a listing mark between adjectives.
  private func isInner(_ index: Int) -> Bool {
    if view.date(covering: index) != nil { return !view.isPreposition(index) }
    guard view.isPlainWord(index) else { return false }
    return !view.words.isClearlyFinite(view.folded(index)) && !view.words.isVerbOnly(view.folded(index))
  }

  // MARK: The object’s noun

  /// The tokens in which a frame’s `object` and `unless` words count: the verb’s object, or a noun and
  /// what its prepositions bring in.
  var objectRange: Range<Int> {
    if isPassive { return passiveSubject }
    // A noun is its own object ("apology"), and so is whatever its prepositions bring in ("accession to NATO").
    if site.stance == .noun {
      return site.tokens.lowerBound..<max(site.tokens.upperBound, min(reach.upperBound, site.tokens.upperBound + 10))
    }
    let start = site.tokens.upperBound
    let end = (start..<max(start, reach.upperBound)).first { at in
      guard view.phrase(at: at) == nil else { return false }
      let folded = view.folded(at)
      return view.isPreposition(at) && folded != "of" || folded == "to"
    }
    return start..<min(end ?? max(start, reach.upperBound), start + 14)
  }
}
