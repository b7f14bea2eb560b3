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
  static let deepest = 6

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
    let negation = (tree.negation(verb) ?? adverb(negating: verb)).flatMap { isOnly(after: $0) ? nil : $0 }
    let auxiliaries = tree.auxiliaries(verb)
    let modal = auxiliaries.first { tree.tag($0) == .modal } ?? semiModal(before: verb, auxiliaries)
    guard let modal else { return negation.map { negated($0) } }
    // "will not sign" rules it out; "may not sign" leaves it open.
    if let negation, !["may", "might"].contains(view.folded(modal)) { return negated(negation) }
    return isFutureInPast(modal, of: verb) ? nil : hypothetical(modal)
  }

  /// "no longer", "scarcely": phrases of the lexicon right before the verb or its first auxiliary.
  private func adverb(negating verb: Int) -> Int? {
    tree.children(verb).first {
      tree.relation($0) == .advmod && $0 < verb
        && words.negations.stands(in: max(0, $0 - 1)..<($0 + 1), of: view.tokens)
    }
  }

  /// "not only signed": it did.
  private func isOnly(after negation: Int) -> Bool {
    ["only", "just", "merely", "simply", "least"].contains(view.folded(negation + 1))
  }

  /// "is to sign", "is due to sign": phrases of the lexicon between the first auxiliary and the verb.
  private func semiModal(before verb: Int, _ auxiliaries: [Int]) -> Int? {
    let start = auxiliaries.first ?? verb
    guard start < verb else { return nil }
    // "was to have signed": it was meant to, and the story is that it did not.
    if verb >= 3, view.folded(verb - 1) == "have", view.folded(verb - 2) == "to",
      ["was", "were"].contains(view.folded(verb - 3))
    {
      return verb - 3
    }
    if words.modals.stands(in: start..<verb, of: view.tokens) { return start }
    // "were to sign" says no more than "would".
    let isObliged =
      verb - start == 2 && view.folded(verb - 1) == "to" && ["are", "were", "is", "was"].contains(view.folded(start))
    return isObliged && tree.tag(verb) == .baseVerb ? start : nil
  }

  /// "would later become": told in hindsight.
  private func isFutureInPast(_ modal: Int, of verb: Int) -> Bool {
    guard view.folded(modal) == "would" else { return false }
    // "would go on to sign"
    if tree.lemma(verb) == "go", view.folded(verb + 1) == "on", view.folded(verb + 2) == "to" { return true }
    return tree.children(verb).contains {
      tree.relation($0) == .advmod
        && ["later", "eventually", "subsequently", "soon", "ultimately"].contains(view.folded($0))
    }
  }

  /// "if", "unless" at the head of its clause; "Had Peru left, ...".
  private func condition(of verb: Int) -> Int? {
    if let first = tree.auxiliaries(verb).first, ["had", "were", "should"].contains(view.folded(first)),
      tree.relation(verb).universal == .advcl,
      let subject = tree.children(verb).first(where: { tree.relation($0).isSubject }),
      first < subject
    {
      return first
    }
    return tree.children(verb).first { child in
      (tree.relation(child) == .mark || tree.relation(child) == .advmod && child < verb)
        && words.conditions.stands(in: child..<min(child + 2, max(verb, child + 1)), of: view.tokens)
    }
  }
}
