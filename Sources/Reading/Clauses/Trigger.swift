import Language

/// A place where a frame’s verb or noun stands, and how.
struct TriggerSite {
  /// How the verb stands in its clause.
  enum Stance: Hashable {
    case noun
    /// An active verb with its subject before it.
    case finite
    case passive
    /// "signed by", "taken": a participle without its auxiliary.
    case reducedPassive
    /// "to sign": the index of "to".
    case infinitive(to: Int)
    /// "signing" without a form of be.
    case gerund
  }

  let entry: FrameIndex.Entry
  /// The trigger’s words.
  let tokens: Range<Int>
  /// Where its auxiliaries and inner adverbs begin; `tokens.lowerBound` for a noun.
  let groupStart: Int
  let stance: Stance

  var isVerb: Bool { stance != .noun }
}

/// Finds the verbs and nouns of a sentence that frames turn on.
struct TriggerFinder {
  let view: SentenceView
  let frames: FrameIndex

  /// The sites that begin at a token, longest first. A word that can be both is taken as what its neighbours say.
  func sites(at index: Int) -> [TriggerSite] {
    guard let token = view.tokens[safe: index], token.kind == .word, !isInName(index) else { return [] }
    let verbs = frames.verbs(token.folded).compactMap { verbSite($0, at: index) }
    let nouns = frames.nouns(token.folded).compactMap { nounSite($0, at: index) }
    let chosen = verbs.isEmpty || nouns.isEmpty ? verbs + nouns : isNounHere(index) ? nouns : verbs
    return chosen.sorted { $0.tokens.count > $1.tokens.count }
  }

  private func isInName(_ index: Int) -> Bool {
    view.phrase(at: index).map { $0.form != .aside || $0.actors.count > 0 } ?? false
  }

  private func follows(_ rest: [String], _ index: Int) -> Bool {
    rest.indices.allSatisfy { view.folded(index + 1 + $0) == rest[$0] }
  }

  private func nounSite(_ entry: FrameIndex.Entry, at index: Int) -> TriggerSite? {
    let end = index + 1 + entry.rest.count
    guard follows(entry.rest, index), !isFirstOfCompound(index, end) else { return nil }
    return TriggerSite(entry: entry, tokens: index..<end, groupStart: index, stance: .noun)
  }

  /// "visit plans", "attack helicopters": the noun that counts is the last one.
  private func isFirstOfCompound(_ index: Int, _ end: Int) -> Bool {
    guard let next = view.tokens[safe: end], next.kind == .word, view.phrase(at: end) == nil,
      !FunctionWords.all.contains(next.folded), !FunctionWords.isAdverb(next.folded), !next.isCapitalized
    else { return view.folded(end) == "-" && view.tokens[safe: end + 1]?.kind == .word }
    return !view.words.isVerb(next.folded) && !next.folded.hasSuffix("ed") && view.date(covering: end) == nil
  }

  private func verbSite(_ entry: FrameIndex.Entry, at index: Int) -> TriggerSite? {
    guard follows(entry.rest, index), let lemma = entry.lemma,
      let reading = view.words.readings(view.folded(index)).first(where: { $0.lemma == lemma })
    else { return nil }
    let tokens = index..<(index + 1 + entry.rest.count)
    let group = VerbGroup(view: view, verb: index)
    guard let stance = group.stance(of: reading.forms, ending: tokens.upperBound),
      stance != .finite || canFollowSubject(group.start)
    else { return nil }
    return TriggerSite(entry: entry, tokens: tokens, groupStart: group.start, stance: stance)
  }

  /// A finite verb has its subject before it: not at a sentence’s beginning, nor right after a preposition.
  private func canFollowSubject(_ start: Int) -> Bool {
    guard start > 0 else { return false }
    return !view.isPreposition(start - 1) || view.date(covering: start - 1) != nil
  }

  /// Whether a word that can be noun or verb is a noun here: after a determiner, an owner, a preposition, an adjective.
  private func isNounHere(_ index: Int) -> Bool {
    guard index > 0 else {
      return view.tokens[safe: index + 1].map { FunctionWords.prepositions.contains($0.folded) } ?? true
    }
    let before = view.folded(index - 1)
    if before == "to" { return !isVerbSlot(after: index) }
    if FunctionWords.auxiliaries.contains(before) && !view.tokens[index - 1].isPossessive { return false }
    if ["he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "not", "n't"].contains(before) {
      return false
    }
    if view.isDeterminer(index - 1) || view.isPreposition(index - 1) || view.tokens[index - 1].isPossessive {
      return true
    }
    if let phrase = view.phrase(endingAt: index) {
      return phrase.form != .head || isFollowedByPreposition(index) && !view.folded(index).hasSuffix("ed")
    }
    if FunctionWords.isAdverb(before) { return false }
    return true
  }

  /// After "to": a verb when an object follows, a noun when a preposition does ("to talks with").
  private func isVerbSlot(after index: Int) -> Bool {
    let next = index + 1
    return view.phrase(at: next) != nil || view.isDeterminer(next) || view.folded(next) == "with"
      || view.isPlainWord(next)
  }

  private func isFollowedByPreposition(_ index: Int) -> Bool {
    view.isPreposition(index + 1) && view.folded(index + 1) != "with"
  }
}
