import Chronicle
import Language

/// Finds persons by what stands beside their names: "Prime Minister Imran Khan", "Sergei Lavrov, Russia’s foreign
/// minister". Leaders need no list: a title beside capitalised words makes a person, and the words give the office.
struct PersonFinder {
  /// A person's name in a sentence, with what the words beside it say.
  struct Sighting: Hashable, Sendable {
    /// The name's tokens, title excluded.
    let name: Range<Int>
    let words: [String]
    let role: String?
    let affiliation: ActorID?
    let actsAlone: Bool
  }

  /// Who is known without being explained.
  let known: KnownPersons
  /// Whether the document names an actor: a family name alone counts only for those.
  let isNamed: (ActorID) -> Bool
  /// Whose office holders an article means when it does not say: the state of its dateline, or the one it is about.
  let home: ActorID?
  /// Whose office holders the sentences before have spoken of without a name.
  private(set) var offices = Offices()

  init(known: KnownPersons, isNamed: @escaping (ActorID) -> Bool, home: ActorID?) {
    self.known = known
    self.isNamed = isNamed
    self.home = home
  }

  private static let longestName = 5

  /// The sightings of a sentence: those that a title makes, then the well-known that stand without one.
  func sightings(in tokens: [Token], _ matches: [NameFinder.Match]) -> [Sighting] {
    let explained = matches.compactMap { match -> Sighting? in
      guard case .title(let kind) = match.meaning, Self.makesPerson(kind) else { return nil }
      return titled(by: match, kind, in: tokens, matches) ?? self.explained(by: match, kind, in: tokens, matches)
    }
    return explained
      + wellKnown(in: tokens, matches).filter { known in !explained.contains { $0.name.overlaps(known.name) } }
  }

  /// "Angela Merkel" without a title.
  private func wellKnown(in tokens: [Token], _ matches: [NameFinder.Match]) -> [Sighting] {
    var found: [Sighting] = []
    var at = 0
    while at < tokens.count {
      guard let match = full(at, in: tokens, matches) ?? family(at, in: tokens, matches) else {
        at += 1
        continue
      }
      let name = at..<(at + match.length)
      let isFormer = at > 0 && Self.past.contains(tokens[at - 1].folded)
      found.append(
        Sighting(
          name: name, words: Self.words(of: name, in: tokens), role: nil,
          affiliation: isFormer ? nil : match.affiliation,
          actsAlone: isFormer))
      at = name.upperBound
    }
    return found
  }

  /// A listed name; "Samar Badawi" is not Badawi.
  private func full(
    _ at: Int, in tokens: [Token], _ matches: [NameFinder.Match]
  ) -> (length: Int, affiliation: ActorID)? {
    guard let match = known.match(tokens[at...]) else { return nil }
    let isPartOfName =
      match.length == 1 && at > 0 && Self.isNameWord(tokens[at - 1])
      && !matches.contains { $0.tokens.contains(at - 1) } && tokens[at - 1].text.utf8.count > 2
    return isPartOfName && at > 1 ? nil : match
  }

  /// "Merkel" in a document that names Germany, with no other capitalised word beside it.
  private func family(
    _ at: Int, in tokens: [Token], _ matches: [NameFinder.Match]
  ) -> (length: Int, affiliation: ActorID)? {
    guard tokens[at].isCapitalized, tokens[at].text.utf8.count > 3,
      let actor = known.affiliation(ofFamily: tokens[at].text),
      isNamed(actor) || governs(at + 1, matches), !(tokens[safe: at + 1].map { Self.isNameWord($0) } ?? false),
      at == 0 || !Self.isNameWord(tokens[at - 1])
    else { return nil }
    return (1, actor)
  }

  /// "the Merkel government": a family name before a body of its state can be no other's.
  private func governs(_ at: Int, _ matches: [NameFinder.Match]) -> Bool {
    matches.contains { match in
      if case .title(.institution) = match.meaning { match.tokens.lowerBound == at } else { false }
    }
  }

  /// "Mr Merkel": whose leader bears the name, where the document names that state.
  private func family(_ word: String) -> ActorID? {
    known.affiliation(ofFamily: word).flatMap { isNamed($0) ? $0 : nil }
  }

  static func makesPerson(_ kind: TitleEntry.Kind) -> Bool {
    switch kind {
    case .office, .envoy, .rank, .legislator, .honorific: true
    case .institution, .people, .civil: false
    }
  }

