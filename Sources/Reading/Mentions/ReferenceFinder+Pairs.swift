import Chronicle
import Language

/// "the two sides", "both leaders", "its neighbour": states that are meant together, or over against one another.
extension ReferenceFinder {
  func pair(at index: Int) -> Atom? {
    guard let (length, count) = pairLength(at: index) else { return nil }
    let last = tokens[index + length - 1].folded
    guard let states = lastStates(count, before: index, isLasting: Self.lasting.contains(last)) else { return nil }
    return Atom(kind: .reference(states, .noun), tokens: index..<(index + length))
  }

  static let counts: [String: Int] = ["two": 2, "three": 3, "four": 4, "five": 5, "six": 6]
  /// Nouns that count by themselves: "the trio met".
  static let countNouns: [String: Int] = ["pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5]
  /// What a document's own two states stay from beginning to end.
  static let lasting: Set<String> = [
    "neighbors", "neighbours", "rivals", "foes", "enemies", "adversaries", "belligerents", "combatants", "antagonists",
  ]

  /// How many words name how many states together.
  func pairLength(at index: Int) -> (length: Int, count: Int)? {
    let words = tokens[index...].prefix(5).map(\.folded)
    var at: Int
    var count = 2
    switch words.first {
    case "both":
      // "both agreed to".
      if stopsNoun(index + 1), index + 1 < tokens.count { return (1, 2) }
      if isAlone(both: index) { return (1, 2) }
      at = words.dropFirst().first == "the" ? 2 : 1
    case "each", "neither", "either":
      // "neither party has ratified it".
      if let noun = words.dropFirst().first, Self.eachNouns.contains(noun) { return (2, 2) }
      // "Each accused the other".
      if words.first == "each", stopsNoun(index + 1), index + 1 < tokens.count, beginsClause(index) { return (1, 2) }
      // "each of these powers accuses the other".
      guard words.dropFirst().first == "of", ["the", "these", "those"].contains(words.dropFirst(2).first ?? "") else {
        return nil
      }
      at = words.dropFirst(3).first == "two" ? 4 : 3
      guard let noun = words.dropFirst(at).first, Self.pairNouns.contains(noun) else { return nil }
      return (at + 1, 2)
    case "the":
      let named = words.dropFirst().first.flatMap { Self.counts[$0] }
      count = named ?? 2
      at = named == nil ? 1 : 2
    default: return nil
    }
    if at == 1, words.first == "the", let noun = words.dropFirst().first, let number = Self.countNouns[noun],
      words.dropFirst(2).first != "of"
    {
      return (2, number)
    }
    let isCounted = words.first == "both" || at == 2
    while at < words.count, Self.pairAdjectives.contains(words[at]) || titles(at: index + at) { at += 1 }
    if isCounted, at < words.count, Self.pairNouns.contains(words[at]) { return (at + 1, count) }
    // "the two downstream nations".
    if isCounted, at >= 2, at + 1 < words.count, Self.pairNouns.contains(words[at + 1]), describes(index + at) {
      return (at + 2, count)
    }
    if isCounted, at == 2, words.first == "the", stopsNoun(index + 2) { return (2, count) }
    // "the two Horn of Africa nations", "the Baltic neighbours".
    let behind = afterRegion(from: index + at)
    if behind > index + at, let noun = tokens[safe: behind]?.folded,
      (isCounted ? Self.pairNouns : Self.lasting).contains(noun), !isNamed(after: behind + 1)
    {
      return (behind + 1 - index, count)
    }
    guard !isCounted, at < words.count, Self.pairOnlyNouns.contains(words[at]), !isNamed(after: index + at + 1) else {
      return nil
    }
    return (at + 1, count)
  }

  /// "threatened both with tariffs": but "both with Peru and with Chile".
  private func isAlone(both index: Int) -> Bool {
    guard let verb = tokens[safe: index - 1]?.folded, isVerb(verb), !FunctionWords.auxiliaries.contains(verb),
      let next = tokens[safe: index + 1]?.folded, FunctionWords.prepositions.contains(next)
    else { return false }
    return !tokens[index...].prefix(9).contains { $0.folded == "and" }
  }

  /// "foreign" of "foreign ministers": the first word of a title whose last word names both sides’ office holders.
  func titles(at index: Int) -> Bool {
    ["foreign", "prime", "defense", "defence"].contains(tokens[safe: index]?.folded ?? "")
  }

  private func isState(at index: Int) -> Bool {
    atoms.contains { atom in
      atom.tokens.contains(index) && atom.actors.contains { ![.igo, .bloc].contains(kinds(principal($0))) }
    }
  }

  /// The place behind the name of a region or body before a noun: "Horn of Africa (nations)", "NATO (allies)".
  private func afterRegion(from start: Int) -> Int {
    var end = start
    while end < min(start + 4, tokens.count), let token = tokens[safe: end],
      token.isCapitalized && !isState(at: end)
        || end > start && token.folded == "of"
    { end += 1 }
    return end
  }

  private func describes(_ index: Int) -> Bool {
    guard let token = tokens[safe: index], token.kind == .word, !token.isCapitalized else { return false }
    return !isVerb(token.folded) && !FunctionWords.all.contains(token.folded) && !FunctionWords.isAdverb(token.folded)
  }

  /// "the two agree": no noun follows.
  func stopsNoun(_ index: Int) -> Bool {
    guard let token = tokens[safe: index] else { return true }
    return isVerb(token.folded) || FunctionWords.auxiliaries.contains(token.folded)
      || FunctionWords.isAdverb(token.folded)
  }

  static let pairAdjectives: Set<String> = [
    "neighboring", "neighbouring", "rival", "asian", "nuclear", "former", "warring", "nuclear-armed", "old",
  ]

  /// Nouns that mean a pair without being told so.
  static let pairOnlyNouns: Set<String> = [
    "neighbors", "neighbours", "leaders", "sides", "presidents", "ministers", "delegations", "premiers",
  ]

  /// Nouns of one of two.
  static let eachNouns: Set<String> = [
    "country", "side", "nation", "state", "government", "party", "leader", "president",
  ]

  static let pairNouns: Set<String> = [
    "countries", "sides", "nations", "states", "governments", "neighbors", "neighbours", "rivals", "powers", "capitals",
    "parties", "allies", "adversaries", "republics", "enemies", "leaders", "presidents", "ministers", "delegations",
    "armies", "militaries", "foes", "partners", "economies", "peoples", "members", "signatories", "counterparts",
    "belligerents", "combatants", "claimants", "antagonists", "men",
  ]

  /// The two states (or three, or four) that are meant: the only ones named before in this sentence, else a set of the
  /// discourse that holds all of these, else one that holds none of them ("Peru urged the two sides").
  func lastStates(_ count: Int, before index: Int, isLasting: Bool) -> [ActorID]? {
    let here = Set(atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)).filter {
      kinds($0) == .state
    }
    if here.count == count { return here.sorted() }
    // "Peru and Chile met in Lome, where the two": those who are named together.
    if here.count > count, let together = severalNamed(before: index).map({ Set($0.map(principal)) }),
      together.count == count
    {
      return together.sorted()
    }
    let sets = discourse.sets(of: count, isLasting: isLasting)
    let isThird = here.count == 1 && isActedUpon(index)
    let holding = isThird ? nil : sets.first { here.isSubset(of: $0) }
    return (holding ?? sets.first { here.isDisjoint(with: $0) })?.sorted() ?? ahead(count, from: index)
  }

