import Chronicle
import Language

/// Finds and resolves later words for actors: "the country", "the two sides", "its", "he". Conservative: a reference
/// that could mean two actors means none.
struct ReferenceFinder {
  let tokens: [Token]
  /// Names, persons and titles found so far in this sentence, in order.
  let atoms: [Atom]
  let discourse: Discourse
  let kinds: (ActorID) -> ActorKind?
  let principal: (ActorID) -> ActorID
  let isVerb: (String) -> Bool
  /// Whether a state may be called a country, a kingdom, a republic.
  let isCalled: (ActorID, String) -> Bool

  /// The references of the sentence that can be resolved, in order.
  func references() -> [Atom] {
    var found: [Atom] = []
    var at = 0
    while at < tokens.count {
      if let atom = reference(at: at) {
        found.append(atom)
        at = atom.tokens.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func reference(at index: Int) -> Atom? {
    guard !atoms.contains(where: { $0.tokens.contains(index) && !$0.isTitle }) else { return nil }
    return country(at: index) ?? company(at: index) ?? pair(at: index) ?? office(at: index) ?? pronoun(at: index)
  }

  // MARK: "the country"

  private func country(at index: Int) -> Atom? {
    guard index + 1 < tokens.count, ["the", "that", "this"].contains(tokens[index].folded),
      ["country", "nation", "republic", "kingdom", "emirate", "sultanate", "island"].contains(tokens[index + 1].folded),
      !isNamed(after: index + 2)
    else { return nil }
    guard let state = lastState(before: index, exceptAfter: index + 2, called: tokens[index + 1].folded) else {
      return nil
    }
    return Atom(kind: .reference([state], .noun), tokens: index..<(index + 2))
  }

  /// "the country of Georgia" names itself.
  private func isNamed(after index: Int) -> Bool {
    index < tokens.count && ["of", "that", "which", "where", "with"].contains(tokens[index].folded)
  }

  /// The state named last before a place. An envoy’s post ("the country’s ambassador in Islamabad") is another country.
  private func lastState(before index: Int, exceptAfter end: Int, called noun: String) -> ActorID? {
    let post = post(after: end)
    let here = atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)
    return (discourse.recentPowers + here).last { kinds($0) == .state && $0 != post && isCalled($0, noun) }
  }

  private func post(after index: Int) -> ActorID? {
    guard let title = atoms.first(where: { $0.tokens.lowerBound >= index && $0.tokens.lowerBound <= index + 2 }),
      case .title(.envoy) = title.kind, let next = tokens[safe: title.tokens.upperBound],
      ["in", "to", "at"].contains(next.folded)
    else { return nil }
    return atoms.first { $0.tokens.lowerBound > title.tokens.upperBound && !$0.actors.isEmpty }?.actors.first
  }

  // MARK: "the bloc", "the government"

  /// "the alliance", "the militants": the organization or group named last.
  private func company(at index: Int) -> Atom? {
    guard ["the", "this"].contains(tokens[index].folded), let noun = tokens[safe: index + 1]?.folded,
      !isNamed(after: index + 2)
    else { return nil }
    let kind: ActorKind? =
      Self.organizationNouns.contains(noun) ? .igo : Self.groupNouns.contains(noun) ? .group : nil
    guard let kind, let last = discourse.recentPowers.last(where: { kinds($0) == kind }) else { return nil }
    return Atom(kind: .reference([last], .noun), tokens: index..<(index + 2))
  }

  private static let organizationNouns: Set<String> = ["bloc", "alliance", "organization", "organisation", "union"]
  private static let groupNouns: Set<String> = ["group", "militants", "insurgents", "movement", "rebels"]

  /// "the government", "the foreign minister" of the state that the passage is about.
  private func office(at index: Int) -> Atom? {
    guard tokens[index].folded == "the",
      let title = atoms.first(where: { $0.tokens.lowerBound == index + 1 }), case .title(let kind) = title.kind,
      kind == .office || kind == .institution, isAlone(title.tokens),
      !["of", "in", "for", "to", "from"].contains(tokens[safe: title.tokens.upperBound]?.folded ?? "")
    else { return nil }
    let subject = Set(subjects(before: index).map(principal)).filter { kinds($0) == .state }
    guard subject.count == 1, let state = subject.first else { return nil }
    return Atom(kind: .reference([state], .noun), tokens: index..<title.tokens.upperBound)
  }

  /// Whether no name or further title stands right behind: "the president Vladimir Putin", "the government spokesman".
  private func isAlone(_ range: Range<Int>) -> Bool {
    guard let next = tokens[safe: range.upperBound] else { return true }
    return !next.isCapitalized && !next.isPossessive && !atoms.contains { $0.tokens.lowerBound == range.upperBound }
      && (next.kind != .word || FunctionWords.all.contains(next.folded) || isVerb(next.folded))
  }

  // MARK: "the two sides"

  private func pair(at index: Int) -> Atom? {
    guard let (length, count) = pairLength(at: index), let states = lastStates(count, before: index) else { return nil }
    return Atom(kind: .reference(states, .noun), tokens: index..<(index + length))
  }

  private static let counts: [String: Int] = ["two": 2, "three": 3, "four": 4, "five": 5]

  /// How many words name how many states together.
  private func pairLength(at index: Int) -> (length: Int, count: Int)? {
    let words = tokens[index...].prefix(5).map(\.folded)
    var at: Int
    var count = 2
    switch words.first {
    case "both": at = words.dropFirst().first == "the" ? 2 : 1
    case "the":
      let named = words.dropFirst().first.flatMap { Self.counts[$0] }
      count = named ?? 2
      at = named == nil ? 1 : 2
    default: return nil
    }
    let isCounted = words.first == "both" || at == 2
    while at < words.count, Self.pairAdjectives.contains(words[at]) || titles(at: index + at) { at += 1 }
    if isCounted, at < words.count, Self.pairNouns.contains(words[at]) { return (at + 1, count) }
    if isCounted, at == 2, words.first == "the", stopsNoun(index + 2) { return (2, count) }
    return !isCounted && at < words.count && Self.pairOnlyNouns.contains(words[at]) ? (at + 1, count) : nil
  }

  /// "foreign" of "foreign ministers": the first word of a title whose last word names both sides’ office holders.
  private func titles(at index: Int) -> Bool {
    ["foreign", "prime", "defense", "defence"].contains(tokens[safe: index]?.folded ?? "")
  }

  /// "the two agree": no noun follows.
  private func stopsNoun(_ index: Int) -> Bool {
    guard let token = tokens[safe: index] else { return true }
    return isVerb(token.folded) || FunctionWords.auxiliaries.contains(token.folded)
      || FunctionWords.isAdverb(token.folded)
  }

  private static let pairAdjectives: Set<String> = [
    "neighboring", "neighbouring", "rival", "asian", "nuclear", "former", "warring", "nuclear-armed", "old",
  ]

  /// Nouns that mean a pair without being told so.
  private static let pairOnlyNouns: Set<String> = ["neighbors", "neighbours"]

  private static let pairNouns: Set<String> = [
    "countries", "sides", "nations", "states", "governments", "neighbors", "neighbours", "rivals", "powers", "capitals",
    "parties", "allies", "adversaries", "republics", "enemies", "leaders", "presidents", "ministers", "delegations",
    "armies", "militaries", "foes", "partners", "economies", "peoples", "members", "signatories", "counterparts",
    "belligerents", "combatants", "claimants", "antagonists",
  ]

  /// The two states (or three, or four) that the passage is about: the only ones named before in this sentence or in the
  /// last one, those of the last event, or those of the whole document.
  private func lastStates(_ count: Int, before index: Int) -> [ActorID]? {
    let here = Set(atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)).filter {
      kinds($0) == .state
    }
    if here.count == count { return here.sorted() }
    let told = discourse.told.last.map { Set($0.parties) } ?? []
    let choices = [discourse.lastStates, Set(discourse.pair), told]
    return choices.first { $0.count == count && here.isSubset(of: $0) }?.sorted()
  }

  // MARK: Pronouns

  private func pronoun(at index: Int) -> Atom? {
    let range = index..<(index + 1)
    switch tokens[index].folded {
    case "its": return neuter(before: index).map { Atom(kind: .reference([$0], .owner), tokens: range) }
    case "it" where beginsClause(index):
      return neuter(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "he", "she": return person(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "his", "her": return person(before: index).map { Atom(kind: .reference([$0], .owner), tokens: range) }
    case "they" where beginsClause(index):
      return plural(before: index).map { Atom(kind: .reference($0, .noun), tokens: range) }
    case "them": return plural(before: index).map { Atom(kind: .reference($0, .noun), tokens: range) }
    case "their": return plural(before: index).map { Atom(kind: .reference($0, .owner), tokens: range) }
    default: return nil
    }
  }

  private func beginsClause(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.kind == .punctuation || FunctionWords.subordinators.contains(before.folded)
      || FunctionWords.coordinators.contains(before.folded) || isVerb(before.folded)
  }

  /// The first noun phrase of this sentence that stands free of a preposition, else whom the last sentence was about.
  private func subjects(before index: Int) -> [ActorID] {
    let free = atoms.filter { atom in
      guard atom.tokens.upperBound < index, !atom.actors.isEmpty,
        tokens[safe: atom.tokens.upperBound]?.isPossessive != true
      else { return false }
      if case .actor(_, .demonym) = atom.kind { return false }
      return !isGoverned(atom.tokens.lowerBound)
    }
    return free.last?.actors ?? discourse.subject
  }

  private func isGoverned(_ index: Int) -> Bool {
    let before = tokens[..<index].suffix(2).reversed().first { $0.folded != "the" }
    return before.map { FunctionWords.prepositions.contains($0.folded) } ?? false
  }

  private func neuter(before index: Int) -> ActorID? {
    let subjects = subjects(before: index)
    guard subjects.count == 1, let kind = kinds(subjects[0]), kind != .person else { return nil }
    return subjects[0]
  }

  private func plural(before index: Int) -> [ActorID]? {
    let subjects = subjects(before: index)
    if subjects.count > 1 || subjects.first.flatMap(kinds) == .group { return subjects }
    return officials(before: index)
  }

  /// "the EU ambassadors ... they": whose the office holders are that were named last in this sentence.
  private func officials(before index: Int) -> [ActorID]? {
    let title = atoms.last { atom in
      guard atom.isTitle, atom.tokens.upperBound < index else { return false }
      let word = tokens[atom.tokens.upperBound - 1].folded
      return word.hasSuffix("s") && !word.hasSuffix("ss")
    }
    guard let title else { return nil }
    let owner = atoms.last { $0.tokens.upperBound <= title.tokens.lowerBound && !$0.actors.isEmpty }
    guard let owner, title.tokens.lowerBound - owner.tokens.upperBound <= 2 else { return nil }
    return owner.actors
  }

  private func person(before index: Int) -> ActorID? {
    let here = atoms.last { atom in
      guard atom.tokens.upperBound <= index, case .person = atom.kind else { return false }
      return true
    }
    return here?.actors.first ?? discourse.recentPersons.last
  }
}

extension Array {
  /// The element, or null outside the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
