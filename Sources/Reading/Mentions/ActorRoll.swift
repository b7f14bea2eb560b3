import Chronicle
import Language

/// Counts who is named, how, and by which words: what becomes a reading’s actors.
struct ActorRoll {
  private var counts: [ActorID: Int] = [:]
  private var names: [ActorID: [String: Int]] = [:]
  /// Demonyms and titles: shown only for an actor that nothing else names.
  private var adjectives: [ActorID: [String: Int]] = [:]
  private var firsts: [ActorID: Int] = [:]

  /// Notes a mention with its words as written.
  mutating func note(_ mention: Mention, words: String) {
    counts[mention.actor, default: 0] += 1
    if firsts[mention.actor] == nil { firsts[mention.actor] = mention.range.lowerBound }
    switch mention.basis {
    case .name, .metonym, .person: names[mention.actor, default: [:]][words, default: 0] += 1
    case .demonym, .title: adjectives[mention.actor, default: [:]][words, default: 0] += 1
    case .reference: break
    }
  }

  /// The actors, most mentioned first, then in the order of their first mention.
  func actors(_ lexicon: Lexicon, _ persons: [ActorID: Person]) -> [Actor] {
    counts.keys.sorted { a, b in
      (counts[b, default: 0], firsts[a, default: 0], a) < (counts[a, default: 0], firsts[b, default: 0], b)
    }.compactMap { actor($0, lexicon, persons) }
  }

  private func actor(_ id: ActorID, _ lexicon: Lexicon, _ persons: [ActorID: Person]) -> Actor? {
    let forms = (names[id] ?? adjectives[id] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    if let person = persons[id] {
      return Actor(
        id: id, kind: .person, name: person.name.joined(separator: " "), names: forms, affiliation: person.affiliation,
        role: person.role, mentions: counts[id, default: 0])
    }
    guard let entry = lexicon.entries[id] else { return nil }
    return Actor(id: id, kind: entry.kind, name: entry.name, names: forms, mentions: counts[id, default: 0])
  }
}
