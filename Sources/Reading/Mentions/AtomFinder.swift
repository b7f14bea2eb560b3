import Chronicle
import Language

/// Finds the atoms of a sentence: names and titles of the lexicon, the document’s persons, references.
struct AtomFinder {
  let finder: NameFinder
  let sense: NameSense
  let persons: PersonBook
  let kinds: (ActorID) -> ActorKind?
  let isVerb: (String) -> Bool
  let isCalled: (ActorID, String) -> Bool
  let regions: Regions

  /// The atoms in order, none overlapping.
  func atoms(in tokens: [Token], _ matches: [NameFinder.Match], _ discourse: Discourse) -> [Atom] {
    let named = named(in: tokens, matches, discourse)
    var finder = ReferenceFinder(
      tokens: tokens, atoms: named, discourse: discourse, kinds: kinds,
      principal: { persons.persons[$0]?.principal ?? $0 }, isVerb: isVerb, isCalled: isCalled,
      regions: regions)
    let references = finder.references()
    // A reference that ends in a title ("the two foreign ministers") takes its place.
    let free = named.filter { atom in !references.contains { $0.tokens.overlaps(atom.tokens) } }
    return (free + references).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func named(in tokens: [Token], _ matches: [NameFinder.Match], _ discourse: Discourse) -> [Atom] {
    var atoms: [Atom] = []
    var next = 0
    var at = 0
    while at < tokens.count {
      while next < matches.count, matches[next].tokens.lowerBound < at { next += 1 }
      if let person = persons.match(at: at, in: tokens, recent: discourse.recentPersons),
        !(next < matches.count && matches[next].tokens.lowerBound == at
          && isStronger(matches[next], than: person.length))
      {
        atoms.append(Atom(kind: .person(person.person), tokens: at..<(at + person.length)))
        at += person.length
      } else if next < matches.count, matches[next].tokens.lowerBound == at {
        atoms.append(atom(for: matches[next]))
        at = matches[next].tokens.upperBound
      } else {
        at += 1
      }
    }
    return atoms
  }

  /// A longer lexicon name wins over a person’s, and so does a title ("King").
  private func isStronger(_ match: NameFinder.Match, than length: Int) -> Bool {
    if match.tokens.count > length { return true }
    guard match.tokens.count == length, length == 1 else { return false }
    switch match.meaning {
    case .title: return true
    case .name(.notActor): return false
    case .name(let meaning): return sense.actor(for: meaning) != nil
    }
  }

  private func atom(for match: NameFinder.Match) -> Atom {
    switch match.meaning {
    case .title(let kind): return Atom(kind: .title(kind), tokens: match.tokens)
    case .name(let meaning):
      guard let actor = sense.actor(for: meaning) else { return Atom(kind: .other, tokens: match.tokens) }
      switch meaning {
      case .combining: return Atom(kind: .combining(actor), tokens: match.tokens)
      case .actor(_, let basis, _): return Atom(kind: .actor(actor, basis), tokens: match.tokens)
      case .shared: return Atom(kind: .actor(actor, .name), tokens: match.tokens)
      case .notActor: return Atom(kind: .other, tokens: match.tokens)
      }
    }
  }
}
