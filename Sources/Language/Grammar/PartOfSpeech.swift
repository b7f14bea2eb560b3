/// The universal parts of speech (UPOS) of Universal Dependencies 2, https://universaldependencies.org/u/pos.
package enum PartOfSpeech: UInt8, CaseIterable, Hashable, Sendable {
  case adjective, adposition, adverb, auxiliary, coordinator, determiner, interjection, noun, numeral, particle, pronoun
  case properNoun, punctuation, subordinator, symbol, verb, other

  /// As UD writes it: "PROPN".
  package var name: String { Self.names[Int(rawValue)] }

  /// The part of speech that UD writes so; null for any other string.
  package init?(name: some StringProtocol) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  /// A common noun, name or pronoun: what can be a party to an event.
  package var isNominal: Bool { self == .noun || self == .properNoun || self == .pronoun }

  private static let names = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
  ]
}
