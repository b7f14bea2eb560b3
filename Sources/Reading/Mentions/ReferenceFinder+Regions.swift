import Chronicle
import Language

/// "the Baltic country", "the island nation", "the NATO member": the state of that kind that the passage has named.
extension ReferenceFinder {
  func regional(at index: Int) -> Atom? {
    guard ["the", "this", "that"].contains(tokens[index].folded) else { return nil }
    for end in (index + 2)..<(index + 2 + Self.longest) {
      guard let noun = tokens[safe: end]?.folded else { return nil }
      guard Self.stateNouns.contains(noun) else { continue }
      let words = Self.text(of: tokens[(index + 1)..<end])
      guard let states = regions[words], !isNamed(after: end + 1), !isFollowedByName(end + 1),
        let state = lastNamed(of: states, before: index)
      else { return nil }
      let length = ["member", "ally"].contains(noun) && tokens[safe: end + 1]?.folded == "state" ? end + 2 : end + 1
      return Atom(kind: .reference([state], .noun), tokens: index..<length)
    }
    return nil
  }

  /// The most tokens that words for a region have: "Horn of Africa", "oil - rich".
  private static let longest = 4

  private static let stateNouns = countryNouns.union([
    "state", "monarchy", "sheikhdom", "member", "ally", "power", "neighbor", "neighbour",
  ])

  /// Tokens as written: "oil-rich" is three.
  private static func text(of tokens: ArraySlice<Token>) -> String {
    var text = ""
    var end: Int?
    for token in tokens {
      if let end, token.range.lowerBound > end { text += " " }
      text += token.folded
      end = token.range.upperBound
    }
    return text
  }

  /// "the Baltic state Latvia" names itself.
  private func isFollowedByName(_ index: Int) -> Bool {
    atoms.contains { $0.tokens.lowerBound == index && !$0.isTitle }
  }

  /// The only one of some states that the passage has named, in this sentence or before.
  private func lastNamed(of states: Set<ActorID>, before index: Int) -> ActorID? {
    let here = atoms.filter { $0.tokens.upperBound <= index }.flatMap(\.actors).map(principal)
    let named = Set(discourse.recentPowers + here).intersection(states)
    return named.count == 1 ? named.first : nil
  }
}
