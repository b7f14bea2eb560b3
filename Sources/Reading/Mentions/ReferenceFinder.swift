import Chronicle
import Language

/// Finds and resolves later words for actors: "the country", "the two sides", "its", "he". Conservative: a reference
/// that could mean two actors means none.
struct ReferenceFinder {
  let tokens: [Token]
  /// Names, persons and titles of this sentence, in order, with the references to several found so far.
  var atoms: [Atom]
  let discourse: Discourse
  let kinds: (ActorID) -> ActorKind?
  let principal: (ActorID) -> ActorID
  let isVerb: (String) -> Bool
  /// Whether a state may be called a country, a kingdom, a republic.
  let isCalled: (ActorID, String) -> Bool
  let regions: Regions

  /// The references of the sentence that can be resolved, in order.
  mutating func references() -> [Atom] {
    var found: [Atom] = []
    var at = 0
    while at < tokens.count {
      if let atom = reference(at: at) {
        found.append(atom)
        // "The two leaders drove to the palace, where they held talks".
        if atom.actors.count > 1, case .reference(_, .noun) = atom.kind {
          atoms.insert(atom, at: atoms.firstIndex { $0.tokens.lowerBound > atom.tokens.lowerBound } ?? atoms.count)
        }
        at = atom.tokens.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  func reference(at index: Int) -> Atom? {
    guard !atoms.contains(where: { $0.tokens.contains(index) && !$0.isTitle }) else { return nil }
    return country(at: index) ?? regional(at: index) ?? company(at: index) ?? pair(at: index) ?? office(at: index)
      ?? neighbour(at: index)
      ?? pronoun(at: index)
  }

  // MARK: "the country"

  static let countryNouns: Set<String> = [
    "country", "nation", "republic", "kingdom", "emirate", "sultanate", "island",
  ]

  func country(at index: Int) -> Atom? {
    if let own = ownCountry(at: index) ?? latter(at: index) { return own }
    guard index + 1 < tokens.count, ["the", "that", "this"].contains(tokens[index].folded),
      Self.countryNouns.contains(tokens[index + 1].folded),
      !isNamed(after: index + 2)
    else { return nil }
    guard let state = lastState(before: index, exceptAfter: index + 2, called: tokens[index + 1].folded) else {
      return nil
    }
    return Atom(kind: .reference([state], .noun), tokens: index..<(index + 2))
  }

  /// "the former", "the latter": of the two named together last; "the latter" else the state named last.
  private func latter(at index: Int) -> Atom? {
    guard tokens[index].folded == "the", let word = tokens[safe: index + 1]?.folded,
      ["former", "latter"].contains(word),
      stopsNoun(index + 2) || tokens[safe: index + 2]?.isPossessive == true
    else { return nil }
    if let two = severalNamed(before: index), two.count == 2 {
      return Atom(kind: .reference([two[word == "former" ? 0 : 1]], .noun), tokens: index..<(index + 2))
    }
    guard word == "latter" else { return nil }
    let here = atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)
    guard let last = (discourse.recentPowers + here).last(where: { kinds($0) == .state }) else { return nil }
    return Atom(kind: .reference([last], .noun), tokens: index..<(index + 2))
  }

  /// "his country", "her government": of whoever was named last; "our country", and "this Government" where one speaks: the
  /// speaker's.
  func ownCountry(at index: Int) -> Atom? {
    guard let noun = tokens[safe: index + 1]?.folded,
      ["country", "nation", "government", "administration", "homeland"].contains(noun)
    else { return nil }
    switch tokens[index].folded {
    case "his", "her": break
    case "our", "my", "this":
      let state = tokens[index].folded == "this" ? discourse.orator : firstPerson(index)
      return state.map { Atom(kind: .reference([$0], .noun), tokens: index..<(index + 2)) }
    default: return nil
    }
    let title = atoms.last { $0.tokens.upperBound <= index && !$0.actors.isEmpty }
    guard let state = onlyState(of: person(before: index).map { [$0] } ?? title?.actors ?? []) else { return nil }
    return Atom(kind: .reference([state], .noun), tokens: index..<(index + 2))
  }

  /// "the country of Georgia" names itself.
  func isNamed(after index: Int) -> Bool {
    index < tokens.count && ["of", "that", "which", "where", "with"].contains(tokens[index].folded)
  }

  /// The state named last before a place. An envoy’s post ("the country’s ambassador in Islamabad") is another country.
  func lastState(before index: Int, exceptAfter end: Int, called noun: String) -> ActorID? {
    let post = post(after: end)
    var here = atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)
    // "Peru cut off gas to the country": not Peru.
    if isGoverned(index), Set(here).count == 1 { here = [] }
    return (discourse.recentPowers + here).last { kinds($0) == .state && $0 != post && isCalled($0, noun) }
  }

  func post(after index: Int) -> ActorID? {
    guard let title = atoms.first(where: { $0.tokens.lowerBound >= index && $0.tokens.lowerBound <= index + 2 }),
      case .title(.envoy) = title.kind, let next = tokens[safe: title.tokens.upperBound],
      ["in", "to", "at"].contains(next.folded)
    else { return nil }
    return atoms.first { $0.tokens.lowerBound > title.tokens.upperBound && !$0.actors.isEmpty }?.actors.first
  }

  // MARK: "the bloc", "the government"

  /// "the alliance", "the militants": the organization or group named last.
  func company(at index: Int) -> Atom? {
    guard ["the", "this"].contains(tokens[index].folded), let place = companyNoun(after: index) else { return nil }
    let noun = tokens[place].folded
    let kind: ActorKind? =
      Self.organizationNouns.contains(noun) ? .igo : Self.groupNouns.contains(noun) ? .group : nil
    guard let kind, let last = discourse.recentPowers.last(where: { kinds($0) == kind }) else { return nil }
    return Atom(kind: .reference([last], .noun), tokens: index..<(place + 1))
  }

  /// The noun of "the bloc", "the West African bloc", "the 27-nation bloc".
  func companyNoun(after index: Int) -> Int? {
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

  static let organizationNouns: Set<String> = ["bloc", "alliance", "organization", "organisation", "union"]
  static let groupNouns: Set<String> = ["group", "militants", "insurgents", "movement", "rebels"]

  /// "the foreign minister", "the troops": of the state whose were named last; "the government" else of the one that the
  /// passage is about.
  func office(at index: Int) -> Atom? {
    guard tokens[index].folded == "the",
      let title = atoms.first(where: { $0.tokens.lowerBound == index + 1 }), case .title(let kind) = title.kind,
      [.office, .institution, .envoy].contains(kind), isAlone(title.tokens),
      !["of", "in", "for", "to", "from"].contains(tokens[safe: title.tokens.upperBound]?.folded ?? "")
    else { return nil }
    let words = folded(title)
    let isLasting = kind == .institution && !words.hasSuffix("s")
    let named = owner(of: words, before: index) ?? (isLasting ? nil : discourse.holder(of: words))
    guard let owner = named ?? (kind == .envoy ? nil : onlyState(of: subjects(before: index))) else { return nil }
    return Atom(kind: .reference([owner], .noun), tokens: index..<title.tokens.upperBound)
  }

  private func folded(_ title: Atom) -> String { title.tokens.map { tokens[$0].folded }.joined(separator: " ") }

  /// "Togolese troops", "Togo’s troops": whose the sentence has named before, by the same words.
  private func owner(of words: String, before index: Int) -> ActorID? {
    let named = atoms.last { $0.isTitle && $0.tokens.upperBound <= index && folded($0) == words }
    return named.flatMap { title in
      let owners = atoms.last { [title.tokens.lowerBound, title.tokens.lowerBound - 1].contains($0.tokens.upperBound) }
      return onlyState(of: owners?.actors ?? [])
    }
  }

  func onlyState(of actors: [ActorID]) -> ActorID? {
    let states = Set(actors.map(principal)).filter { kinds($0) == .state }
    return states.count == 1 ? states.first : nil
  }

  /// Whether no name or further title stands right behind: "the president Vladimir Putin", "the government spokesman".
  func isAlone(_ range: Range<Int>) -> Bool {
    guard let next = tokens[safe: range.upperBound] else { return true }
    return !next.isCapitalized && !next.isPossessive && !atoms.contains { $0.tokens.lowerBound == range.upperBound }
      && (next.kind != .word || FunctionWords.all.contains(next.folded) || isVerb(next.folded))
  }

}

extension Array {
  /// The element, or null outside the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
