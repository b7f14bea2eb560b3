import Chronicle
import Language

/// Chooses an event’s date among the date expressions of its sentence.
struct EventDater {
  let view: SentenceView
  let expressions: [DateExpression]
  /// The date at the head of a chronology’s entry or of the section above it.
  let head: DateExpression?

  /// The expression that dates an event told at a site; null where none does.
  func expression(for site: TriggerSite, objectRange: Range<Int>) -> DateExpression? {
    let own = site.isVerb ? verbDate(site, objectRange) : nounDate(site)
    return own ?? head
  }

  private var usable: [DateExpression] {
    expressions.filter { $0.edtf != nil && ($0.kind == .point || $0.kind == .interval || $0.kind == .since) }
  }

  // MARK: Verbs

  private func verbDate(_ site: TriggerSite, _ objectRange: Range<Int>) -> DateExpression? {
    let clause = view.clause(at: site.tokens.lowerBound)
    let free = usable.filter { !$0.isAttributive }
    return nearest(free.filter { clause.contains($0.tokens.lowerBound) && !isOfNoun($0, site) }, to: site)
      ?? beforeWhen(free, clause) ?? opening(free, site)
      ?? usable.first { $0.isAttributive && objectRange.contains($0.tokens.lowerBound) }
  }

  private func nearest(_ dates: [DateExpression], to site: TriggerSite) -> DateExpression? {
    dates.min { distance($0, site) < distance($1, site) }
  }

  private func distance(_ date: DateExpression, _ site: TriggerSite) -> Int {
    date.tokens.lowerBound >= site.tokens.upperBound
      ? date.tokens.lowerBound - site.tokens.upperBound : site.tokens.lowerBound - date.tokens.upperBound
  }

  /// A date behind another noun than the verb’s object ("under the agreement of 2015") dates that noun.
  private func isOfNoun(_ date: DateExpression, _ site: TriggerSite) -> Bool {
    view.folded(date.tokens.lowerBound) == "of" || view.folded(date.tokens.lowerBound - 1) == "of"
  }

  /// "in 2017, when the ambassador endorsed": the clause after "when" happens at the date before it.
  private func beforeWhen(_ dates: [DateExpression], _ clause: Range<Int>) -> DateExpression? {
    guard ["when", "as", "where"].contains(view.folded(clause.lowerBound)) else { return nil }
    let end = view.folded(clause.lowerBound - 1) == "," ? clause.lowerBound - 1 : clause.lowerBound
    return dates.first { $0.tokens.upperBound == end }
  }

  /// A date at the very beginning holds for the whole sentence, relative clauses aside.
  private func opening(_ dates: [DateExpression], _ site: TriggerSite) -> DateExpression? {
    let clause = view.clause(at: site.tokens.lowerBound)
    guard !["which", "who", "whose", "that", "because", "although", "though"].contains(view.folded(clause.lowerBound))
    else { return nil }
    return dates.first { $0.tokens.lowerBound <= 1 }
  }

  // MARK: Nouns

  private func nounDate(_ site: TriggerSite) -> DateExpression? {
    let clause = view.clause(at: site.tokens.lowerBound)
    if let own = usable.last(where: { isInside($0, site) }) { return own }
    let end = nounPhraseEnd(site, clause)
    let behind = usable.first { (site.tokens.upperBound..<end).contains($0.tokens.lowerBound) }
    if let behind { return behind }
    guard isSubject(site, clause) else { return nil }
    return nearest(usable.filter { !$0.isAttributive && clause.contains($0.tokens.lowerBound) }, to: site)
  }

  /// Whether the noun heads its clause’s first noun phrase: what the verb’s date says then holds for it as well.
  private func isSubject(_ site: TriggerSite, _ clause: Range<Int>) -> Bool {
    let start = dates(opening: clause)
    return (start..<site.tokens.lowerBound).allSatisfy { at in
      if let phrase = view.phrase(at: at) { return phrase.form != .head }
      guard view.isPlainWord(at) || view.isDeterminer(at) || view.folded(at) == "," else { return false }
      return !view.words.isVerbOnly(view.folded(at))
    }
  }

  /// Where a clause goes on after a date at its beginning.
  private func dates(opening clause: Range<Int>) -> Int {
    view.dates.first { $0.lowerBound == clause.lowerBound }.map { min($0.upperBound, clause.upperBound) }
      ?? clause.lowerBound
  }

  /// "a 2015 agreement", "last year’s visit": within the noun phrase, before the noun.
  private func isInside(_ date: DateExpression, _ site: TriggerSite) -> Bool {
    guard date.tokens.upperBound <= site.tokens.lowerBound, site.tokens.lowerBound - date.tokens.upperBound <= 6 else {
      return false
    }
    let between = date.tokens.upperBound..<site.tokens.lowerBound
    let isJoined = between.allSatisfy { at in
      (view.isPlainWord(at) || view.phrase(at: at).map { $0.form != .head } ?? false)
        && !view.words.isVerbOnly(view.folded(at))
    }
    return isJoined && (date.isAttributive || view.folded(date.tokens.upperBound) == "'s")
  }

  /// Where the noun’s phrases end: before the next verb or mark.
  private func nounPhraseEnd(_ site: TriggerSite, _ clause: Range<Int>) -> Int {
    let start = min(site.tokens.upperBound, clause.upperBound)
    return (start..<clause.upperBound).first { at in
      view.phrase(at: at) == nil && view.date(covering: at) == nil
        && (view.words.isClearlyFinite(view.folded(at)) || view.folded(at) == "," || view.folded(at) == "and")
    } ?? clause.upperBound
  }
}
