import Language

/// Finds whom a verb’s subject names, by the words before it.
struct SubjectFinder {
  let view: SentenceView

  /// Control chains ("wants to try to sign") are followed this far.
  private static let deepest = 4

  /// The subject of the verb of a site; empty where it is nobody’s phrase.
  func subject(of site: TriggerSite) -> [ActorPhrase] {
    switch site.stance {
    case .noun: clauseSubject(before: site.tokens.lowerBound)
    case .finite, .passive: subject(before: site.groupStart, 0)
    case .reducedPassive: view.phrase(endingAt: site.groupStart).map { [$0] } ?? []
    case .infinitive(let to): controller(of: to, 0)
    case .gerund: gerundSubject(site.groupStart, 0)
    }
  }

  // MARK: Finite verbs

  /// Walks left from a verb group to the noun phrase that is its subject.
  private func subject(before start: Int, _ depth: Int) -> [ActorPhrase] {
    guard depth < Self.deepest else { return [] }
    var at = start
    while at > 0 {
      if let phrase = view.phrase(endingAt: at) {
        guard phrase.form == .head else { return [] }
        let list = view.conjuncts(endingWith: phrase)
        guard let preposition = list.first.flatMap({ view.preposition(governing: $0.tokens.lowerBound) }) else {
          return list
        }
        at = preposition
      } else if let date = view.date(endingAt: at) {
        at = date.lowerBound
      } else if let step = step(left: at, depth) {
        switch step {
        case .to(let next): at = next
        case .found(let phrases): return phrases
        }
      } else {
        return []
      }
    }
    return []
  }

  private enum Step {
    case to(Int)
    case found([ActorPhrase])
  }

  /// One step over what stands between a subject and its verb; null where no subject can be told.
  private func step(left at: Int, _ depth: Int) -> Step? {
    let token = view.tokens[at - 1]
    if FunctionWords.isAdverb(token.folded) { return .to(at - 1) }
    switch token.folded {
    case ")": return view.tokens[..<(at - 1)].lastIndex { $0.text == "(" }.map { .to($0) }
    case ",", "—", "–", "--": return beforeParenthesis(endingAt: at - 1, mark: token.text).map { .to($0) }
    case "and", "but", "or", "then", "&": return .found(sharedSubject(before: at - 1, depth))
    case "who", "which", "that": return .found(antecedent(of: at - 1))
    default: break
    }
    guard view.isPlainWord(at - 1), !view.words.isClearlyFinite(token.folded) else { return nil }
    let noun = nounPhraseStart(endingAt: at)
    guard let preposition = view.preposition(governing: noun) else { return nil }
    return .to(preposition)
  }

  /// The start of a common noun phrase.
  private func nounPhraseStart(endingAt end: Int) -> Int {
    var at = end
    while at > 0, view.isPlainWord(at - 1) || view.phrase(at: at - 1).map({ $0.form != .head }) ?? false,
      !view.words.isClearlyFinite(view.folded(at - 1))
    { at -= 1 }
    while at > 0, view.isDeterminer(at - 1) { at -= 1 }
    return at
  }

  /// Where an apposition or relative clause between two commas begins: "Khan, who had visited Moscow, condemned".
  private func beforeParenthesis(endingAt close: Int, mark: String) -> Int? {
    let earliest = max(0, close - 30)
    let open = (earliest..<close).last { view.tokens[$0].text == mark && view.phrase(endingAt: $0)?.form == .head }
    guard let open, close - open > 1 else { return nil }
    let opening = view.folded(open + 1)
    let isRelative = ["who", "which", "whose", "where"].contains(opening)
    let hasVerb = ((open + 1)..<close).contains {
      view.phrase(at: $0) == nil && view.words.isClearlyFinite(view.folded($0))
    }
    return isRelative || !hasVerb ? open : nil
  }

  /// The subject of the verb that a coordinated one shares it with: "lifted its embargo and signed".
  private func sharedSubject(before end: Int, _ depth: Int) -> [ActorPhrase] {
    let clause = view.clause(at: max(0, end - 1))
    let verb = (clause.lowerBound..<end).last {
      view.phrase(at: $0) == nil && view.words.isClearlyFinite(view.folded($0))
    }
    guard let verb else { return clauseSubject(before: end) }
    return subject(before: VerbGroup(view: view, verb: verb).start, depth + 1)
  }

