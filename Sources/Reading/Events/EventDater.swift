import Chronicle
import Language

/// Chooses an event’s date among the date expressions of its sentence: the one that hangs nearest to it in the tree.
struct EventDater {
  let view: SentenceView
  let words: StatusWords
  let expressions: [DateExpression]
  /// The date at the head of a chronology’s entry or of the section above it.
  let head: DateExpression?
  /// Well-known events that the sentence names, with the dates that the lexicon knows for them.
  let named: [DateExpression]
  /// The publication date: what is told as done was not done after it.
  var published: Day?

  private var tree: DependencyTree { view.tree }

  /// The expression that dates an event told at a site; null where none does.
  func expression(for site: TriggerSite) -> DateExpression? {
    let usable = expressions.filter {
      $0.edtf != nil && $0.kind != .vague && $0.kind != .duration && !isAge($0) && !isTerm($0)
    }.map { sinceOccasion($0) }
    if let explained = explained(by: site, among: usable) { return explained }
    let reached = usable.compactMap { date in distance(date, site).map { (date, $0) } }
    return reached.min { $0.1 < $1.1 }.map { finest(within: $0, reached) } ?? head
      ?? named.first { $0.tokens.overlaps(site.tokens) }
  }

  /// "the 11th century temple": how old a thing is; but "in the 11th century".
  private func isAge(_ date: DateExpression) -> Bool {
    let end = date.tokens.upperBound
    guard view.folded(end - 1) == "century", tree.indices.contains(end), view.tokens[end].kind == .word else {
      return false
    }
    return !["in", "during", "by", "since", "until", "throughout"].contains(view.folded(date.tokens.lowerBound))
      && [.noun, .properNoun, .adjective].contains(tree.part(end))
  }

  /// "a plan for 2020-2022": when it holds, not when it was made.
  private func isTerm(_ date: DateExpression) -> Bool {
    let start = date.tokens.lowerBound
    return date.kind == .interval && (view.folded(start) == "for" || view.folded(start - 1) == "for")
      && tree.indices.contains(start - 1)
      && tree.part(view.folded(start) == "for" ? start - 1 : max(0, start - 2)).isNominal
  }

  /// "In 1984 ... on 26 April": of dates one within the other, the finer, where it hangs about as near.
  private func finest(
    within best: (date: DateExpression, cost: Int), _ reached: [(DateExpression, Int)]
  ) -> DateExpression {
    guard let whole = best.date.edtf, let start = whole.earliest, let end = whole.latest else { return best.date }
    let finer = reached.filter { date, cost in
      guard let edtf = date.edtf, edtf != whole, date.kind == .point, let first = edtf.earliest, let last = edtf.latest
      else { return false }
      return cost <= best.cost + 3 && first >= start && last <= end
    }
    return finer.min { $0.1 < $1.1 }?.0 ?? best.date
  }

  /// "in 2017, when the envoy endorsed": the date right before a clause that tells what happened then.
  private func explained(by site: TriggerSite, among usable: [DateExpression]) -> DateExpression? {
    let clause = tree.clause(site.word)
    guard let when = tree.children(clause).first(where: { $0 < clause && view.folded($0) == "when" }) else {
      return nil
    }
    let end = view.folded(when - 1) == "," ? when - 1 : when
    return usable.first { $0.tokens.upperBound == end }.map(\.began)
  }

  /// How far a date is from a site, in steps and by what is crossed; null where it dates something else.
  private func distance(_ date: DateExpression, _ site: TriggerSite) -> Int? {
    let top = view.top(of: date.tokens)
    let below = path(from: site.word)
    // "the first visit since 2011" was not in 2011, nor did it last.
    if date.kind == .since, isRanked(date, of: site) { return nil }
    var cost = 0
    var at = top
    // The date climbs until it meets the path from the trigger to the root.
    while !below.contains(at) {
      guard let head = tree.head(at) else { return nil }
      guard let step = climb(at, to: head, date, site) else { return nil }
      cost += step
      at = head
    }
    guard !isBehindSemicolon(date, site), let descent = descent(to: at, on: below) else { return nil }
    return cost + descent
  }

  /// "has armed it since 1975; Peru, which annexed": a date inside one clause does not date the next; one that opens it may.
  private func isBehindSemicolon(_ date: DateExpression, _ site: TriggerSite) -> Bool {
    let between = date.tokens.upperBound..<max(date.tokens.upperBound, site.word)
    guard let mark = between.first(where: { view.tokens[$0].text == ";" }) else { return false }
    return (0..<date.tokens.lowerBound).contains { tree.part($0) == .verb } && mark < site.word
  }

  /// A word and its ancestors.
  private func path(from word: Int) -> [Int] { [word] + Array(tree.ancestors(word)) }

