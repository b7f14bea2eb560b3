import Chronicle
import Language

/// Finds the lexicon's actor names and titles in a sentence, longest first.
struct NameFinder: Sendable {
  let names: PhraseTable<NameMeaning>
  let titles: PhraseTable<TitleEntry.Kind>
  /// Words before a state’s name that leave it a state: "Imperial Japan".
  let epithets: Set<String>

  /// A name or title as it stands, before anything is resolved.
  struct Match: Hashable, Sendable {
    enum Meaning: Hashable, Sendable {
      case name(NameMeaning)
      case title(TitleEntry.Kind)
    }
    let tokens: Range<Int>
    let meaning: Meaning
  }

  /// The matches of a sentence in order, none overlapping.
  func matches(in tokens: [Token]) -> [Match] {
    var matches: [Match] = []
    var at = 0
    while at < tokens.count {
      if let match = match(at: at, in: tokens) {
        matches.append(match)
        at = match.tokens.upperBound
      } else {
        at += 1
      }
    }
    return matches
  }

  private func match(at start: Int, in tokens: [Token]) -> Match? {
    guard tokens[start].kind == .word else { return nil }
    let name = names.match(tokens[start...])
    let title = titles.match(tokens[start...])
    if let title, title.length > name?.length ?? 0 {
      return Match(tokens: start..<(start + title.length), meaning: .title(title.meaning))
    }
    guard let name else { return nil }
    let range = start..<(start + name.length)
    return Match(
      tokens: range, meaning: .name(isPartOfOtherName(range, name.meaning, tokens) ? .notActor : name.meaning))
  }

  /// "Michael Jordan", "China Daily": a single-word name beside another capitalised word is part of a longer name.
  private func isPartOfOtherName(_ range: Range<Int>, _ meaning: NameMeaning, _ tokens: [Token]) -> Bool {
    guard range.count == 1, case .actor(_, let basis, _) = meaning, basis != .demonym else { return false }
    return isStrangerBefore(range.lowerBound, tokens) || isStrangerAfter(range.upperBound, tokens)
  }

  /// Whether a capitalised word that nothing explains stands right before: no title, name or sentence's first word.
  private func isStrangerBefore(_ start: Int, _ tokens: [Token]) -> Bool {
    let before = start - 1
    guard before >= 0, isProperWord(tokens[before]), Self.touch(tokens[before], tokens[start]) else { return false }
    guard before > 0, !isOpening(tokens[before - 1]) else {
      return before == 0 && !isKnown(endingAt: start, tokens) && !epithets.contains(tokens[before].folded)
        && looksLikeForename(tokens[before])
    }
    return !isKnown(endingAt: start, tokens) && !epithets.contains(tokens[before].folded)
  }

  private func isStrangerAfter(_ end: Int, _ tokens: [Token]) -> Bool {
    guard end < tokens.count, isProperWord(tokens[end]), Self.touch(tokens[end - 1], tokens[end]) else { return false }
    return names.match(tokens[end...]) == nil && titles.match(tokens[end...]) == nil
      && !Self.commonAfterNames.contains(tokens[end].folded)
  }

  private func isOpening(_ token: Token) -> Bool {
    token.kind == .punctuation && token.text != ","
  }

  /// A sentence's first word before a name: only a word that English does not use otherwise can be a forename. Without a
  /// dictionary, a word that could be an adverb, participle or plural ("Meanwhile", "Neighboring", "Diplomats") is none.
  private func looksLikeForename(_ token: Token) -> Bool {
    !FunctionWords.isAdverb(token.folded) && !["ing", "ed", "s", "ly", "ile"].contains { token.folded.hasSuffix($0) }
      && !FunctionWords.all.contains(token.folded)
  }

  /// Whether a title or name ends right before `end`.
  private func isKnown(endingAt end: Int, _ tokens: [Token]) -> Bool {
    for length in 1...4 where length <= end {
      let start = end - length
      if let title = titles.match(tokens[start..<end]), title.length == length { return true }
      if let name = names.match(tokens[start..<end]), name.length == length { return true }
    }
    return false
  }

  private func isProperWord(_ token: Token) -> Bool {
    token.kind == .word && token.isCapitalized && !FunctionWords.all.contains(token.folded)
      && !FunctionWords.calendar.contains(token.folded)
  }

  private static func touch(_ a: Token, _ b: Token) -> Bool { b.range.lowerBound - a.range.upperBound <= 1 }

  /// Capitalised words after a state's name that belong to the text's typography or to a compound, not to another name.
  private static let commonAfterNames: Set<String> = [
    "war", "crisis", "summit", "treaty", "agreement", "accord", "pact", "deal", "talks", "policy", "border", "conflict",
    "relations", "ties",
  ]
}
