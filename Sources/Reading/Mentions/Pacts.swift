import Chronicle
import Language

/// What two states were said to have concluded: whose agreement "the agreement" is, and whose a name is that it was given.
struct Pacts: Sendable {
  private struct Pact {
    let paragraph: Int
    let parties: Set<ActorID>
    /// As its sentence calls it, folded: "lahore declaration"; empty where it is only "an agreement".
    let names: [[String]]
  }

  private var told: [Pact] = []
  private static let memory = 16
  /// So many paragraphs later "the treaty" still is the one last told of.
  private static let reach = 4

  mutating func note(_ parties: Set<ActorID>, in clause: ArraySlice<Token>, nouns: Set<String>, paragraph: Int) {
    guard clause.contains(where: { Self.isPact($0.folded, nouns) || Self.isAcronym($0) }) else { return }
    told.append(Pact(paragraph: paragraph, parties: parties, names: Self.names(in: clause, nouns)))
    if told.count > Self.memory { told.removeFirst() }
  }

  /// Whose pact some words mean, the last told of first: by a name of it, or by "the" and its kind. One of `parties`, where there
  /// are any, must be a party to it.
  func parties(
    meantBy words: [Int], of tokens: [Token], nouns: Set<String>, paragraph: Int, among parties: Set<ActorID>
  )
    -> Set<ActorID>?
  {
    let named = told.last { pact in
      pact.names.contains { name in words.contains { Self.stands(name, at: $0, of: tokens) } }
    }
    if let named { return named.parties }
    let isDefinite = words.contains { Self.isPact(tokens[$0].folded, nouns) && Self.isDefinite($0, of: tokens) }
    guard isDefinite else { return nil }
    return told.last { paragraph - $0.paragraph <= Self.reach && parties.isSubset(of: $0.parties) }?.parties
  }

  /// Whether some words are a pact’s own name: "the Lima Accords".
  static func areName(_ words: [Int], of tokens: [Token], nouns: Set<String>) -> Bool {
    words.contains { isPact(tokens[$0].folded, nouns) && tokens[$0].isCapitalized || isAcronym(tokens[$0]) }
  }

  private static func isPact(_ folded: String, _ nouns: Set<String>) -> Bool {
    nouns.contains(folded) || folded.hasSuffix("s") && nouns.contains(String(folded.dropLast()))
  }

  /// "the deal", "this 1999 treaty".
  private static func isDefinite(_ noun: Int, of tokens: [Token]) -> Bool {
    [1, 2].contains { ["the", "this", "that", "these", "those"].contains(tokens[safe: noun - $0]?.folded ?? "") }
  }

  /// "GSOMIA": a name that is no word.
  static func isAcronym(_ token: Token) -> Bool {
    token.text.count >= 4 && token.text.allSatisfy { $0.isUppercase && $0.isASCII }
  }

  private static func stands(_ name: [String], at start: Int, of tokens: [Token]) -> Bool {
    name.indices.allSatisfy { tokens[safe: start + $0]?.folded == name[$0] }
  }

  /// Acronyms, and runs of capitals that end or begin with a kind of pact: "Lahore Declaration", "Treaty of Lima".
  private static func names(in clause: ArraySlice<Token>, _ nouns: Set<String>) -> [[String]] {
    var names = clause.filter(isAcronym).map { [$0.folded] }
    var run: [Token] = []
    func close() {
      while let last = run.last, !last.isCapitalized { run.removeLast() }
      guard run.count > 1, let first = run.first, let last = run.last else { return }
      if isPact(last.folded, nouns) || isPact(first.folded, nouns) { names.append(run.map(\.folded)) }
    }
    for token in clause {
      let isTie = !run.isEmpty && ["of", "on", "for", "and"].contains(token.folded)
      if token.kind == .word, token.isCapitalized || isTie {
        run.append(token)
      } else {
        close()
        run = []
      }
    }
    close()
    return names
  }
}
