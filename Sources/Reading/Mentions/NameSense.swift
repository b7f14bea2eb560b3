import Chronicle
import Language

/// What ambiguous names mean in one document: decided once, from everything it names without doubt.
struct NameSense: Sendable {
  /// How often each actor is named without doubt.
  let counts: [ActorID: Int]
  private let certain: Set<ActorID>

  /// - Parameter sentences: each sentence's tokens and matches.
  init(_ sentences: [(tokens: [Token], matches: [NameFinder.Match])]) {
    var counts: [ActorID: Int] = [:]
    var listed: Set<ActorID> = []
    for (tokens, matches) in sentences {
      for (index, match) in matches.enumerated() {
        guard case .name(.actor(let id, let basis, let isAmbiguous)) = match.meaning else { continue }
        if !isAmbiguous { counts[id, default: 0] += 1 }
        if isAmbiguous, basis != .metonym, Self.isListed(index, matches, tokens) { listed.insert(id) }
      }
    }
    self.counts = counts
    certain = listed.union(counts.keys)
  }

  /// "Jordan and Egypt", "Egypt, Jordan": beside another actor in a list, a name is an actor's.
  private static func isListed(_ index: Int, _ matches: [NameFinder.Match], _ tokens: [Token]) -> Bool {
    let match = matches[index]
    let neighbors = [index - 1, index + 1].filter(matches.indices.contains).map { matches[$0] }
    return neighbors.contains { other in
      guard case .name(.actor(_, _, false)) = other.meaning else { return false }
      let gap =
        other.tokens.lowerBound > match.tokens.lowerBound
        ? match.tokens.upperBound..<other.tokens.lowerBound : other.tokens.upperBound..<match.tokens.lowerBound
      return gap.count == 1 && gap.allSatisfy { ["and", ",", "or"].contains(tokens[$0].folded) }
    }
  }

  /// Whom a name means; null when nothing in the document speaks for anybody.
  func actor(for meaning: NameMeaning) -> ActorID? {
    switch meaning {
    case .actor(let id, _, let isAmbiguous): !isAmbiguous || certain.contains(id) ? id : nil
    case .combining(let id): id
    case .shared(let candidates): mostNamed(of: candidates)
    case .notActor: nil
    }
  }

  private func mostNamed(of candidates: [ActorID]) -> ActorID? {
    let named = candidates.filter { counts[$0] != nil }
    return named.max { (counts[$0, default: 0], $1) < (counts[$1, default: 0], $0) }
  }
}