  /// "President Vladimir Putin", "the Indian prime minister, Narendra Modi", "the president of Egypt, Anwar Sadat".
  private func titled(
    by title: NameFinder.Match, _ kind: TitleEntry.Kind, in tokens: [Token], _ matches: [NameFinder.Match]
  ) -> Sighting? {
    var start = title.tokens.upperBound
    var owner = self.owner(before: title.tokens.lowerBound, in: tokens, matches)
    if let after = affiliation(after: start, kind, in: tokens, matches) {
      owner = owner ?? after.actor
      start = after.end
      guard start < tokens.count, tokens[start].folded == "," else { return nil }
    }
    if start < tokens.count, tokens[start].folded == ",", owner != nil { start += 1 }
    // "the president of Peru, Dr. Ana Torres": one title after another.
    if let second = matches.first(where: { $0.tokens.lowerBound == start }), case .title(let next) = second.meaning,
      next == .honorific || next == .rank
    {
      start = second.tokens.upperBound
    }
    if start < tokens.count, tokens[start].folded == "-" { return nil }
    guard let name = name(at: start, in: tokens, matches) else { return nil }
    // After a comma, a lone word may as well begin the next item of a list.
    if tokens[start - 1].folded == ",", name.count < 2 { return nil }
    owner = owner ?? affiliation(after: name.upperBound, kind, in: tokens, matches)?.actor
    return sighting(name, title, kind, owner, in: tokens)
  }

  /// "Narendra Modi, prime minister of India", "Sergei Lavrov, the Russian foreign minister,".
  private func explained(
    by title: NameFinder.Match, _ kind: TitleEntry.Kind, in tokens: [Token], _ matches: [NameFinder.Match]
  ) -> Sighting? {
    guard let comma = tokens[..<title.tokens.lowerBound].suffix(7).lastIndex(where: { $0.folded == "," }) else {
      return nil
    }
    let between = (comma + 1)..<title.tokens.lowerBound
    guard between.allSatisfy({ isNearTitle(at: $0, tokens, matches) }) else { return nil }
    guard let name = name(endingAt: comma, in: tokens, matches), name.count >= 2 else { return nil }
    let owner =
      owner(before: title.tokens.lowerBound, in: tokens, matches)
      ?? affiliation(after: title.tokens.upperBound, kind, in: tokens, matches)?.actor
    guard
      owner != nil || between.contains(where: { ["the", "a", "an"].contains(tokens[$0].folded) }) || between.isEmpty
    else { return nil }
    return sighting(name, title, kind, owner, in: tokens)
  }

  /// Whether a token may stand between the comma and the title: determiners, owners, "former", "deputy".
  private func isNearTitle(at index: Int, _ tokens: [Token], _ matches: [NameFinder.Match]) -> Bool {
    let token = tokens[index]
    if token.isPossessive || matches.contains(where: { $0.tokens.contains(index) }) { return true }
    return ["the", "a", "an", "its", "his", "her", "their", "-"].contains(token.folded)
      || Self.isOfficeAdjective(token.folded)
  }

  private func sighting(
    _ name: Range<Int>, _ title: NameFinder.Match, _ kind: TitleEntry.Kind, _ owner: ActorID?, in tokens: [Token]
  ) -> Sighting {
    let before = tokens[..<title.tokens.lowerBound].suffix(2).map(\.folded)
    let isFormer =
      before.contains { Self.past.contains($0) } || Self.past.contains(tokens[title.tokens.lowerBound].folded)
    let words = Self.words(of: name, in: tokens)
    let role = kind == .honorific ? nil : title.tokens.map { tokens[$0].text }.joined(separator: " ")
    let isOffice = kind == .office || kind == .rank
    let affiliation =
      owner ?? (kind == .honorific && words.count == 1 ? family(words[0]) : known.affiliation(of: words))
      ?? (isOffice ? offices.owner(of: Self.key(title.tokens, tokens)) ?? home : nil)
    return Sighting(
      name: name, words: words, role: role, affiliation: affiliation, actsAlone: isFormer || kind == .legislator)
  }

  private static func key(_ title: Range<Int>, _ tokens: [Token]) -> String {
    title.map { tokens[$0].folded }.joined(separator: " ")
  }

  /// Goes on to the next sentence, with what this one says of office holders without naming them: "Ethiopia’s president".
  mutating func remember(_ tokens: [Token], _ matches: [NameFinder.Match]) {
    for match in matches {
      guard case .title(.office) = match.meaning, titled(by: match, .office, in: tokens, matches) == nil,
        explained(by: match, .office, in: tokens, matches) == nil,
        let owner = owner(before: match.tokens.lowerBound, in: tokens, matches)
          ?? affiliation(after: match.tokens.upperBound, .office, in: tokens, matches)?.actor
      else { continue }
      offices.note(Self.key(match.tokens, tokens), of: owner)
    }
    offices.next()
  }

  /// The words of a name; those a hyphen joins are one ("Jong-un").
  private static func words(of name: Range<Int>, in tokens: [Token]) -> [String] {
    var words: [String] = []
    for at in name where tokens[at].folded != "-" {
      if at > name.lowerBound, tokens[at - 1].folded == "-", let last = words.popLast() {
        words.append(last + "-" + tokens[at].text)
      } else {
        words.append(tokens[at].text)
      }
    }
    return words
  }

  // MARK: Owners

  /// The actor whose title this is: "Pakistani (prime minister)", "Russia’s former (president)", "U.S. (Secretary)".
  private func owner(before start: Int, in tokens: [Token], _ matches: [NameFinder.Match]) -> ActorID? {
    var at = start - 1
    while at >= 0, tokens[at].isPossessive || Self.isOfficeAdjective(tokens[at].folded) { at -= 1 }
    guard let match = matches.first(where: { $0.tokens.upperBound == at + 1 }) else { return nil }
    if case .title(.institution) = match.meaning { return owner(before: match.tokens.lowerBound, in: tokens, matches) }
    return Self.actor(of: match)
  }

