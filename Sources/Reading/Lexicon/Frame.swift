package import Chronicle

/// Which words tell an event of a type, and who stands where (`Config/lexicon/events/<TYPE>.txt`).
///
/// A class because it is large, never changes, and is handed on for every trigger that is tried.
final class Frame: Sendable {
  /// Where a party stands.
  enum Slot: Hashable, Sendable {
    /// The subject of an active verb, the "by" phrase of a passive one.
    case subject
    /// The noun phrase after the verb or its owner; the subject of a passive.
    case object
    /// Who owns the noun: "Russia’s (visit)", "the Russian (embargo)".
    case possessor
    /// Whom the passage is about, where the words leave a party out.
    case discourse
    /// Both sides of what the passage tells, to whom a third party speaks: "called for restraint".
    case parties
    /// Whom the clause that the verb says is about: "claimed that Peru (had broken)".
    case complement
    case preposition(String)

    /// As the lexicon writes it.
    var name: String {
      switch self {
      case .subject: "subject"
      case .object: "object"
      case .possessor: "possessor"
      case .discourse: "discourse"
      case .parties: "parties"
      case .complement: "complement"
      case .preposition(let words): words
      }
    }
  }

  /// `retreat.lift-embargo`.
  let rule: String
  let type: EventType
  /// Lemma, then words that follow it directly.
  let verbs: [[String]]
  /// Singular phrases.
  let nouns: [[String]]
  /// One of these must head the object; empty where anything may.
  let objects: [[String]]
  let unless: [[String]]
  /// One of these must head the verb's subject; null where anybody may be it.
  let subjectPhrases: NounPhrases?
  /// What the clause that the verb says must tell: a verb, adjective or noun, with words that follow it directly; null where it
  /// may tell anything.
  let complement: WordPhrases?
  let source: [Slot]
  let target: [Slot]
  let nounSource: [Slot]
  let nounTarget: [Slot]
  let isSymmetric: Bool
  /// Whether both parties must stand in the frame's own slots: its verb is too common for the discourse to supply one.
  let needsNames: Bool
  /// Whether it tells a standing relation instead of an event.
  var isRelation: Bool { rule.hasPrefix(FrameFile.relation) }
  let mode: Mode?
  let contexts: [String]
  let cameo: String
  let goldstein: Double
  /// `objects` and `unless`, as they are looked for.
  let objectPhrases: NounPhrases
  let unlessPhrases: NounPhrases

  init(
    rule: String, type: EventType, verbs: [[String]], nouns: [[String]], objects: [[String]], unless: [[String]],
    subjects: [[String]], complement: WordPhrases?, source: [Slot], target: [Slot], nounSource: [Slot],
    nounTarget: [Slot], isSymmetric: Bool,
    needsNames: Bool,
    mode: Mode?,
    contexts: [String], cameo: String, goldstein: Double
  ) {
    self.rule = rule
    self.type = type
    self.verbs = verbs
    self.nouns = nouns
    self.objects = objects
    self.unless = unless
    subjectPhrases = subjects.isEmpty ? nil : NounPhrases(subjects)
    self.complement = complement
    self.source = source
    self.target = target
    self.nounSource = nounSource
    self.nounTarget = nounTarget
    self.isSymmetric = isSymmetric
    self.needsNames = needsNames
    self.mode = mode
    self.contexts = contexts
    self.cameo = cameo
    self.goldstein = goldstein
    objectPhrases = NounPhrases(objects)
    unlessPhrases = NounPhrases(unless)
  }
}

/// An example of a frame: a text, and the events of the frame’s type that are read from it.
package struct FrameExample: Hashable, Sendable {
  /// What an event of an example must be.
  package struct Coding: Hashable, Sendable {
    package let source: [ActorID]
    package let target: [ActorID]
    package let symmetric: Bool
    package let status: EventStatus
    /// EDTF; null where the example leaves the date open.
    package let date: String?
  }

  package let file: String
  package let line: Int
  package let rule: String
  package let type: EventType
  package let text: String
  /// Empty for a counter-example.
  package let codings: [Coding]

  /// Whether it tells a standing relation instead of an event.
  var isRelation: Bool { rule.hasPrefix(FrameFile.relation) }
}
