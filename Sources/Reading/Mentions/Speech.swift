import Chronicle
import Language

/// Who speaks a document that somebody speaks: a statement, a speech, an interview. Outside of quotation marks, "I" and "we"
/// are the state of whoever does.
struct Speech: Sendable {
  /// The state that speaks now; null in a document that nobody speaks, and while somebody else asks.
  private(set) var state: ActorID?
  /// Whom the document's first lines announce.
  private var announced: ActorID?
  /// Whether the document's own sentences are in the first person.
  private let isSpoken: Bool
  /// Nouns of what is spoken: "statement", "interview".
  private let nouns: Set<String>
  private var sentences = 0

  init(_ sentences: [Sentence], nouns: Set<String>) {
    self.nouns = nouns
    let told = sentences.filter { !$0.isHeading }
    let spoken = told.count { Self.isFirstPerson($0.tokens) }
    isSpoken = spoken >= 3 && spoken * 6 >= told.count
  }

  /// Takes note of who speaks, from a sentence and the phrases of it that name somebody; `states` gives whom these act for.
  mutating func hear(_ sentence: Sentence, _ phrases: [ActorPhrase], states: (ActorPhrase) -> ActorID?) {
    guard isSpoken else { return }
    sentences += 1
    let tokens = sentence.tokens
    if announced == nil, sentence.isHeading || sentences <= Self.opening {
      announced = phrases.first { announces($0, in: tokens) }.flatMap(states)
      state = announced
      if announced != nil { return }
    }
    guard let colon = tokens.prefix(Self.label).firstIndex(where: { $0.text == ":" }), colon > 0, !sentence.isHeading,
      tokens[..<colon].allSatisfy({ $0.isCapitalized || $0.kind != .word })
    else { return }
    if ["a", "answer"].contains(tokens[0].folded) { return state = announced }
    state = phrases.first { $0.tokens.lowerBound < colon && $0.form == .head }.flatMap(states)
  }

  /// "Statement by the foreign minister of Peru", "the Peruvian president’s address".
  private func announces(_ phrase: ActorPhrase, in tokens: [Token]) -> Bool {
    if phrase.form == .possessive {
      return tokens[phrase.tokens.upperBound...].prefix(3).contains { nouns.contains($0.folded) }
    }
    let before = tokens[..<phrase.tokens.lowerBound].suffix(Self.reach)
    guard phrase.form == .head, let said = before.lastIndex(where: { nouns.contains($0.folded) }) else { return false }
    return before[said...].contains { ["by", "with", "from", ":"].contains($0.folded) }
  }

  /// How many sentences may announce who speaks.
  private static let opening = 4
  /// How many tokens may stand between what is spoken and who speaks it.
  private static let reach = 9
  /// How many tokens may stand before a colon that a speaker's name ends with.
  private static let label = 8

  private static func isFirstPerson(_ tokens: [Token]) -> Bool {
    var isQuoted = false
    for token in tokens {
      switch token.text {
      case "“": isQuoted = true
      case "”": isQuoted = false
      case "\"": isQuoted.toggle()
      default: if !isQuoted, ["i", "we", "our", "us", "my"].contains(token.folded) { return true }
      }
    }
    return false
  }
}
