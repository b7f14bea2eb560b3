import Language

/// A place where a frame’s verb or noun stands.
struct TriggerSite {
  let entry: FrameIndex.Entry
  /// The trigger’s word in the tree: the verb, or the last word of a noun phrase’s.
  let word: Int
  /// The trigger’s words.
  let tokens: Range<Int>
  /// Words that belong to the trigger and stand apart from it: "called the talks off", "held Peru responsible"; empty where none do.
  let apart: Range<Int>

  var isVerb: Bool { entry.lemma != nil }

  /// Whether two have the same words, whatever their frames make of them.
  func isAlike(_ other: TriggerSite) -> Bool {
    word == other.word && tokens == other.tokens && apart == other.apart && isVerb == other.isVerb
  }

  /// Tokens that tell no further event.
  var spent: Set<Int> { Set(tokens).union(apart) }
}

/// Finds the verbs and nouns of a sentence that frames turn on.
struct TriggerFinder {
  let view: SentenceView
  let frames: FrameIndex
  /// Lemmas of verbs that only name something.
  let naming: Set<String>

  /// The sites that begin at a token, longest first. The tree says whether a word is a verb or a noun here.
  func sites(at index: Int) -> [TriggerSite] {
    guard view.tree.indices.contains(index), view.tree.tokens[index].kind == .word, !isNaming(index),
      let entries = frames.entries(view.tree.tokens[index].folded), view.date(covering: index) == nil,
      !isInName(index)
    else { return [] }
    var sites: [TriggerSite] = []
    if !entries.verbs.isEmpty, isVerb(index) { sites += entries.verbs.compactMap { verbSite($0, at: index) } }
    if view.tree.relation(index) == .cop { sites += entries.verbs.compactMap { copulaSite($0, at: index) } }
    sites += entries.nouns.compactMap { nounSite($0, at: index) }
    return sites.sorted { $0.tokens.count + $0.apart.count > $1.tokens.count + $1.apart.count }
  }

  /// A word of an actor’s name tells nothing; "U.S.-backed" does, and so does a title that is a deed ("envoy’s visit").
  private func isInName(_ index: Int) -> Bool {
    guard let phrase = view.phrase(at: index) else { return false }
    return phrase.form != .aside
  }

  /// "condemned what it called Peru’s interference": only names what is condemned.
  private func isNaming(_ index: Int) -> Bool {
    guard view.tree.relation(index) == .aclRelcl, let what = view.tree.head(index), view.folded(what) == "what" else {
      return false
    }
    return naming.contains(view.tree.lemma(index))
  }

  /// Verbs, and participles that the tagger took for adjectives.
  private func isVerb(_ index: Int) -> Bool {
    switch view.tree.part(index) {
    case .verb: true
    case .adjective: view.tree.relation(index) != .amod && view.folded(index).hasSuffix("ed")
    case .auxiliary: false
    default: view.tree.tag(index).verbForm != nil || isHeadlineVerb(index)
    }
  }

  /// "Kenya and Chad hold talks", "China backs Serbia": a noun by its tag that has a subject or an object, or a third person that the tagger took for a plural, between an actor and an object.
  private func isHeadlineVerb(_ index: Int) -> Bool {
    if view.tree.child(index, .obj) != nil || view.tree.child(index, .nsubj) != nil && view.tree.copula(index) == nil {
      return true
    }
    guard view.tree.tag(index) == .pluralNoun, index > 0, let subject = view.phrase(at: index - 1),
      subject.tokens.upperBound == index, subject.form == .head || subject.form == .modifier
    else { return false }
    guard index + 1 < view.tree.count else { return false }
    return view.phrase(at: index + 1) != nil
      || [.adjective, .determiner, .numeral, .pronoun].contains(view.tree.part(index + 1))
  }

  private func isNoun(_ index: Int) -> Bool {
    switch view.tree.part(index) {
    case .noun, .properNoun: true
    // "the bombing of", "Russia's backing": a gerund with the company of a noun.
    case .verb: view.tree.tag(index) == .ingVerb && isNominal(index)
    case .adjective: view.tree.relation(index) != .amod && !view.folded(index).hasSuffix("ed")
    default: false
    }
  }

  private func isNominal(_ index: Int) -> Bool {
    // "Fighting broke out": the subject of a verb, with no object of its own.
    if view.tree.relation(index) == .nsubj, view.tree.child(index, .obj) == nil, view.tree.obliques(index).isEmpty {
      return true
    }
    return view.tree.child(index, .det) != nil || view.tree.possessor(index) != nil
      || view.folded(index + 1) == "of" && view.tree.child(index, .nsubj) == nil
  }

