/// The language's own tags (XPOS) of the English treebanks, after the Penn Treebank: they tell number, degree, tense and
/// verb form, so that no list of features is needed beside them.
package enum PennTag: UInt8, CaseIterable, Hashable, Sendable {
  case addition, affix, cardinal, coordinator, determiner, existential, foreign, goesWith, hyphen, preposition
  case adjective, comparativeAdjective, superlativeAdjective, listItem, modal, singularNoun, singularName, pluralName
  case pluralNoun, otherPunctuation, predeterminer, possessiveMark, personalPronoun, possessivePronoun, adverb
  case comparativeAdverb, superlativeAdverb, verbParticle, symbol, to, interjection, baseVerb, pastVerb, ingVerb
  case pastParticiple, presentVerb, thirdPersonVerb, whDeterminer, whPronoun, whPossessive, whAdverb
  case dollar, openingQuote, closingQuote, comma, openingBracket, closingBracket, stop, colon, unknown

  /// As the treebanks write it: "VBD".
  package var name: String { Self.names[Int(rawValue)] }

  /// The tag that the treebanks write so; `unknown` for any other string.
  package init(name: some StringProtocol) {
    let index = Self.names.firstIndex { $0 == name }
    self = index.flatMap { Self(rawValue: UInt8($0)) } ?? .unknown
  }

  /// What a verb's form says; null for what is no verb.
  package var verbForm: VerbForm? {
    switch self {
    case .baseVerb: .base
    case .pastVerb: .past
    case .ingVerb: .ing
    case .pastParticiple: .pastParticiple
    case .presentVerb, .thirdPersonVerb: .present
    case .modal: .modal
    default: nil
    }
  }

  /// Whether it says that more than one is named; null for what has no number.
  package var isPlural: Bool? {
    switch self {
    case .pluralNoun, .pluralName: true
    case .singularNoun, .singularName: false
    default: nil
    }
  }

  private static let names = [
    "ADD", "AFX", "CD", "CC", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS",
    "NNS", "NFP", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN",
    "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "$", "``", "''", ",", "-LRB-", "-RRB-", ".", ":", "_",
  ]
}

/// The forms of an English verb, as far as its letters tell them.
package enum VerbForm: Hashable, Sendable {
  /// The bare infinitive, imperative or subjunctive: "sign".
  case base
  case past
  /// Gerund and present participle: "signing".
  case ing
  case pastParticiple
  case present
  /// "can", "would": finite, and the same in every person.
  case modal

  package var isFinite: Bool { self == .past || self == .present || self == .modal }
}
