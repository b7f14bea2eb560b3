import Chronicle

/// A noun phrase of a sentence that names one or more actors.
struct ActorPhrase: Hashable, Sendable {
  /// How the phrase stands in its clause.
  enum Form: Hashable, Sendable {
    /// A noun phrase of its own: "Russia", "the Pakistani prime minister".
    case head
    /// An owner: "Russia’s (visit)".
    case possessive
    /// An adjective or first part of a compound: "Russian (troops)", "U.S.-led (coalition)".
    case modifier
    /// People and bodies of a state that do not act for it: "Pakistani citizens", "Russian banks". What is done to them is
    /// done to their state; what they do is not its act.
    case nationals
    /// It names actors but does not stand for them: "pro-Russian", "Beijing-based".
    case aside

    /// Whether the phrase stands by itself, as a subject or object does.
    var isNounPhrase: Bool { self == .head || self == .nationals }
  }

  /// Who is named; several for "the two countries" and "India-Pakistan".
  let actors: [ActorID]
  /// Indices into the sentence's tokens: the whole phrase, title and possessive mark included.
  let tokens: Range<Int>
  let form: Form
}