  /// Whom a relative pronoun stands for: the phrase before it, a comma skipped.
  private func antecedent(of pronoun: Int) -> [ActorPhrase] {
    let end = view.folded(pronoun - 1) == "," ? pronoun - 1 : pronoun
    guard let phrase = view.phrase(endingAt: end), phrase.form == .head else { return [] }
    return [phrase]
  }

  // MARK: Clauses

  /// The first free noun phrase of the clause before a token, else the antecedent of its relative pronoun.
  func clauseSubject(before end: Int) -> [ActorPhrase] {
    let clause = view.clause(at: max(0, end - 1))
    if ["who", "which", "that"].contains(view.folded(clause.lowerBound)) {
      let found = antecedent(of: clause.lowerBound)
      if !found.isEmpty { return found }
    }
    let free = view.phrases.first { phrase in
      phrase.form == .head && phrase.tokens.lowerBound >= clause.lowerBound && phrase.tokens.upperBound <= end
        && view.preposition(governing: phrase.tokens.lowerBound) == nil
    }
    guard let free else { return [] }
    return view.conjuncts(beginningWith: free).filter { $0.tokens.upperBound <= end }
  }

  // MARK: Infinitives and participles

  /// Who does what a "to" says: "asked Russia to", "Russia agreed to", "its plan to".
  private func controller(of to: Int, _ depth: Int) -> [ActorPhrase] {
    guard depth < Self.deepest else { return [] }
    var at = to
    while at > 0, FunctionWords.isAdverb(view.folded(at - 1)) { at -= 1 }
    if let phrase = view.phrase(endingAt: at), phrase.form == .head {
      let list = view.conjuncts(endingWith: phrase)
      guard let start = list.first?.tokens.lowerBound, let preposition = view.preposition(governing: start) else {
        return list
      }
      return view.folded(preposition) == "for" || view.folded(preposition) == "on"
        ? list : clauseSubject(before: preposition)
    }
    let word = view.folded(at - 1)
    if view.words.isVerb(word), !view.words.isNoun(word) || view.words.isClearlyFinite(word) {
      let group = VerbGroup(view: view, verb: at - 1)
      if let earlier = view.folded(group.start - 1) == "to" ? group.start - 1 : nil {
        return controller(of: earlier, depth + 1)
      }
      if word.hasSuffix("ing"), group.before.isEmpty { return gerundSubject(group.start, depth + 1) }
      return subject(before: group.start, depth + 1)
    }
    if let owner = owner(ofNounEndingAt: at) { return [owner] }
    return clauseSubject(before: to)
  }

  /// "Russia’s decision (to)", "the Russian plan (to)".
  private func owner(ofNounEndingAt end: Int) -> ActorPhrase? {
    var at = end
    while at > 0, view.isPlainWord(at - 1), end - at < 4 { at -= 1 }
    guard at < end, let phrase = view.phrase(endingAt: at), phrase.form != .head, phrase.form != .aside else {
      return nil
    }
    return phrase
  }

  /// Who does what a participle says: "forces entering", "by lifting", ", ignoring", "Abstaining ..., Pakistan said".
  private func gerundSubject(_ start: Int, _ depth: Int) -> [ActorPhrase] {
    guard depth < Self.deepest else { return [] }
    if start == 0 { return subjectAfterComma(from: 0) }
    if let phrase = view.phrase(endingAt: start) { return phrase.form == .head ? [phrase] : [] }
    let before = view.folded(start - 1)
    switch before {
    case "for", "of", "from":
      guard let last = view.phrases.last(where: { $0.tokens.upperBound <= start - 1 }),
        start - 1 - last.tokens.upperBound <= 1
      else { return clauseSubject(before: start - 1) }
      return last.form == .aside ? [] : [last]
    default: break
    }
    let clause = view.clause(at: start)
    if start <= clause.lowerBound + 1 || start == 1 { return subjectAfterComma(from: start) }
    return clauseSubject(before: start)
  }

  /// "Abstaining from the vote, Pakistan maintained": the first subject after the participle’s own clause.
  private func subjectAfterComma(from start: Int) -> [ActorPhrase] {
    let subject = view.phrases.first { phrase in
      let before =
        view.folded(phrase.tokens.lowerBound - 1) == "the" ? phrase.tokens.lowerBound - 2 : phrase.tokens.lowerBound - 1
      return phrase.tokens.lowerBound > start && phrase.form == .head && view.folded(before) == ","
    }
    return subject.map { view.conjuncts(beginningWith: $0) } ?? []
  }
}
