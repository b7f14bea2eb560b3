import Chronicle
import Language

/// The smallest naming of actors in a sentence: a lexicon name, a person's name, a title, a reference. Phrases are built
/// of atoms.
struct Atom: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case actor(ActorID, Mention.Basis)
    /// First part of a compound ("Russo-").
    case combining(ActorID)
    case person(ActorID)
    /// "the two countries": resolved already; never empty.
    case reference([ActorID], Reference.Shape)
    case title(TitleEntry.Kind)
    /// Words that hold an actor's name and name none: they part phrases and are never mentions.
    case other
  }

  let kind: Kind
  /// Indices into the sentence's tokens.
  let tokens: Range<Int>

  /// The actors it names; empty for titles.
  var actors: [ActorID] {
    switch kind {
    case .actor(let id, _), .combining(let id), .person(let id): [id]
    case .reference(let ids, _): ids
    case .title, .other: []
    }
  }

  var basis: Mention.Basis? {
    switch kind {
    case .actor(_, let basis): basis
    case .combining: .demonym
    case .person: .person
    case .reference: .reference
    case .title, .other: nil
    }
  }

  var isTitle: Bool { if case .title = kind { true } else { false } }
}

/// Later words for an actor named before.
enum Reference {
  enum Shape: Hashable, Sendable {
    /// "the country", "it", "the two sides": a noun phrase of its own.
    case noun
    /// "its", "their": an owner.
    case owner
  }
}