  /// "urged both sides to hold back after Peru and Chile clashed": the only ones whom the sentence names behind.
  private func ahead(_ count: Int, from index: Int) -> [ActorID]? {
    let behind = Set(atoms.filter { $0.tokens.lowerBound > index }.flatMap(\.actors).map(principal)).filter {
      kinds($0) == .state
    }
    return behind.count == count ? behind.sorted() : nil
  }

  /// Whether a verb or preposition stands before a phrase: somebody does something to those whom it names.
  func isActedUpon(_ index: Int) -> Bool {
    guard let before = tokens[safe: index - 1]?.folded else { return false }
    return ["with", "to", "for", "on", "upon", "against", "from"].contains(before)
      || isVerb(before) && !before.hasSuffix("s") && !FunctionWords.auxiliaries.contains(before)
        && !["said", "believed", "hoped", "announced", "added"].contains(before)
  }

  // MARK: "its neighbour"

  /// "its neighbour", "his northern neighbour", "its rival": the other of the two states that the document is about, or the one.
  func neighbour(at index: Int) -> Atom? {
    guard ["its", "his", "her"].contains(tokens[index].folded) else { return nil }
    var end = index + 1
    while let word = tokens[safe: end]?.folded, Self.pairAdjectives.contains(word) || Self.directions.contains(word) {
      end += 1
    }
    guard let noun = tokens[safe: end]?.folded, ["neighbor", "neighbour", "rival", "foe", "adversary"].contains(noun),
      tokens[safe: end + 1].map({ !$0.isCapitalized && $0.folded != "," }) ?? true
    else { return nil }
    let subject = Set(subjects(before: index).map(principal))
    guard subject.count == 1, let one = subject.first,
      let other = discourse.pair.contains(one) ? discourse.pair.first(where: { $0 != one }) : discourse.main,
      other != one
    else { return nil }
    return Atom(kind: .reference([other], .noun), tokens: index..<(end + 1))
  }

  static let directions: Set<String> = [
    "northern", "southern", "eastern", "western", "larger", "smaller", "bigger", "giant", "powerful", "arch",
  ]
}
