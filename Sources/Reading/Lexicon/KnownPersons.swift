import Chronicle
import Language

/// Whom well-known office holders act for, where a text does not say (`persons.txt`).
struct KnownPersons: Sendable {
  /// Full names as tokens.
  private var names = PhraseTable<ActorID>()
  /// By a name’s words, sorted, as one string: families stand first or last.
  private var byWords: [String: ActorID] = [:]
  /// By family name, where all who bear it act for one actor; null where they do not.
  private var byFamily: [String: ActorID?] = [:]
  private var families: Set<String> = []
  private(set) var affiliations: [(actor: ActorID, line: LexiconLines.Line)] = []

  /// Family names that are words, places or many people’s: they name nobody by themselves.
  private let commonWords: Set<String>

  init(commonWords: Set<String>) { self.commonWords = commonWords }

  /// Reads blocks named by an actor’s id, with comma lists of names.
  mutating func add(_ file: LexiconFile, _ tokenizer: Tokenizer) throws(LexiconError) {
    let lines = try LexiconLines(file)
    for block in lines.blocks {
      let id = ActorID(block.header.text)
      affiliations.append((id, block.header))
      for line in block.lines {
        for name in LexiconLines.list(line.text) { add(name, id, tokenizer) }
      }
    }
  }

  private mutating func add(_ name: String, _ id: ActorID, _ tokenizer: Tokenizer) {
    let text = Text(name)
    names.add(tokenizer.tokens(of: 0..<text.count, in: text), matchesCase: true, meaning: id)
    let words = name.split(separator: " ").map(String.init)
    byWords[Self.key(words)] = id
    if words.count > 1, let last = words.last { families.insert(last) }
    for family in Set([words.first, words.last].compactMap(\.self)) where words.count > 1 {
      byFamily[family] = byFamily[family].map { $0 == id ? id : nil } ?? id
    }
  }

  /// The full name that begins at a token: how long it is, and whom its bearer acts for.
  func match(_ tokens: ArraySlice<Token>) -> (length: Int, affiliation: ActorID)? {
    guard tokens.first?.isCapitalized == true else { return nil }
    return names.match(tokens).map { ($0.length, $0.meaning) }
  }

  /// Whom somebody acts for by their name as a text gives it; a lone family name counts only beside a title.
  func affiliation(of name: [String]) -> ActorID? {
    if let known = byWords[Self.key(name)] { return known }
    guard name.count == 1, let family = name.first, let known = byFamily[family] else { return nil }
    return known
  }

  /// Whom the bearer of a family name acts for, where it can only be one actor’s and is no word of the language besides.
  func affiliation(ofFamily word: String) -> ActorID? {
    guard !commonWords.contains(word), let known = byFamily[word] else { return nil }
    return known
  }

  /// Whether a well-known person’s name ends in this word: in another order it may stand first.
  func isFamily(_ word: String) -> Bool { families.contains(word) }

  private static func key(_ words: [String]) -> String { words.sorted().joined(separator: " ") }
}
