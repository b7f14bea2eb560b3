import Chronicle

/// What ambiguous names mean in one document: decided once, from everything it names without doubt. "Jordan" is the state
/// where the document names it by a form that is nobody else’s ("Amman"), or in one sentence with another actor.
struct NameSense: Sendable {
  /// How often each actor is named without doubt.
  let counts: [ActorID: Int]
  private let certain: Set<ActorID>

  /// - Parameter sentences: each sentence’s matches.
  init(_ sentences: [[NameFinder.Match]]) {
    var counts: [ActorID: Int] = [:]
    var accompanied: Set<ActorID> = []
    for matches in sentences {
      let company = Set(matches.compactMap(Self.certainActor))
      for match in matches {
        guard case .name(.actor(let id, let basis, let isAmbiguous)) = match.meaning else { continue }
        if !isAmbiguous { counts[id, default: 0] += 1 }
        if isAmbiguous, basis != .metonym, !company.subtracting([id]).isEmpty { accompanied.insert(id) }
      }
    }
    self.counts = counts
    certain = accompanied.union(counts.keys)
  }

  private static func certainActor(_ match: NameFinder.Match) -> ActorID? {
    guard case .name(.actor(let id, _, isAmbiguous: false)) = match.meaning else { return nil }
    return id
  }

  /// The state that a document is about: the only one of its title, or the one named twice as often as any other.
  func home(title: Set<ActorID>, isState: (ActorID) -> Bool) -> ActorID? {
    if title.count == 1, let only = title.first, counts[only, default: 0] >= 3 { return only }
    let ranked = counts.filter { isState($0.key) }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = ranked.first, first.value >= 3, first.value >= 2 * (ranked.dropFirst().first?.value ?? 0) else {
      return nil
    }
    return first.key
  }

  /// Whom a match names; null for titles and names of nobody.
  func actor(named match: NameFinder.Match) -> ActorID? {
    guard case .name(let meaning) = match.meaning else { return nil }
    return actor(for: meaning)
  }

  /// Whom a name means; null when nothing in the document speaks for anybody.
  func actor(for meaning: NameMeaning) -> ActorID? {
    switch meaning {
    case .actor(let id, _, let isAmbiguous): !isAmbiguous || certain.contains(id) ? id : nil
    case .combining(let id): id
    // Where nothing decides, the one that is named first in the lexicon.
    case .shared(let candidates): mostNamed(of: candidates) ?? candidates.first
    case .notActor: nil
    }
  }

  private func mostNamed(of candidates: [ActorID]) -> ActorID? {
    let named = candidates.filter { counts[$0] != nil }
    return named.max { (counts[$0, default: 0], $1) < (counts[$1, default: 0], $0) }
  }
}
