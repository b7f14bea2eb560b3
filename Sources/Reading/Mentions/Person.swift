import Chronicle

/// Somebody a document names: their fullest name, and what its words say of their office.
struct Person: Hashable, Sendable {
  let id: ActorID
  /// The fullest name met, word by word.
  let name: [String]
  /// Whose office they hold; null where the text does not say.
  let affiliation: ActorID?
  /// The office as the text gives it.
  let role: String?
  /// Of an office they no longer hold, or one that acts for nobody ("Senator"): they act for themselves.
  let actsAlone: Bool

  /// Whom their acts count for.
  var principal: ActorID { actsAlone ? id : affiliation ?? id }
}
