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
    let asides = asides(in: tokens, words, after: head)
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
    for aside in asides {
      let next = tokens.indices.first { $0 >= aside.upperBound && stands[$0] == $0 }
      for index in aside { stands[index] = next }
    }
    let kept = tokens.indices.filter { stands[$0] == $0 }
    guard !kept.isEmpty else { return analyzer.tree(of: tokens, in: &workspace) }
    let tree = analyzer.tree(of: kept.map { shown[$0] }, in: &workspace)
    let hidden = Set(asides.joined()).union(0..<head)
    return widened(tree, tokens, kept, stands, names, strangers.mapValues(\.lemma), hidden, words)
  }

  /// "Peru, in turn, signed": set phrases between commas, which say nothing of who did what; with their commas.
  private static func asides(in tokens: [Token], _ words: WordClasses, after head: Int) -> [Range<Int>] {
    let commas = tokens.indices.filter { $0 >= head && tokens[$0].text == "," }
    return zip(commas, commas.dropFirst()).compactMap { open, close in
      guard close - open > 1, close - open < 6, open > 0 else { return nil }
      let phrase = tokens[open + 1..<close].map(\.folded).joined(separator: " ")
      return words.asides.contains(phrase) ? open..<(close + 1) : nil
    }
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

  /// The lemma that the lexicon's verbs give a verb, where the parser's is none of theirs ("ruled" of "rule").
  private static func lemma(of word: Int, in tree: DependencyTree, _ words: WordClasses) -> String {
    let lemma = tree.lemma(word)
    guard tree.part(word) == .verb else { return lemma }
    let readings = words.readings(tree.tokens[word].folded)
    return readings.count == 1 && readings[0].lemma != lemma ? readings[0].lemma : lemma
  }

  private static func widened(
    _ tree: DependencyTree, _ tokens: [Token], _ kept: [Int], _ stands: [Int?], _ names: [Name],
    _ strangers: [Int: String], _ hidden: Set<Int>, _ words: WordClasses
  ) -> DependencyTree {
    let named = Set(names.map { $0.tokens.upperBound - 1 })
    let persons = Set(names.filter { $0.kind == .person }.map { $0.tokens.upperBound - 1 })
    var lemmas = tokens.map(\.folded)
    var analyses = tokens.indices.map { index in
      DependencyTree.Analysis(
        part: hidden.contains(index) ? .other : .properNoun, tag: hidden.contains(index) ? .unknown : .singularName,
        head: Int32(truncatingIfNeeded: stands[index] ?? kept[tree.root]),
        relation: hidden.contains(index) ? .dep : .flat)
    }
    for (word, index) in kept.enumerated() {
      if !named.contains(index) { lemmas[index] = strangers[index] ?? lemma(of: word, in: tree, words) }
      analyses[index] = DependencyTree.Analysis(
        part: tree.part(word), tag: tree.tag(word),
        head: tree.head(word).map { Int32(truncatingIfNeeded: kept[$0]) } ?? -1, relation: tree.relation(word))
    }
    var mender = TreeMender(analyses: analyses, tokens: tokens, lemmas: lemmas)
    mender.mend(names: kept.filter(named.contains), persons: persons, words: words)
    analyses = mender.analyses
    return DependencyTree(tokens: tokens, lemmas: lemmas, analyses: analyses)
  }
}
