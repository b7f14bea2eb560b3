import Chronicle
import Language

/// The persons of one document, known before its sentences are read one by one: a name explained late is known early.
struct PersonBook: Sendable {
  private(set) var persons: [ActorID: Person] = [:]
  /// Persons by each name's first word, as token sequences to match: the fullest names first.
  private var forms: [String: [(words: [String], person: ActorID)]] = [:]

  /// - Parameters:
  ///   - sightings: every sighting of the document in text order.
  ///   - known: families that may stand first.
  ///   - taken: ids that persons cannot have.
  init(sightings: [PersonFinder.Sighting], known: KnownPersons, taken: (ActorID) -> Bool) {
    let byWords = Dictionary(grouping: sightings, by: \.words)
    var fullest: [[String]] = []
    // Names by their first and last words: a short name is looked for only among those it can belong to.
    var byEnds: [String: [Int]] = [:]
    var about: [[PersonFinder.Sighting]] = []
    for words in byWords.keys.sorted(by: Self.isFuller) {
      let sightings = byWords[words] ?? []
      let ends = Set([words.first, words.last].compactMap { $0 })
      let longer = ends.flatMap { byEnds[$0] ?? [] }.filter { Self.isShort(words, of: fullest[$0]) }
      if longer.isEmpty {
        for end in ends { byEnds[end, default: []].append(fullest.count) }
        fullest.append(words)
        about.append(sightings)
      } else {
        for index in Set(longer) { about[index] += sightings }
      }
    }
    for (name, sightings) in zip(fullest, about) {
      guard let slug = Slug.make(name.joined(separator: " ")) else { continue }
      let id = taken(ActorID(slug)) ? ActorID(slug + "-person") : ActorID(slug)
      persons[id] = Self.person(id, name, sightings)
      add(name, id, known)
    }
  }

  /// Longer names first; then by their words, so that the order never depends on hashing.
  private static func isFuller(_ a: [String], _ b: [String]) -> Bool {
    a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count > b.count
  }

  /// "Khan" and "Xi" for "Imran Khan" and "Xi Jinping"; "Mushahid Syed" for "Mushahid Hussain Syed".
  private static func isShort(_ short: [String], of full: [String]) -> Bool {
    guard short.count < full.count, let first = short.first, let last = short.last else { return false }
    if short.count == 1 { return first == full.last || first == full.first }
    return (first == full.first && last == full.last) || short == Array(full.suffix(short.count))
  }

  private static func person(_ id: ActorID, _ name: [String], _ about: [PersonFinder.Sighting]) -> Person {
    let affiliated = about.filter { $0.affiliation != nil }
    let alone = about.count { $0.actsAlone }
    return Person(
      id: id, name: name, affiliation: affiliated.first?.affiliation,
      role: (affiliated.first { $0.role != nil } ?? about.first { $0.role != nil })?.role,
      actsAlone: alone * 2 > about.count)
  }

  private mutating func add(_ name: [String], _ id: ActorID, _ known: KnownPersons) {
    var words = [name]
    if let last = name.last, name.count > 1 { words.append([last]) }
    if let first = name.first, let last = name.last, name.count > 2 { words.append([first, last]) }
    // "Lula" for "Luiz Inácio Lula da Silva".
    for middle in name.dropFirst().dropLast() where middle.count >= 4 && middle.first?.isUppercase == true {
      words.append([middle])
    }
    if let first = name.first, name.count > 1, Self.putsFamilyFirst(name) || known.isFamily(first) {
      words.append([first])
    }
    for form in words {
      let parts = Self.parts(of: form)
      guard let first = parts.first else { continue }
      forms[first, default: []].append((parts, id))
      forms[first]?.sort { $0.words.count > $1.words.count }
    }
  }

  /// A name as tokens stand in a text: "Kim Jong-un" is "Kim", "Jong", "-", "un".
  private static func parts(of name: [String]) -> [String] {
    name.flatMap { word in
      word.split(separator: "-").enumerated().flatMap {
        $0.offset == 0 ? [String($0.element)] : ["-", String($0.element)]
      }
    }
  }

  /// Chinese and Korean names put the family first: short syllables, as "Xi Jinping", "Kim Jong un", "Mao Zedong".
  private static func putsFamilyFirst(_ name: [String]) -> Bool {
    guard let first = name.first else { return false }
    return familyFirst.contains(Tokenizer.fold(first))
  }

  private static let familyFirst: Set<String> = [
    "xi", "hu", "jiang", "deng", "mao", "zhou", "wang", "li", "liu", "chen", "yang", "zhang", "wen", "wu", "zhu", "lin",
    "kim", "park", "moon", "roh", "lee", "yoon", "chung", "ban", "choi", "chun", "syngman", "cho", "han", "ho",
    "nguyen",
    "tran", "pham", "le", "truong", "pol", "zhao", "qin", "ma", "tsai", "lai", "chiang", "sun", "ye", "tang", "qian",
  ]

  /// The person whose name begins at a token: the longest form, the last named of those who share a surname.
  func match(at start: Int, in tokens: [Token], recent: [ActorID]) -> (person: ActorID, length: Int)? {
    guard tokens[start].kind == .word, let candidates = forms[tokens[start].text] else { return nil }
    var best: (person: ActorID, length: Int)?
    for candidate in candidates {
      guard let length = Self.length(of: candidate.words, at: start, in: tokens) else { continue }
      if let found = best {
        guard length == found.length, let rank = recent.lastIndex(of: candidate.person),
          rank > recent.lastIndex(of: found.person) ?? -1
        else { continue }
      }
      best = (candidate.person, length)
    }
    return best
  }

  /// How many tokens a name takes at a place, hyphens between its words included; null when it does not stand there.
  private static func length(of words: [String], at start: Int, in tokens: [Token]) -> Int? {
    var at = start
    for word in words {
      while at > start, at < tokens.count, PersonFinder.isLowerParticle(tokens[at], words) { at += 1 }
      guard at < tokens.count, tokens[at].text == word else { return nil }
      at += 1
    }
    return at - start
  }
}

extension PersonFinder {
  /// A particle between two words of a name that the name itself does not list.
  static func isLowerParticle(_ token: Token, _ words: [String]) -> Bool {
    token.kind == .word && !token.isCapitalized && !words.contains(token.text) && token.text.count <= 4
      && ["bin", "ibn", "al", "el", "de", "van", "von", "der"].contains(token.folded)
  }
}