  /// "of Pakistan", "for the European Union" after a title; an envoy's "to India" names the post, not the sender.
  private func affiliation(
    after end: Int, _ kind: TitleEntry.Kind, in tokens: [Token], _ matches: [NameFinder.Match]
  ) -> (actor: ActorID, end: Int)? {
    guard end + 1 < tokens.count, ["of", "for", "from"].contains(tokens[end].folded) else { return nil }
    let at = tokens[end + 1].folded == "the" ? end + 2 : end + 1
    guard let match = matches.first(where: { $0.tokens.lowerBound == at }), let actor = Self.actor(of: match) else {
      return nil
    }
    return (actor, match.tokens.upperBound)
  }

  private static func actor(of match: NameFinder.Match) -> ActorID? {
    guard case .name(.actor(let id, _, _)) = match.meaning else { return nil }
    return id
  }

  // MARK: Names

  /// The name that begins at a token: capitalised words that nothing else explains, with particles between them.
  private func name(at start: Int, in tokens: [Token], _ matches: [NameFinder.Match]) -> Range<Int>? {
    var end = start
    var at = start
    while at < tokens.count, at - start < Self.longestName * 2 {
      if Self.isNameWord(tokens[at]), !Self.isExplained(at, by: matches, nameStart: start) {
        at += 1
        end = at
      } else if at > start || Self.openingParticles.contains(tokens[at].folded), Self.isParticle(at, tokens) {
        at += 1
        // "Kim Dae-jung": what a hyphen ties to a name ends it.
        if at - start > 2, tokens[at - 2].folded == "-" { end = at }
      } else {
        break
      }
    }
    return end > start ? start..<end : nil
  }

  /// The name that ends before a token.
  private func name(endingAt end: Int, in tokens: [Token], _ matches: [NameFinder.Match]) -> Range<Int>? {
    var start = end
    var at = end - 1
    while at >= 0, end - at <= Self.longestName * 2 {
      if Self.isNameWord(tokens[at]), !Self.isExplained(at, by: matches, nameStart: at) {
        start = at
      } else if !Self.isParticle(at, tokens) || at == end - 1 {
        break
      }
      at -= 1
    }
    return start < end ? start..<end : nil
  }

  static func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && token.isCapitalized && !FunctionWords.all.contains(token.folded)
      && !FunctionWords.calendar.contains(token.folded)
  }

  /// Whether a lexicon name or title stands here. The second part of a name may look like one ("Chad", "King").
  private static func isExplained(_ at: Int, by matches: [NameFinder.Match], nameStart: Int) -> Bool {
    matches.contains { match in
      guard match.tokens.contains(at) else { return false }
      switch match.meaning {
      case .name(.notActor): return match.tokens.count > 1
      case .name(.actor(_, .demonym, _)), .name(.shared): return true
      case .name(.actor(_, _, let isAmbiguous)): return !isAmbiguous
      case .name(.combining): return false
      case .title: return true
      }
    }
  }

  private static func isParticle(_ at: Int, _ tokens: [Token]) -> Bool {
    guard at + 1 < tokens.count,
      isNameWord(tokens[at + 1]) || tokens[at + 1].folded == "-" || tokens[at + 1].kind == .word
    else { return false }
    if tokens[at].folded == "-" {
      return at > 0 && tokens[at - 1].range.upperBound == tokens[at].range.lowerBound
        && tokens[at].range.upperBound == tokens[at + 1].range.lowerBound && tokens[at + 1].kind == .word
    }
    if at > 0, tokens[at - 1].folded == "-", tokens[at - 1].range.upperBound == tokens[at].range.lowerBound {
      return tokens[at].kind == .word && tokens[at].text.unicodeScalars.count > 1 && !tokens[at].isCapitalized
    }
    return particles.contains(tokens[at].folded)
  }

  private static let particles: Set<String> = [
    "bin", "ibn", "bint", "al", "el", "ul", "ur", "de", "da", "di", "du", "dos", "del", "della", "la", "le", "van",
    "von",
    "der", "den", "ten", "ter", "zu", "y", "ben", "abu", "ould", "af", "av",
  ]

  private static let openingParticles: Set<String> = ["al", "el", "bin", "ibn", "de", "van", "von", "abu"]

  private static let past: Set<String> = ["former", "ex", "late", "ousted", "deposed", "outgoing", "exiled"]

  /// Words between an owner and a title.
  static func isOfficeAdjective(_ folded: String) -> Bool { past.contains(folded) || officeAdjectives.contains(folded) }

  private static let officeAdjectives: Set<String> = [
    "then", "new", "newly", "elected", "current", "acting", "interim", "incumbent", "deputy", "vice", "first", "senior",
    "top", "chief", "special", "permanent", "caretaker", "long-time", "longtime", "reformist", "visiting", "military",
    "civilian", "powerful", "own", "transitional", "-", "foreign",
  ]
}