  private func climb(_ word: Int, to head: Int, _ date: DateExpression, _ site: TriggerSite) -> Int? {
    if isOccasion(word), tree.relation(word).universal != .conj { return 1 }
    switch tree.relation(word).universal {
    // "under the agreement of 2015", "a 2015 agreement" date their own noun, and a verb only through what it makes.
    case .nmod, .amod, .compound, .nummod, .det, .appos:
      if head == site.word || view.date(covering: head) != nil || isOccasion(head) { return 1 }
      guard site.isVerb, tree.undergoer(site.word) == head, words.making.contains(tree.lemma(site.word)) else {
        return date.isAttributive || view.folded(date.tokens.lowerBound - 1) == "of" ? nil : isTemporal(word) ? 6 : nil
      }
      return 3
    // "at a summit held in 2015", "in a letter dated 5 May".
    case .acl: return isOccasion(head) && words.dating.contains(tree.lemma(word)) ? 1 : nil
    case .ccomp, .csubj: return nil
    // "helicopters ordered in 2015", "a year after it left in 1998": a time of their own.
    case .advcl: return isReduced(word) || isMeasured(word) ? nil : 8
    // "promised to leave by 2026", "agreed to meet in July", told in June.
    case .xcomp: return date.kind == .until || isYetToCome(date) ? nil : 1
    case .conj: return tree.part(word) == .verb ? nil : 1
    case .parataxis: return 6
    default: return 1 + (isOfDeed(date, site) ? 7 : 0)
    }
  }

  private func isYetToCome(_ date: DateExpression) -> Bool {
    guard let published, let first = date.edtf?.earliest else { return false }
    return first > published
  }

  /// "accused it of bombing Lima in 2008": the deed’s date rather than the accusation’s, wherever the parser hung it.
  private func isOfDeed(_ date: DateExpression, _ site: TriggerSite) -> Bool {
    let between = (site.word + 1)..<max(site.word + 1, date.tokens.lowerBound)
    return between.contains {
      ["of", "for"].contains(view.folded($0)) && between.contains($0 + 1) && view.folded($0 + 1).hasSuffix("ing")
    } && !between.contains { view.folded($0) == "," }
  }

  /// A participle right behind the noun that it belongs to.
  private func isReduced(_ verb: Int) -> Bool {
    tree.tag(verb) == .pastParticiple && tree.child(verb, .mark) == nil && tree.auxiliaries(verb).isEmpty
      && tree.indices.contains(verb - 1) && tree.part(verb - 1).isNominal
  }

  /// "a year after it left", "days before": when that was, its main clause does not say.
  private func isMeasured(_ clause: Int) -> Bool {
    guard let mark = tree.child(clause, .mark), ["after", "before"].contains(view.folded(mark)), mark > 0 else {
      return false
    }
    switch DateWord(view.tokens[mark - 1]) {
    case .unit, .units: return true
    default: return false
    }
  }

  // MARK: Occasions

  /// "at the March summit", "in a 2012 speech": a noun that says when, and has a date.
  private func isOccasion(_ noun: Int) -> Bool {
    guard tree.part(noun).isNominal, view.date(covering: noun) == nil else { return false }
    switch tree.preposition(noun) {
    case "at", "during", "amid", "throughout", "since": return view.phrase(at: noun) == nil
    case "in", "on": return words.occasions.contains(tree.lemma(noun))
    default: return false
    }
  }

  /// "since its 2003 invasion": from then on.
  private func sinceOccasion(_ date: DateExpression) -> DateExpression {
    guard date.kind == .point, date.isAttributive, let edtf = date.edtf, let open = EDTF(from: edtf, to: nil),
      let noun = tree.head(view.top(of: date.tokens)), isOccasion(noun), tree.preposition(noun) == "since"
    else { return date }
    return DateExpression(
      tokens: date.tokens, edtf: open, modifier: date.modifier, basis: date.basis, kind: .since, isAttributive: true,
      text: date.text, named: [edtf])
  }

  /// Whether a rank stands before "since": on the noun it hangs from, on the trigger, or on the last noun before it.
  private func isRanked(_ date: DateExpression, of site: TriggerSite) -> Bool {
    let start = date.tokens.lowerBound
    let noun = (max(0, start - 6)..<start).last { tree.part($0) == .noun }
    let above = tree.ancestors(view.top(of: date.tokens)).prefix(2).filter { !date.tokens.contains($0) }
    return ([site.word, noun].compactMap(\.self) + above).contains { view.isRanked($0) }
  }

  /// A date that the parser hung from a noun although a preposition sets it apart: "signed a treaty in 1998".
  private func isTemporal(_ word: Int) -> Bool { view.date(covering: word) != nil }

  private static let apart: Set<String> = ["before", "after", "since", "until", "ahead of", "following", "prior to"]

  /// How far down from a word on the path to the trigger.
  private func descent(to word: Int, on path: [Int]) -> Int? {
    guard let end = path.firstIndex(of: word) else { return nil }
    var cost = 0
    for at in path[..<end] {
      switch tree.relation(at).universal {
      // What a sentence’s opening date dates, its complements and conjuncts share; a relative clause has its own time.
      case .acl where isMeasured(at), .advcl where isMeasured(at): return nil
      case .acl: cost += tree.relation(at) == .aclRelcl ? 9 : 2
      case .advcl: cost += 3
      case .ccomp, .parataxis: cost += 3
      case .conj: cost += 2
      // "in June, weeks before its visit": whenever the visit was, it was not then.
      case .obl where Self.apart.contains(tree.preposition(at)), .nmod where Self.apart.contains(tree.preposition(at)):
        return nil
      default: cost += 1
      }
    }
    return cost > 14 ? nil : cost
  }
}
