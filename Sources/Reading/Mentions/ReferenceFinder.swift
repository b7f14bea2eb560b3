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
    return country(at: index) ?? company(at: index) ?? pair(at: index) ?? office(at: index) ?? neighbour(at: index)
      ?? pronoun(at: index)
  }

  // MARK: "the country"

  private func country(at index: Int) -> Atom? {
    if let own = ownCountry(at: index) { return own }
    guard index + 1 < tokens.count, ["the", "that", "this"].contains(tokens[index].folded),
      ["country", "nation", "republic", "kingdom", "emirate", "sultanate", "island"].contains(tokens[index + 1].folded),
      !isNamed(after: index + 2)
    else { return nil }
    guard let state = lastState(before: index, exceptAfter: index + 2, called: tokens[index + 1].folded) else {
      return nil
    }
    return Atom(kind: .reference([state], .noun), tokens: index..<(index + 2))
  }

  /// "his country", "her government": of whoever was named last.
  private func ownCountry(at index: Int) -> Atom? {
    guard ["his", "her"].contains(tokens[index].folded), let noun = tokens[safe: index + 1]?.folded,
      ["country", "nation", "government", "administration", "homeland"].contains(noun)
    else { return nil }
    let title = atoms.last { $0.tokens.upperBound <= index && !$0.actors.isEmpty }
    guard let state = onlyState(of: person(before: index).map { [$0] } ?? title?.actors ?? []) else { return nil }
    return Atom(kind: .reference([state], .noun), tokens: index..<(index + 2))
  }

  /// "the country of Georgia" names itself.
  private func isNamed(after index: Int) -> Bool {
    index < tokens.count && ["of", "that", "which", "where", "with"].contains(tokens[index].folded)
  }

  /// The state named last before a place. An envoy’s post ("the country’s ambassador in Islamabad") is another country.
  private func lastState(before index: Int, exceptAfter end: Int, called noun: String) -> ActorID? {
    let post = post(after: end)
    var here = atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)
    // "Peru cut off gas to the country": not Peru.
    if isGoverned(index), Set(here).count == 1 { here = [] }
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
    guard ["the", "this"].contains(tokens[index].folded), let place = companyNoun(after: index) else { return nil }
    let noun = tokens[place].folded
    let kind: ActorKind? =
      Self.organizationNouns.contains(noun) ? .igo : Self.groupNouns.contains(noun) ? .group : nil
    guard let kind, let last = discourse.recentPowers.last(where: { kinds($0) == kind }) else { return nil }
    return Atom(kind: .reference([last], .noun), tokens: index..<(place + 1))
  }

  /// The noun of "the bloc", "the West African bloc", "the 27-nation bloc".
  private func companyNoun(after index: Int) -> Int? {
    for place in (index + 1)..<min(index + 5, tokens.count) {
      let word = tokens[place].folded
      if Self.organizationNouns.contains(word) || Self.groupNouns.contains(word) {
        let isName = tokens[place].isCapitalized || atoms.contains { $0.tokens.contains(place) }
        return isName || isNamed(after: place + 1) ? nil : place
      }
      let isModifier =
        tokens[place].kind == .number || word == "-"
        || tokens[place].kind == .word && !FunctionWords.all.contains(word) && !isVerb(word)
      guard isModifier else { return nil }
    }
    return nil
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
    let words = title.tokens.map { tokens[$0].folded }.joined(separator: " ")
    let holder = kind == .office ? discourse.holder(of: words) : nil
    guard let owner = holder ?? onlyState(of: subjects(before: index)) else { return nil }
    return Atom(kind: .reference([owner], .noun), tokens: index..<title.tokens.upperBound)
  }

  private func onlyState(of actors: [ActorID]) -> ActorID? {
    let states = Set(actors.map(principal)).filter { kinds($0) == .state }
    return states.count == 1 ? states.first : nil
  }

  /// Whether no name or further title stands right behind: "the president Vladimir Putin", "the government spokesman".
  private func isAlone(_ range: Range<Int>) -> Bool {
    guard let next = tokens[safe: range.upperBound] else { return true }
    return !next.isCapitalized && !next.isPossessive && !atoms.contains { $0.tokens.lowerBound == range.upperBound }
      && (next.kind != .word || FunctionWords.all.contains(next.folded) || isVerb(next.folded))
  }

  // MARK: "the two sides"

  private func pair(at index: Int) -> Atom? {
    guard let (length, count) = pairLength(at: index) else { return nil }
    let last = tokens[index + length - 1].folded
    guard let states = lastStates(count, before: index, isLasting: Self.lasting.contains(last)) else { return nil }
    return Atom(kind: .reference(states, .noun), tokens: index..<(index + length))
  }

  private static let counts: [String: Int] = ["two": 2, "three": 3, "four": 4, "five": 5, "six": 6]
  /// Nouns that count by themselves: "the trio met".
  private static let countNouns: [String: Int] = ["pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5]
  /// What a document's own two states stay from beginning to end.
  private static let lasting: Set<String> = [
    "neighbors", "neighbours", "rivals", "foes", "enemies", "adversaries", "belligerents", "combatants", "antagonists",
  ]

  /// How many words name how many states together.
  private func pairLength(at index: Int) -> (length: Int, count: Int)? {
    let words = tokens[index...].prefix(5).map(\.folded)
    var at: Int
    var count = 2
    switch words.first {
    case "both":
      // "both agreed to".
      if stopsNoun(index + 1), index + 1 < tokens.count { return (1, 2) }
      at = words.dropFirst().first == "the" ? 2 : 1
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
    if isCounted, at == 2, words.first == "the", stopsNoun(index + 2) { return (2, count) }
    guard !isCounted, at < words.count, Self.pairOnlyNouns.contains(words[at]), !isNamed(after: index + at + 1) else {
      return nil
    }
    return (at + 1, count)
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
  private static let pairOnlyNouns: Set<String> = [
    "neighbors", "neighbours", "leaders", "sides", "presidents", "ministers", "delegations", "premiers",
  ]

  static let pairNouns: Set<String> = [
    "countries", "sides", "nations", "states", "governments", "neighbors", "neighbours", "rivals", "powers", "capitals",
    "parties", "allies", "adversaries", "republics", "enemies", "leaders", "presidents", "ministers", "delegations",
    "armies", "militaries", "foes", "partners", "economies", "peoples", "members", "signatories", "counterparts",
    "belligerents", "combatants", "claimants", "antagonists",
  ]

  /// The two states (or three, or four) that are meant: the only ones named before in this sentence, else a set of the
  /// discourse that holds all of these, else one that holds none of them ("Peru urged the two sides").
  private func lastStates(_ count: Int, before index: Int, isLasting: Bool) -> [ActorID]? {
    let here = Set(atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)).filter {
      kinds($0) == .state
    }
    if here.count == count { return here.sorted() }
    let sets = discourse.sets(of: count, isLasting: isLasting)
    let isThird = here.count == 1 && isActedUpon(index)
    let holding = isThird ? nil : sets.first { here.isSubset(of: $0) }
    return (holding ?? sets.first { here.isDisjoint(with: $0) })?.sorted()
  }

  /// Whether a verb or preposition stands before a phrase: somebody does something to those whom it names.
  private func isActedUpon(_ index: Int) -> Bool {
    guard let before = tokens[safe: index - 1]?.folded else { return false }
    return ["with", "to", "for", "on", "upon", "against", "from"].contains(before)
      || isVerb(before) && !before.hasSuffix("s") && !FunctionWords.auxiliaries.contains(before)
        && !["said", "believed", "hoped", "announced", "added"].contains(before)
  }

  // MARK: "its neighbour"

  /// "its neighbour", "his northern neighbour", "its rival": the other of the two states that the document is about.
  private func neighbour(at index: Int) -> Atom? {
    guard ["its", "his", "her"].contains(tokens[index].folded) else { return nil }
    var end = index + 1
    while let word = tokens[safe: end]?.folded, Self.pairAdjectives.contains(word) || Self.directions.contains(word) {
      end += 1
    }
    guard let noun = tokens[safe: end]?.folded, ["neighbor", "neighbour", "rival", "foe", "adversary"].contains(noun),
      tokens[safe: end + 1].map({ !$0.isCapitalized && $0.folded != "," }) ?? true
    else { return nil }
    let subject = Set(subjects(before: index).map(principal))
    guard subject.count == 1, let one = subject.first, discourse.pair.contains(one),
      let other = discourse.pair.first(where: { $0 != one })
    else { return nil }
    return Atom(kind: .reference([other], .noun), tokens: index..<(end + 1))
  }

  private static let directions: Set<String> = [
    "northern", "southern", "eastern", "western", "larger", "smaller", "bigger", "giant", "powerful", "arch",
  ]

  // MARK: Pronouns

  private func pronoun(at index: Int) -> Atom? {
    let range = index..<(index + 1)
    switch tokens[index].folded {
    case "its": return neuter(before: index).map { Atom(kind: .reference([$0], .owner), tokens: range) }
    case "it" where isObject(index):
      return affected(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "it" where beginsClause(index):
      return neuter(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "him": return person(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "he", "she": return speaker(before: index).map { Atom(kind: .reference([$0], .noun), tokens: range) }
    case "his", "her": return person(before: index).map { Atom(kind: .reference([$0], .owner), tokens: range) }
    case "they" where beginsClause(index):
      return plural(before: index).map { Atom(kind: .reference($0, .noun), tokens: range) }
    case "them":
      return (severalNamed(before: index) ?? plural(before: index)).map {
        Atom(kind: .reference($0, .noun), tokens: range)
      }
    case "their":
      return (severalNamed(before: index) ?? plural(before: index)).map {
        Atom(kind: .reference($0, .owner), tokens: range)
      }
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
    return (free.last { !followsVerb($0.tokens.lowerBound) && !modifies($0.tokens.upperBound) } ?? free.last)?.actors
      ?? discourse.subject
  }

  /// Whether what stands before a token only tells which thing is meant: "the NATO bid".
  private func modifies(_ end: Int) -> Bool {
    guard let next = tokens[safe: end], next.kind == .word, !next.isCapitalized else { return false }
    return !isVerb(next.folded) && !FunctionWords.all.contains(next.folded) && !FunctionWords.isAdverb(next.folded)
      && !next.folded.hasSuffix("ed")
  }

  /// Whether a verb stands right before a noun phrase, which then is its object.
  private func followsVerb(_ index: Int) -> Bool {
    let before = tokens[..<index].suffix(2).reversed().first { $0.folded != "the" }
    return before.map { isVerb($0.folded) && !FunctionWords.auxiliaries.contains($0.folded) } ?? false
  }

  /// Whether a preposition stands before a noun phrase; "the government in Vilnius" begins before it.
  private func isGoverned(_ index: Int) -> Bool {
    let before = tokens[..<index].indices.suffix(2).reversed().first { tokens[$0].folded != "the" }
    guard let before, FunctionWords.prepositions.contains(tokens[before].folded) else { return false }
    guard ["in", "of"].contains(tokens[before].folded),
      let title = atoms.first(where: { $0.isTitle && $0.tokens.upperBound == before })
    else { return true }
    return isGoverned(title.tokens.lowerBound)
  }

  /// Whether a pronoun stands right behind a participle or a past form, as its object: "accusing it".
  private func isObject(_ index: Int) -> Bool {
    guard let verb = tokens[safe: index - 1]?.folded, isVerb(verb), !FunctionWords.auxiliaries.contains(verb) else {
      return false
    }
    return verb.hasSuffix("ing") || verb.hasSuffix("ed")
  }

  /// Whom "it" means as an object: the power named last that is not the subject of that very verb; when it is, whom the
  /// sentence is about.
  private func affected(before index: Int) -> ActorID? {
    let named = atoms.filter { $0.tokens.upperBound < index && $0.actors.count == 1 && kinds($0.actors[0]) != .person }
    guard let last = named.last else { return neuter(before: index) }
    let between = last.tokens.upperBound..<(index - 1)
    let isSubject = between.allSatisfy {
      FunctionWords.auxiliaries.contains(tokens[$0].folded) || FunctionWords.isAdverb(tokens[$0].folded)
    }
    guard isSubject else { return last.actors[0] }
    return named.dropLast().last?.actors[0]
  }

  /// Several actors under one reference: "spoke to both leaders and urged them".
  private func severalNamed(before index: Int) -> [ActorID]? {
    let before = atoms.filter { $0.tokens.upperBound <= index }
    if let several = before.last(where: { $0.actors.count > 1 }) { return several.actors }
    // "Prime Minister Howard and President Putin", with titles or not.
    let named = before.filter { !$0.isTitle && !$0.actors.isEmpty }
    guard let last = named.indices.dropFirst().last(where: { joint(named[$0 - 1], named[$0], before) == "and" }) else {
      return nil
    }
    var first = last - 1
    while first > 0, joint(named[first - 1], named[first], before) == "," { first -= 1 }
    let actors = named[first...last].flatMap(\.actors)
    return actors.allSatisfy { kinds(principal($0)) == .state } ? actors : nil
  }

  /// The one word between two names, titles and articles left out; null where more stands there.
  private func joint(_ first: Atom, _ second: Atom, _ atoms: [Atom]) -> String? {
    let between = (first.tokens.upperBound..<second.tokens.lowerBound).filter { at in
      tokens[at].folded != "the" && !atoms.contains { $0.isTitle && $0.tokens.contains(at) }
    }
    return between.count == 1 ? tokens[between[0]].folded : nil
  }

  private func neuter(before index: Int) -> ActorID? {
    let subjects = subjects(before: index)
    guard subjects.count == 1, let kind = kinds(subjects[0]), kind != .person else { return nil }
    return subjects[0]
  }

  private func plural(before index: Int) -> [ActorID]? {
    var subjects = subjects(before: index)
    // "Brussels is suing them": whom the last sentence was about.
    if subjects.count == 1, tokens[index].folded == "them", discourse.subject.count > 1 { subjects = discourse.subject }
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

  /// "He" where the sentence has named no person yet is whom an earlier one was about.
  private func speaker(before index: Int) -> ActorID? {
    let isNamed = atoms.contains { atom in
      guard atom.tokens.upperBound <= index, case .person = atom.kind else { return false }
      return true
    }
    return isNamed ? person(before: index) : discourse.speaker ?? person(before: index)
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
