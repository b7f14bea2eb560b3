import Chronicle
import Language

/// Says whether a trigger tells a fact: by its auxiliaries and negations, and by the verbs, nouns and conjunctions that it hangs
/// from.
struct StatusReader {
  let view: SentenceView
  let words: StatusWords

  /// A status and the word that decided it, for explanation.
  struct Verdict: Hashable {
    let status: EventStatus
    let because: String
    /// Laid at somebody’s door: the words must name both parties.
    var isAlleged = false
  }

  /// Clauses within clauses are followed this far.
  private static let deepest = 6

  var tree: DependencyTree { view.tree }

  /// The status of an event told at a site; null where the words tell no event of their own ("accused of supporting").
  func status(of site: TriggerSite) -> Verdict? {
    let verdict = site.isVerb ? predicate(site.word, 0) : noun(site)
    guard let verdict, verdict.status == .asserted else { return verdict }
    return view.tokens.last?.text == "?" ? Verdict(status: .hypothetical, because: "?") : verdict
  }

  static let asserted = Verdict(status: .asserted, because: "told as a fact")

  func hypothetical(_ word: Int) -> Verdict { Verdict(status: .hypothetical, because: view.folded(word)) }
  func negated(_ word: Int) -> Verdict { Verdict(status: .negated, because: view.folded(word)) }

  // MARK: Predicates

  func predicate(_ verb: Int, _ depth: Int) -> Verdict? {
    if let own = group(of: verb) { return own }
    if let mark = condition(of: verb) { return hypothetical(mark) }
    guard depth < Self.deepest else { return Self.asserted }
    let top = ownsClause(verb) ? verb : tree.firstConjunct(verb)
    guard let head = tree.head(top) else { return root(top) }
    return embedded(top, under: head, depth)
  }

  /// A conjunct with a subject of its own is a clause of its own.
  private func ownsClause(_ verb: Int) -> Bool {
    tree.relation(verb) != .conj || tree.children(verb).contains { tree.relation($0).isSubject }
  }

  /// "Lift the embargo!": an order tells no event.
  private func root(_ verb: Int) -> Verdict {
    let isOrder =
      tree.tag(verb) == .baseVerb && tree.subject(verb) == nil && tree.auxiliaries(verb).isEmpty && verb == tree.root
    return isOrder ? hypothetical(verb) : Self.asserted
  }

  /// What auxiliaries and adverbs say: "did not", "would"; null where they say nothing.
  private func group(of verb: Int) -> Verdict? {
    // "almost went to war": it did not.
    if let nearly = tree.children(verb).first(where: { $0 < verb && ["almost", "nearly"].contains(view.folded($0)) }) {
      return negated(nearly)
    }
    let negation = tree.negation(verb).flatMap { isOnly(after: $0) ? nil : $0 }
    let auxiliaries = tree.auxiliaries(verb)
    let modal = auxiliaries.first { tree.tag($0) == .modal } ?? semiModal(before: verb, auxiliaries)
    guard let modal else { return negation.map { negated($0) } }
    // "will not sign" rules it out; "may not sign" leaves it open.
    if let negation, !["may", "might"].contains(view.folded(modal)) { return negated(negation) }
    return isFutureInPast(modal, of: verb) ? nil : hypothetical(modal)
  }

  /// "not only signed": it did.
  private func isOnly(after negation: Int) -> Bool {
    ["only", "just", "merely", "simply", "least"].contains(view.folded(negation + 1))
  }

  /// "is to sign", "is due to sign": phrases of the lexicon between the first auxiliary and the verb.
  private func semiModal(before verb: Int, _ auxiliaries: [Int]) -> Int? {
    let start = auxiliaries.first ?? verb
    guard start < verb else { return nil }
    if words.modals.stands(in: start..<verb, of: view.tokens) { return start }
    // "were to sign" says no more than "would".
    let isObliged =
      verb - start == 2 && view.folded(verb - 1) == "to" && ["are", "were", "is", "was"].contains(view.folded(start))
    return isObliged && tree.tag(verb) == .baseVerb ? start : nil
  }

  /// "would later become": told in hindsight.
  private func isFutureInPast(_ modal: Int, of verb: Int) -> Bool {
    guard view.folded(modal) == "would" else { return false }
    return tree.children(verb).contains {
      tree.relation($0) == .advmod
        && ["later", "eventually", "subsequently", "soon", "ultimately"].contains(view.folded($0))
    }
  }

  /// "if", "unless" at the head of its clause.
  private func condition(of verb: Int) -> Int? {
    tree.children(verb).first { child in
      (tree.relation(child) == .mark || tree.relation(child) == .advmod && child < verb)
        && words.conditions.stands(in: child..<min(child + 2, max(verb, child + 1)), of: view.tokens)
    }
  }

  // MARK: What a clause hangs from

  private func embedded(_ clause: Int, under head: Int, _ depth: Int) -> Verdict? {
    let relation = tree.relation(clause)
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

  /// "prompted Lima to act": a complement, whatever the parser called it.
  private func isControlled(_ clause: Int, by head: Int) -> Bool {
    let lemma = tree.lemma(head)
    return Self.factual.contains(lemma) || words.attitudes.contains(lemma) || words.refusals.contains(lemma)
  }

  /// Whether a clause begins right behind its verb, with no word or mark of its own before it.
  private func isBare(_ clause: Int, after head: Int) -> Bool { clause == head + 1 && tree.child(clause, .mark) == nil }

  private func isInfinitive(_ clause: Int) -> Bool {
    tree.child(clause, .mark).map { tree.tag($0) == .to || view.folded($0) == "to" } ?? false
  }

  /// "refused to sign", "plans to sign", "demanded that Lima sign", "said that Lima signed".
  private func complement(_ clause: Int, under head: Int, isOpen: Bool, _ depth: Int) -> Verdict? {
    let lemma = tree.lemma(head)
    if words.refusals.contains(lemma) { return tree.negation(head) == nil ? negated(head) : Self.asserted }
    // "are set to meet", "is to be signed": a phrase of which the parser made the verb above.
    if isOpen, words.modals.stands(in: head..<clause, of: view.tokens) { return hypothetical(head) }
    if lemma == "deny" { return negated(head) }
    if Self.factual.contains(lemma) { return predicate(head, depth + 1) }
    let (isAttitude, isSaying) = (words.attitudes.contains(lemma), words.sayings.contains(lemma))
    if isAttitude, isOpen || !isSaying { return hypothetical(head) }
    if isAttitude || words.rulings.contains(lemma), isSubjunctive(clause, under: head) { return hypothetical(head) }
    if Self.negativeNouns.contains(lemma) { return negated(head) }
    if words.intentions.contains(lemma), tree.part(head) == .noun { return hypothetical(head) }
    if isOpen, tree.part(head) == .adjective || tree.part(head) == .adverb { return hypothetical(head) }
    if isSaying { return Self.asserted }
    return isOpen ? predicate(head, depth + 1) : Self.asserted
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
    if marks.contains("without") || marks.contains("of") && marks.contains("instead") || marks.contains("rather") {
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
