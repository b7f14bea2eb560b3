import Chronicle
import Language

/// Who else of the sentence and the passage may be a party that the trigger's own words leave out.
extension EventFinder {
  /// Whom a sentence offers as a target that no slot names: the subject of a clause around the trigger, else the only other
  /// power that the sentence names.
  func bystander(of site: TriggerSite, besides taken: Set<ActorID>) -> ActorPhrase? {
    func isOther(_ phrase: ActorPhrase) -> Bool {
      phrase.form != .aside && phrase.actors.count == 1
        && principals.principal(of: phrase.actors[0]).map {
          !taken.contains($0) && principals.kind(of: $0) != .organization
        } ?? false
    }
    let content = complements(of: site.word).flatMap { view.tree.subtree($0) }
    let spoken = view.phrases.filter { isOther($0) && content.contains(view.top(of: $0.tokens)) }
    if Set(spoken.compactMap { principals.principal(of: $0.actors[0]) }).count == 1 { return spoken.first }
    var at = site.word
    while let governor = view.tree.governor(at), !isContrasted(at), at == site.word || !isOwnClause(at) {
      if let subject = view.tree.subject(governor)?.word, let phrase = view.phrase(at: subject), isOther(phrase) {
        return view.tree.conjuncts(subject).compactMap(view.phrase).filter(isOther).count == 1 ? phrase : nil
      }
      at = governor
    }
    let others = view.phrases.filter {
      isOther($0) && !isInLaterClause($0, than: site) && !isContrasted($0, with: site) && !isBeside($0)
        && !isOccasion($0) && !isTown($0)
    }
    let powers = Set(others.compactMap { principals.principal(of: $0.actors[0]) })
    return powers.count == 1 ? others.first : nil
  }

  /// "Peru lifted its ban, Chilean sanctions remain": a clause with a subject of its own beside another one.
  private func isOwnClause(_ word: Int) -> Bool {
    [.conj, .parataxis].contains(view.tree.relation(word)) && view.tree.isPredicate(word)
      && view.tree.children(word).contains { view.tree.relation($0).isSubject }
  }

  /// "warned that Lima’s conduct", what a verb of saying has said.
  private func complements(of verb: Int) -> [Int] {
    view.tree.children(verb).filter { view.tree.relation($0) == .ccomp }
  }

  /// "while Quito welcomed it": a clause set against another one is not about its parties.
  private func isContrasted(_ clause: Int) -> Bool {
    view.tree.children(clause).contains { view.tree.relation($0) == .mark && Self.contrasts.contains(view.folded($0)) }
  }

  private static let contrasts: Set<String> = ["while", "whereas", "although", "though"]

  private func isContrasted(_ phrase: ActorPhrase, with site: TriggerSite) -> Bool {
    let own = Set([site.word] + view.tree.ancestors(site.word))
    return view.tree.ancestors(view.top(of: phrase.tokens)).contains { !own.contains($0) && isContrasted($0) }
  }

  /// "condemned the launch and asked the Council": what a coordinate clause behind the trigger names is for its own verb.
  private func isInLaterClause(_ phrase: ActorPhrase, than site: TriggerSite) -> Bool {
    let above = Set(view.tree.ancestors(site.word))
    var clause = view.tree.clause(view.top(of: phrase.tokens))
    for _ in 0..<6 where clause > site.word && !above.contains(clause) {
      if view.tree.relation(clause) == .conj || isBeforeOrAfter(clause) || isBehindSemicolon(clause, site) {
        return true
      }
      guard let governor = view.tree.governor(clause) else { return false }
      clause = governor
    }
    return false
  }

  /// "Peru declares war; Bolivia is drawn in".
  private func isBehindSemicolon(_ clause: Int, _ site: TriggerSite) -> Bool {
    view.tree.relation(clause) == .parataxis && (site.word..<clause).contains { view.tokens[$0].text == ";" }
  }

  /// "at a NATO summit": a body that only tells which meeting it was.
  private func isOccasion(_ phrase: ActorPhrase) -> Bool {
    guard phrase.form == .modifier, phrase.actors.allSatisfy({ [.igo, .bloc].contains(principals.kind(of: $0)) }),
      let noun = view.tree.head(view.top(of: phrase.tokens))
    else { return false }
    return isDeed(noun)
  }

  /// "met in Bamako, Mali": the state of a town where something took place.
  private func isTown(_ phrase: ActorPhrase) -> Bool {
    let start = phrase.tokens.lowerBound
    guard start >= 3, view.folded(start - 1) == ",", view.tokens[start - 2].isCapitalized else { return false }
    var town = start - 2
    while town > 0, view.tokens[town - 1].isCapitalized { town -= 1 }
    return town > 0 && ["in", "at", "near", "from"].contains(view.folded(town - 1))
  }

  /// "recalled their envoys in solidarity with Lima": on the same side.
  private func isBeside(_ phrase: ActorPhrase) -> Bool {
    let start = phrase.tokens.lowerBound
    return status.words.companies.stands(in: max(0, start - 5)..<start, of: view.tokens)
  }

  /// "threatened fines before agreeing to a delay": another time, and often other parties.
  private func isBeforeOrAfter(_ clause: Int) -> Bool {
    view.tree.relation(clause) == .advcl
      && view.tree.children(clause).contains {
        view.tree.relation($0) == .mark && ["before", "after"].contains(view.folded($0))
      }
  }

  /// The other side of what has just been told about an actor: in this sentence, else in the passage.
  func partners(of actor: ActorID, after earlier: [EventDraft]) -> [ActorID] {
    let here =
      earlier.last { $0.pair.contains(actor) && $0.pair.count == 2 && $0.status.status == .asserted }
      ?? earlier.last { $0.pair.contains(actor) && $0.pair.count == 2 }
    if let here { return here.pair.filter { $0 != actor } }
    let partners = discourse.partners(of: actor, in: sentence.paragraph, entry: entry)
    // "Peru cut ties with Chile, and Bolivia recalled its ambassador".
    return partners.isEmpty ? earlier.last.map { $0.target.count == 1 ? $0.target : [] } ?? [] : partners
  }

  /// The two sides of what has just been told: in this sentence, else in the passage.
  func sides(besides third: Set<ActorID>, after earlier: [EventDraft]) -> [ActorID] {
    if third.isEmpty, let last = earlier.last, last.pair.count == 2 { return last.pair }
    return discourse.sides(besides: third, in: sentence.paragraph)
  }
}
