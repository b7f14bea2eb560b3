import Language

/// Parses a sentence with what the reader knows of it: names go to the parser as one word each that it has often met, the
/// lexicon's verbs that it has never met as one that it has, and a date at the head of a chronology's entry not at all. These
/// are what a parser of running text errs on most.
enum NamedTree {
  /// A name and what kind of word the parser is to take it for.
  struct Name {
    enum Kind { case person, place, body, several }

    let tokens: Range<Int>
    let kind: Kind

    /// The word that the parser sees in its place.
    func familiar(hasArticle: Bool) -> FamiliarName {
      switch kind {
      case .person: .person
      case .several: .several
      case _ where hasArticle: .articled
      case .place: .place
      case .body: .body
      }
    }
  }

  /// Forms in -ing that tell what an office holder is just now.
  private static let presentRoles: Set<String> = ["visiting", "acting", "outgoing", "incoming"]

  /// The tree of all the tokens, of which the first `head` come before the sentence proper: what the parser did not see
  /// hangs from the word that stands for it. Names stand in order, none overlapping.
  static func tree(
    of tokens: [Token], names: [Name], after head: Int, words: WordClasses, by analyzer: Analyzer,
    in workspace: inout Analyzer.Workspace
  ) -> DependencyTree {
    let strangers = strangers(in: tokens, words, analyzer)
    guard !names.isEmpty || head > 0 || !strangers.isEmpty else { return analyzer.tree(of: tokens, in: &workspace) }
    var shown = tokens
    // "Visiting Kenyan Foreign Minister": of a person, whatever else the form could be.
    if let first = tokens.first, presentRoles.contains(first.folded), tokens[safe: 1]?.isCapitalized == true {
      shown[0] = Token(form: "Former", range: first.range)
    }
    for (index, verb) in strangers { shown[index] = Token(form: familiar(verb), range: tokens[index].range) }
    var stands: [Int?] = tokens.indices.map { $0 < head ? nil : $0 }
    for name in names where name.tokens.lowerBound >= head {
      let standIn = name.tokens.upperBound - 1
      for index in name.tokens { stands[index] = standIn }
      let hasArticle = tokens[safe: name.tokens.lowerBound - 1]?.folded == "the"
      shown[standIn] = Token(form: name.familiar(hasArticle: hasArticle).form, range: tokens[standIn].range)
    }
    let kept = tokens.indices.filter { stands[$0] == $0 }
    guard !kept.isEmpty else { return analyzer.tree(of: tokens, in: &workspace) }
    let tree = analyzer.tree(of: kept.map { shown[$0] }, in: &workspace)
    let named = Set(names.map { $0.tokens.upperBound - 1 })
    return widened(tree, tokens, kept, stands, named, strangers.mapValues(\.lemma), head, words)
  }

  /// The lexicon's verbs that the parser has never met.
  private static func strangers(
    in tokens: [Token], _ words: WordClasses, _ analyzer: Analyzer
  ) -> [Int: WordClasses.VerbReading] {
    var strangers: [Int: WordClasses.VerbReading] = [:]
    for (index, token) in tokens.enumerated() {
      if let verb = words.onlyVerb(token.folded), !analyzer.knows(token) { strangers[index] = verb }
    }
    return strangers
  }

  /// A frequent verb in the form of another.
  private static func familiar(_ verb: WordClasses.VerbReading) -> String {
    let forms = verb.forms
    if forms.contains(.past), forms.contains(.pastParticiple) { return forms.contains(.base) ? "put" : "attacked" }
    if forms.contains(.past) { return "took" }
    if forms.contains(.pastParticiple) { return "taken" }
    if forms.contains(.presentParticiple) { return "taking" }
    return forms.contains(.thirdPerson) ? "takes" : "take"
  }

  private static func widened(
    _ tree: DependencyTree, _ tokens: [Token], _ kept: [Int], _ stands: [Int?], _ named: Set<Int>,
    _ strangers: [Int: String], _ head: Int, _ words: WordClasses
  ) -> DependencyTree {
    var lemmas = tokens.map(\.folded)
    var analyses = tokens.indices.map { index in
      DependencyTree.Analysis(
        part: index < head ? .other : .properNoun, tag: index < head ? .unknown : .singularName,
        head: Int32(truncatingIfNeeded: stands[index] ?? kept[tree.root]), relation: index < head ? .dep : .flat)
    }
    for (word, index) in kept.enumerated() {
      if !named.contains(index) { lemmas[index] = strangers[index] ?? tree.lemma(word) }
      analyses[index] = DependencyTree.Analysis(
        part: tree.part(word), tag: tree.tag(word),
        head: tree.head(word).map { Int32(truncatingIfNeeded: kept[$0]) } ?? -1, relation: tree.relation(word))
    }
    mend(&analyses, kept.filter(named.contains))
    mendParticiples(&analyses, tokens)
    mendComplements(&analyses, lemmas, words.gerundVerbs)
    mendDue(&analyses, tokens)
    mendVerbless(&analyses, tokens)
    return DependencyTree(tokens: tokens, lemmas: lemmas, analyses: analyses)
  }

