import Chronicle
import Language

/// What one sentence tells: an event before it is given an id and merged with its retellings.
struct EventDraft {
  let frame: Int
  let parties: Casting.Parties
  let status: StatusReader.Verdict
  let attributedTo: ActorID?
  let date: DateExpression?
  /// Whether the date stands in the event’s own sentence.
  let isDateOwn: Bool
  /// Whether its words bring up something not told before: "signed a treaty".
  let isNew: Bool
  /// The lemma of the noun that undergoes the verb: what was closed, cut or sent.
  let object: String?
  /// The paragraph of the chronology entry that tells it; null outside of chronologies.
  let entry: Int?
  let sentence: Sentence
  /// The trigger’s tokens.
  let trigger: Range<Int>
  /// The tokens of the clause that tells it.
  let clause: Range<Int>
  /// What else the trigger’s words could have told.
  let rejected: [Rejection]

  var source: [ActorID] { parties.source }
  var target: [ActorID] { parties.target }
  /// Every party once, sorted.
  var pair: [ActorID] { Set(source + target).sorted() }
}

/// A frame that was tried at some words and told nothing.
struct Rejection: Hashable {
  let frame: Int
  let tokens: Range<Int>
  let reason: Reason

  enum Reason: Hashable {
    case otherObject
    case forbidden(by: String)
    case noSource, noTarget, onlyOneParty, noEvent

    /// For those who ask why.
    var text: String {
      switch self {
      case .otherObject: "its object is none that the frame names"
      case .forbidden(let word): "‘\(word)’ forbids it"
      case .noSource: "nobody stands where its source would"
      case .noTarget: "nobody stands where its target would"
      case .onlyOneParty: "only one of its parties is told"
      case .noEvent: "its words tell no event of their own"
      }
    }
  }
}
