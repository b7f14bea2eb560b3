import Chronicle
import Language

/// Who speaks a document that somebody speaks: a statement, a speech, an interview. Outside of quotation marks, "I" and "we"
/// are the state of whoever does.
struct Speech: Sendable {
  /// The state that speaks now; null in a document that nobody speaks, and where somebody else asks.
  var state: ActorID? { asked == paragraph ? nil : speaker }

  /// Whom the first lines announce, or the last label names.
  private var speaker: ActorID?
  private var paragraph = 0
  /// The paragraph of a question, whose label names no state: "Q:".
  private var asked: Int?
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
    paragraph = sentence.paragraph
    let tokens = sentence.tokens
    if speaker == nil, sentence.isHeading || sentences <= Self.opening,
      let announced = phrases.filter({ announces($0, in: tokens) }).compactMap(states).first
    {
      return speaker = announced
    }
    guard let colon = tokens.prefix(Self.label).firstIndex(where: { $0.text == ":" }), colon > 0, !sentence.isHeading,
      tokens[..<colon].allSatisfy({ $0.isCapitalized || $0.kind != .word })
    else { return }
    if let named = phrases.first(where: { $0.tokens.lowerBound < colon && $0.form == .head }).flatMap(states) {
      speaker = named
    } else if !["a", "answer"].contains(tokens[0].folded) {
      asked = paragraph
    }
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
    let quotations = Quotations.ranges(in: tokens)
    return tokens.indices.contains { at in
      ["i", "we", "our", "us", "my"].contains(tokens[at].folded) && !quotations.contains { $0.contains(at) }
    }
  }
}