  private func follows(_ rest: [String], _ index: Int) -> Bool {
    rest.indices.allSatisfy { view.folded(index + 1 + $0) == rest[$0] }
  }

  private func nounSite(_ entry: FrameIndex.Entry, at index: Int) -> TriggerSite? {
    let end = index + 1 + entry.rest.count
    guard follows(entry.rest, index), isNoun(end - 1), !isFirstOfCompound(end - 1) else { return nil }
    return TriggerSite(entry: entry, word: end - 1, tokens: index..<end, apart: end..<end)
  }

  /// "visit plans", "attack helicopters": the noun that counts is the last one.
  private func isFirstOfCompound(_ index: Int) -> Bool {
    guard view.tree.relation(index) == .compound, let head = view.tree.head(index), head > index else {
      return view.folded(index + 1) == "-" && view.tree.relation(index + 1) == .punct
        && view.tokens[safe: index + 2].map { $0.range.lowerBound == view.tokens[index + 1].range.upperBound } ?? false
    }
    return view.phrase(at: head) == nil
  }

  private func verbSite(_ entry: FrameIndex.Entry, at index: Int) -> TriggerSite? {
    if follows(entry.rest, index) {
      let end = index + 1 + entry.rest.count
      return isFuture(entry, index, end) || isPlace(entry, index, end)
        ? nil : TriggerSite(entry: entry, word: index, tokens: index..<end, apart: end..<end)
    }
    guard let apart = apart(entry.rest, from: index) else { return nil }
    return TriggerSite(entry: entry, word: index, tokens: index..<(index + 1), apart: apart)
  }

  /// "is (still) at odds with": a phrase with "be" turns on the word that the copula makes a predicate.
  private func copulaSite(_ entry: FrameIndex.Entry, at index: Int) -> TriggerSite? {
    guard entry.lemma == "be", !entry.rest.isEmpty, let predicate = view.tree.head(index), predicate > index else {
      return nil
    }
    var start = index
    while start + 1 < predicate, view.tree.part(start + 1) == .adverb, view.folded(start + 1) != entry.rest[0] {
      start += 1
    }
    let end = start + 1 + entry.rest.count
    guard follows(entry.rest, start), (start + 1..<end).contains(predicate) else { return nil }
    return TriggerSite(entry: entry, word: predicate, tokens: start + 1..<end, apart: end..<end)
  }

  /// "was going to sign" goes nowhere.
  private func isFuture(_ entry: FrameIndex.Entry, _ index: Int, _ end: Int) -> Bool {
    entry.lemma == "go" && entry.rest == ["to"] && view.tree.relation(end - 1) == .mark
  }

  /// "the dinner that Peru’s president gave in Lima" gives in to nobody.
  private func isPlace(_ entry: FrameIndex.Entry, _ index: Int, _ end: Int) -> Bool {
    guard entry.rest == ["in"], view.tree.relation(end - 1) == .case_, let noun = view.tree.head(end - 1),
      view.phrase(at: noun) != nil, let object = view.tree.object(index)
    else { return false }
    return object != noun
  }

  /// The rest of a verb’s phrase behind its object: "called the talks off", "took Peru to court", "held Peru responsible".
  private func apart(_ rest: [String], from verb: Int) -> Range<Int>? {
    guard let first = rest.first else { return nil }
    if rest.count == 1, let particle = view.tree.child(verb, .compoundPrt), view.folded(particle) == first {
      return particle..<(particle + 1)
    }
    // One preposition alone takes whatever follows, as any verb’s does.
    guard rest.count > 1 || !FunctionWords.prepositions.contains(first), let object = view.tree.child(verb, .obj),
      object > verb
    else { return nil }
    let end = view.phrase(at: object)?.tokens.upperBound ?? object + 1
    return (end..<min(end + Self.reach, view.tree.count)).lazy.filter { start in
      rest.indices.allSatisfy { view.folded(start + $0) == rest[$0] }
    }.map { $0..<($0 + rest.count) }.first { isTied($0, to: verb, object) }
  }

  /// How far behind an object’s noun the rest of its verb’s phrase may stand: "put the chief of Peru’s army on trial".
  private static let reach = 6

  /// Whether some words hang from a verb or its object.
  private func isTied(_ words: Range<Int>, to verb: Int, _ object: Int) -> Bool {
    var at = view.top(of: words)
    for _ in 0..<3 {
      guard let head = view.tree.head(at) else { return false }
      if head == verb || head == object { return true }
      guard !view.tree.isPredicate(head) else { return false }
      at = head
    }
    return false
  }
}
