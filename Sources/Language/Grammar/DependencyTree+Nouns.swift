/// What stands around a noun: prepositions, possessors, appositions, relative clauses, names.
extension DependencyTree {
  /// A noun under a preposition: "with Chile", "because of the war".
  package struct Adjunct: Hashable, Sendable {
    /// The preposition's lemma, words of a fixed one joined by spaces: "because of"; empty for a bare adjunct ("last week").
    package let preposition: String
    package let word: Int
  }

  /// The obliques of a predicate with their prepositions, in order, agents included.
  package func obliques(_ predicate: Int) -> [Adjunct] {
    children(predicate).filter { relation($0).universal == .obl }.map { adjunct($0) }
  }

  /// The nouns that modify a noun by a preposition or bare, possessors apart.
  package func nominalModifiers(_ noun: Int) -> [Adjunct] {
    children(noun).filter { relation($0).universal == .nmod && relation($0) != .nmodPoss }.map { adjunct($0) }
  }

  private func adjunct(_ word: Int) -> Adjunct {
    Adjunct(preposition: preposition(word), word: antecedent(word) ?? word)
  }

  /// The preposition before a noun; a conjunct without one shares the first conjunct's: "with Chile and Peru".
  package func preposition(_ noun: Int) -> String {
    var at = noun
    while true {
      if let only = onlyCase(of: at) { return lemmas[only] }
      let own = children(at).filter { relation($0) == .case_ && !tokens[$0].isPossessive }
      if let first = own.first {
        let rest = own.dropFirst().filter { $0 < at }
        return ([first] + children(first, [.fixed]) + rest).map { lemmas[$0] }.joined(separator: " ")
      }
      guard relation(at) == .conj, let head = head(at) else { return "" }
      at = head
    }
  }

  /// The preposition of nearly every noun that has one: a single word.
  private func onlyCase(of noun: Int) -> Int? {
    var only: Int?
    for child in children(noun) where relation(child) == .case_ && !tokens[child].isPossessive {
      guard only == nil else { return nil }
      only = child
    }
    return only.flatMap { child($0, .fixed) == nil ? $0 : nil }
  }

  /// The first oblique or modifier under this very preposition.
  package func prepositional(_ word: Int, _ preposition: String) -> Int? {
    children(word).first {
      [.obl, .nmod].contains(relation($0).universal) && relation($0) != .nmodPoss
        && self.preposition($0) == preposition
    }.map { antecedent($0) ?? $0 }
  }

  /// "Peru's refusal", "its refusal".
  package func possessor(_ noun: Int) -> Int? { child(noun, .nmodPoss).map { antecedent($0) ?? $0 } }

  /// What a noun is called besides: "Lima, the capital".
  package func appositions(_ noun: Int) -> [Int] { children(noun, [.appos]) }

  /// The predicates of relative clauses at a noun.
  package func relativeClauses(_ noun: Int) -> [Int] { children(noun, [.aclRelcl]) }

  /// The noun that a relative pronoun stands for; null for any other word.
  package func antecedent(_ pronoun: Int) -> Int? {
    guard isRelativePronoun(pronoun) else { return nil }
    var at = pronoun
    while let head = head(at) {
      if relation(at) == .aclRelcl { return head }
      at = head
    }
    return nil
  }

  private func isRelativePronoun(_ word: Int) -> Bool {
    switch tag(word) {
    case .whDeterminer, .whPronoun, .whPossessive: return relation(word) != .det && relation(word) != .mark
    default: return false
    }
  }

  /// Coordinated words, the first among them, in order: for any of them the same list.
  package func conjuncts(_ word: Int) -> [Int] {
    let first = firstConjunct(word)
    var all = [first]
    var next = 0
    while next < all.count {
      for child in children(all[next]) where relation(child) == .conj { all.append(child) }
      next += 1
    }
    return all.sorted()
  }

  /// The first of the words that a word is coordinated with; itself, when there are none.
  package func firstConjunct(_ word: Int) -> Int {
    var at = word
    while relation(at) == .conj, let head = head(at) { at = head }
    return at
  }

  /// The tokens of a name or compound around a word: "Foreign Minister Ana Silva" for any of its words.
  package func name(_ word: Int) -> Range<Int> {
    var top = word
    while Self.nameParts.contains(relation(top)), let head = head(top) { top = head }
    let words = subtree(top) { Self.nameParts.contains(relation($0)) || relation($0) == .punct && tag($0) == .hyphen }
    return run(around: word, in: words)
  }

  private static let nameParts: Set<Relation> = [.flat, .compound, .goeswith, .nmodDesc]

  /// The unbroken run of words that holds one of them.
  private func run(around word: Int, in words: [Int]) -> Range<Int> {
    var (low, high) = (word, word + 1)
    while low > 0, words.contains(low - 1) { low -= 1 }
    while words.contains(high) { high += 1 }
    return low..<high
  }

  /// From the first to the last word of a subtree.
  package func span(_ top: Int) -> Range<Int> {
    let words = subtree(top)
    return (words.first ?? top)..<((words.last ?? top) + 1)
  }

  /// A noun phrase without what follows it at length: no relative clauses, appositions, conjuncts, parentheses.
  package func phrase(_ noun: Int) -> Range<Int> {
    let words = subtree(noun) { child in
      switch relation(child).universal {
      case .acl, .appos, .conj, .cc, .parataxis, .punct, .advcl, .dep:
        relation(child) == .punct && tag(child) == .hyphen
      case .case_: tokens[child].isPossessive || child > noun
      default: true
      }
    }
    return run(around: noun, in: words)
  }
}