  /// "imposed sweeping tariffs", "returned looted gold": a participle between a verb and a bare noun describes the noun, unless
  /// the verb is one that a gerund completes.
  private static func mendComplements(
    _ analyses: inout [DependencyTree.Analysis], _ lemmas: [String], _ gerundVerbs: Set<String>
  ) {
    for word in analyses.indices.dropFirst().dropLast() where analyses[word].relation == .xcomp {
      let (verb, noun) = (Int(analyses[word].head), word + 1)
      let isGerund = analyses[word].tag == .ingVerb
      guard verb == word - 1, analyses[verb].part == .verb, isGerund || analyses[word].tag.verbForm == .pastParticiple,
        !(isGerund && gerundVerbs.contains(lemmas[verb])), analyses[noun].part == .noun,
        analyses[noun].relation == .obj, Int(analyses[noun].head) == word
      else { continue }
      for index in analyses.indices where Int(analyses[index].head) == word {
        analyses[index].head = Int32(truncatingIfNeeded: verb)
      }
      analyses[word].head = Int32(truncatingIfNeeded: noun)
      analyses[word].relation = .amod
    }
  }

  /// "Peru’s decision to leave prompted protests": a sentence whose root is a bare noun has lost its verb; it is a past form right
  /// behind a noun that passed for an adjective.
  private static func mendVerbless(_ analyses: inout [DependencyTree.Analysis], _ tokens: [Token]) {
    guard tokens.last?.text == ".", let root = analyses.firstIndex(where: { $0.head < 0 }), analyses[root].part == .noun,
      !analyses.contains(where: { Int($0.head) == root && ($0.relation == .cop || $0.relation.isSubject) })
    else { return }
    let lost = analyses.indices.first { word in
      word > root && analyses[word].relation == .amod && analyses[word].tag.verbForm == .pastParticiple
        && Int(analyses[word].head) > word && analyses[word - 1].part.isNominal
        && Int(analyses[word - 1].head) != Int(analyses[word].head)
    }
    guard let verb = lost else { return }
    let noun = Int(analyses[verb].head)
    analyses[verb] = DependencyTree.Analysis(part: .verb, tag: .pastVerb, head: -1, relation: .root)
    analyses[noun].head = Int32(truncatingIfNeeded: verb)
    analyses[noun].relation = .obj
    analyses[root].head = Int32(truncatingIfNeeded: verb)
    analyses[root].relation = .nsubj
  }

  /// "were due to meet": the verb has the subject, of which the parser made the preposition’s.
  private static func mendDue(_ analyses: inout [DependencyTree.Analysis], _ tokens: [Token]) {
    for word in analyses.indices.dropLast(2) where tokens[word].folded == "due" && tokens[word + 1].folded == "to" {
      let verb = Int(analyses[word].head)
      guard analyses[word].relation == .mark, verb > word, analyses[verb].tag == .baseVerb else { continue }
      for index in analyses.indices where index < word && Int(analyses[index].head) == word {
        analyses[index].head = Int32(truncatingIfNeeded: verb)
        if analyses[index].relation == .cop { analyses[index].relation = .aux }
      }
    }
  }

  /// "a decree imposing sanctions on Peru": right behind a noun, a form in -ing before a noun is the first one's participle,
  /// and never an adjective of the second.
  private static func mendParticiples(_ analyses: inout [DependencyTree.Analysis], _ tokens: [Token]) {
    for verb in analyses.indices.dropFirst()
    where analyses[verb].relation == .amod && tokens[verb].folded.hasSuffix("ing") {
      let noun = Int(analyses[verb].head)
      let owner = verb - 1
      guard noun > verb, analyses[owner].part == .noun, analyses[owner].tag != .ingVerb,
        ![Relation.compound, .amod].contains(analyses[owner].relation)
      else { continue }
      let isBelow = Int(analyses[noun].head) == owner
      if !isBelow {
        analyses[owner].head = analyses[noun].head
        analyses[owner].relation = analyses[noun].relation
      }
      analyses[verb] = DependencyTree.Analysis(
        part: .verb, tag: .ingVerb, head: Int32(truncatingIfNeeded: owner), relation: .acl)
      analyses[noun].head = Int32(truncatingIfNeeded: verb)
      analyses[noun].relation = .obj
      for index in analyses.indices where Int(analyses[index].head) == owner && index > noun {
        analyses[index].head = Int32(truncatingIfNeeded: verb)
      }
      for index in analyses.indices where Int(analyses[index].head) == noun && index < verb {
        analyses[index].head = Int32(truncatingIfNeeded: owner)
      }
    }
  }

  /// "Peru severed ties": right behind a name, a past form before a bare noun is its verb, and never an adjective of the noun.
  private static func mend(_ analyses: inout [DependencyTree.Analysis], _ names: [Int]) {
    for name in names where name + 1 < analyses.count {
      let verb = analyses[name + 1].part == .adverb && name + 2 < analyses.count ? name + 2 : name + 1
      let noun = Int(analyses[verb].head)
      guard analyses[verb].relation == .amod, noun > verb, analyses[verb].tag.verbForm == .pastParticiple,
        [noun, verb].contains(Int(analyses[name].head)), analyses[name].relation != .nmodPoss
      else { continue }
      analyses[verb] = DependencyTree.Analysis(
        part: .verb, tag: .pastVerb, head: analyses[noun].head, relation: analyses[noun].relation)
      analyses[noun].head = Int32(truncatingIfNeeded: verb)
      analyses[noun].relation = .obj
      for index in analyses.indices where index < verb && Int(analyses[index].head) == noun {
        analyses[index].head = Int32(truncatingIfNeeded: analyses[index].relation == .det ? name : verb)
      }
      analyses[name].head = Int32(truncatingIfNeeded: verb)
      analyses[name].relation = .nsubj
    }
  }
}
