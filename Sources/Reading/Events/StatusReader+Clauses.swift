import Chronicle
import Language

/// What the word that a clause hangs from makes of the deed that it tells: "refused to sign", "its plan to sign".
extension StatusReader {
  func embedded(_ clause: Int, under head: Int, _ depth: Int) -> Verdict? {
    let relation = tree.relation(clause)
    if let noun = intention(before: clause, under: head) { return nounClause(clause, of: noun, depth) }
    switch relation {
    case .xcomp: return complement(clause, under: head, isOpen: true, depth)
    case .ccomp, .csubj, .csubjPass: return complement(clause, under: head, isOpen: isInfinitive(clause), depth)
    case .acl: return nounClause(clause, of: head, depth)
    case .aclRelcl:
      return Self.asserted
    case .advcl where isInfinitive(clause) && isControlled(clause, by: head):
      return complement(clause, under: head, isOpen: true, depth)
    // "denied supporting rebels": likewise.
    case .advcl where tree.tag(clause) == .ingVerb && isControlled(clause, by: head) && isBare(clause, after: head):
      return complement(clause, under: head, isOpen: true, depth)
    case .advcl, .advclRelcl: return adverbial(clause, depth)
    case .amod: return Self.asserted
    default: return Self.asserted
    }
  }

  /// "announced its intention to leave", where the parser hung the infinitive from the verb.
  private func intention(before clause: Int, under head: Int) -> Int? {
    guard [.xcomp, .advcl].contains(tree.relation(clause)), isInfinitive(clause), let noun = tree.child(head, .obj),
      words.intentions.contains(tree.lemma(noun)), tree.part(noun) == .noun,
      tree.child(clause, .mark).map({ $0 == noun + 1 }) ?? false
    else { return nil }
    return noun
  }

  /// "prompted Lima to act": a complement, whatever the parser called it.
  private func isControlled(_ clause: Int, by head: Int) -> Bool {
    let (lemma, phrasal) = (tree.lemma(head), tree.phrasalLemma(head))
    return Self.factual.contains(lemma) || words.attitudes.contains(lemma) || words.refusals.contains(lemma)
      || words.refusals.contains(phrasal) || words.resolving.contains(lemma)
  }

  /// Whether a clause begins right behind its verb, with no word or mark of its own before it.
  private func isBare(_ clause: Int, after head: Int) -> Bool {
    let last = tree.child(head, .compoundPrt) ?? head
    return clause == last + 1 && tree.child(clause, .mark) == nil
  }

  private func isInfinitive(_ clause: Int) -> Bool {
    tree.tag(clause) != .ingVerb && tree.children(clause, [.mark]).contains { view.folded($0) == "to" }
  }

  /// "refused to sign", "plans to sign", "demanded that Lima sign", "said that Lima signed".
  private func complement(_ clause: Int, under head: Int, isOpen: Bool, _ depth: Int) -> Verdict? {
    let lemma = tree.lemma(head)
    // "forgot that Lima had signed": it had.
    let isFact = !isOpen && tree.isFinite(clause)
    if !isFact, words.refusals.contains(lemma) || words.refusals.contains(tree.phrasalLemma(head)) {
      return tree.negation(head) == nil ? negated(head) : Self.asserted
    }
    if isOpen, tree.part(head) == .adjective, let decided = disposition(head, depth) { return decided }
    // "are set to meet", "is to be signed": a phrase of which the parser made the verb above.
    if isOpen, words.modals.stands(in: head..<clause, of: view.tokens) {
      return tree.negation(head) == nil ? hypothetical(head) : negated(head)
    }
    if lemma == "deny" { return negated(head) }
    if Self.factual.contains(lemma) { return predicate(head, depth + 1) }
    // "has to sign" is yet to; "had to sign" did.
    if isOpen, lemma == "have", tree.tag(head).verbForm == .present { return hypothetical(head) }
    // "voted to condemn": whoever resolves on what is done by saying so has done it.
    if isOpen, words.resolving.contains(lemma) {
      return words.enacted.contains(tree.lemma(clause)) ? predicate(head, depth + 1) : resolved(head)
    }
    if words.doubting.contains(lemma) { return hypothetical(head) }
    if lemma == "believe", !isOpen, tree.negation(head) != nil { return hypothetical(head) }
    let (isAttitude, isSaying) = (words.attitudes.contains(lemma), words.sayings.contains(lemma))
    if isAttitude, isOpen || !isSaying { return isOpen ? resolved(head) : hypothetical(head) }
    if isAttitude || words.rulings.contains(lemma), isSubjunctive(clause, under: head) { return hypothetical(head) }
    if Self.negativeNouns.contains(lemma) { return negated(head) }
    if words.intentions.contains(lemma), tree.part(head) == .noun { return hypothetical(head) }
    if isOpen, tree.part(head) == .adjective || tree.part(head) == .adverb { return hypothetical(head) }
    if isSaying { return Self.asserted }
    return isOpen ? predicate(head, depth + 1) : Self.asserted
  }

  /// "does not intend to sell" rules it out; "did not hesitate to sell" sold; "did not ask Peru to sell" says nothing of it.
  private func resolved(_ head: Int) -> Verdict {
    guard tree.negation(head) != nil, tree.child(head, .obj) == nil, tree.child(head, .iobj) == nil else {
      return hypothetical(head)
    }
    return tree.lemma(head) == "hesitate" ? Self.asserted : negated(head)
  }

