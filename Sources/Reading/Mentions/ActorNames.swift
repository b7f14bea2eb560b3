import Chronicle
import Language

/// What a name of the lexicon may mean.
enum NameMeaning: Hashable, Sendable {
  case actor(ActorID, Mention.Basis, isAmbiguous: Bool)
  /// First part of a compound: "Russo", "Sino".
  case combining(ActorID)
  /// "Korea": one of several, by what else the document names.
  case shared([ActorID])
  /// A phrase that holds an actor's name and is none: "Washington Post".
  case notActor
}
