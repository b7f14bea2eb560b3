/// What sort of actor an id stands for (design: Words).
package enum ActorKind: String, CaseIterable, Sendable {
  case state, igo, organization, group, bloc, person
}

/// Somebody who acts or is acted upon, as the documents name them.
package struct Actor: Hashable, Sendable {
  package let id: ActorID
  package let kind: ActorKind
  /// The name to show: the lexicon's, or for a person the fullest form in the text.
  package let name: String
  /// The surface forms met in the text, the most frequent first.
  package let names: [String]
  /// For a person: the actor they act for, where the text says so.
  package let affiliation: ActorID?
  /// For a person: the office as the text gives it ("Prime Minister").
  package let role: String?
  /// How often the text mentions them.
  package let mentions: Int

  package init(
    id: ActorID, kind: ActorKind, name: String, names: [String], affiliation: ActorID? = nil, role: String? = nil,
    mentions: Int
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.names = names
    self.affiliation = affiliation
    self.role = role
    self.mentions = mentions
  }
}