  /// "was able to sign" did; "was unable to", "was not ready to" did not; null where an adjective leaves it open.
  private func disposition(_ adjective: Int, _ depth: Int) -> Verdict? {
    if Self.negativeNouns.contains(tree.lemma(adjective)) || tree.negation(adjective) != nil {
      return negated(adjective)
    }
    let isPast =
      tree.auxiliaries(adjective).first.map { tree.tag($0) == .pastVerb || tree.tag($0).verbForm == .past } ?? false
    return tree.lemma(adjective) == "able" && isPast ? predicate(adjective, depth + 1) : nil
  }

  /// "ruled that both withdraw": a plain form under a past tense, where a fact would stand in the past as well.
  private func isSubjunctive(_ clause: Int, under head: Int) -> Bool {
    if tree.tag(clause) == .baseVerb { return tree.auxiliaries(clause).isEmpty }
    return tree.tag(clause) == .presentVerb && tree.tag(head).verbForm == .past
      && !["be", "have", "do"].contains(tree.lemma(clause)) && tree.auxiliaries(clause).isEmpty
  }

  /// "its plan to sign", "the refusal to meet": but "the treaty signed in Lima".
  private func nounClause(_ clause: Int, of noun: Int, _ depth: Int) -> Verdict? {
    let lemma = tree.lemma(noun)
    let isInfinitive = isInfinitive(clause)
    // "became the first to sign": whoever was the first did it.
    if isInfinitive, view.isRanked(noun) { return isOneOfMany(noun) ?? predicate(tree.clause(noun), depth + 1) }
    guard isInfinitive || tree.child(clause, .mark) != nil else { return Self.asserted }
    // "no plans to sign", "no evidence that it attacked"
    if let none = tree.children(noun).first(where: { view.folded($0) == "no" && $0 < noun }),
      !["doubt", "question", "secret", "surprise", "wonder", "coincidence", "accident"].contains(lemma)
    {
      return isInfinitive || tree.tag(clause) == .ingVerb ? negated(none) : hypothetical(none)
    }
    // "its decision to expel the envoy": done by deciding.
    if isInfinitive, ["decision", "vote", "resolution"].contains(lemma), words.enacted.contains(tree.lemma(clause)) {
      return predicate(tree.clause(noun), depth + 1)
    }
    // "took the step of recognising": as real as the step.
    if words.steps.contains(lemma), tree.tag(clause) == .ingVerb { return predicate(tree.clause(noun), depth + 1) }
    if Self.negativeNouns.contains(lemma) { return negated(noun) }
    if words.intentions.contains(lemma) || words.attitudes.contains(lemma) || isInfinitive { return hypothetical(noun) }
    return tree.tag(clause) == .ingVerb ? alleged(clause, under: tree.head(noun)) : Self.asserted
  }

  /// "was not the only one to complain": it did.
  private func isOneOfMany(_ noun: Int) -> Verdict? {
    let isSole = tree.children(noun).contains { ["only", "first", "sole"].contains(view.folded($0)) }
    return isSole && tree.negation(noun) != nil ? Self.asserted : nil
  }

  private func adverbial(_ clause: Int, _ depth: Int) -> Verdict? {
    let marks = tree.children(clause).filter { [.mark, .case_].contains(tree.relation($0)) }.map { view.folded($0) }
    if marks.contains("without") || marks.contains("instead") || marks.contains("rather") {
      return Verdict(status: .negated, because: marks.joined(separator: " "))
    }
    // A purpose: "met to discuss"; but "went on to sign".
    if marks.contains("to"), !marks.contains("only"), !isSequel(clause) {
      return Verdict(status: .hypothetical, because: "to")
    }
    // "will meet, hosted by Peru": it comes with what is yet to come.
    if marks.isEmpty, tree.tag(clause) == .pastParticiple, let head = tree.head(clause),
      let above = predicate(head, depth + 1), above.status == .hypothetical
    {
      return above
    }
    if !Set(marks).isDisjoint(with: ["of", "from", "against", "about", "for"]), tree.tag(clause) == .ingVerb {
      return marks.contains("for") ? Self.asserted : alleged(clause, under: tree.head(clause))
    }
    return Self.asserted
  }

  /// "were mended, only to be cut again": what came next.
  private func isSequel(_ clause: Int) -> Bool {
    tree.child(clause, .mark).map { view.folded($0 - 1) == "only" } ?? false
  }

  /// "accused Peru of arming rebels": a second event, whose parties the words must name; of other verbs, no event.
  private func alleged(_ clause: Int, under head: Int?) -> Verdict? {
    guard let head, words.accusing.contains(tree.lemma(head)),
      tree.child(clause, .mark).map({ view.folded($0) == "of" }) ?? false, tree.negation(head) == nil
    else { return nil }
    return Verdict(status: .asserted, because: view.folded(head), isAlleged: true)
  }

  private static let negativeNouns: Set<String> = [
    "refusal", "failure", "unwillingness", "inability", "reluctance", "refuse", "unwilling", "unable", "reluctant",
  ]

  /// Verbs whose infinitive happened if they did.
  private static let factual: Set<String> = [
    "begin", "start", "continue", "manage", "proceed", "come", "help", "use", "force", "lead", "move", "motivate",
    "enable", "prompt", "cause", "compel", "go", "keep", "end", "finish", "serve", "see", "make", "let", "get",
  ]
}
