import Chronicle

/// Whom an actor’s acts count for: a person in office for their state, everybody else for themselves.
struct Principals: Sendable {
  let persons: [ActorID: Person]
  let kinds: @Sendable (ActorID) -> ActorKind?

  /// Null for a person whose office the text does not tell, and who therefore stands for nobody.
  func principal(of actor: ActorID) -> ActorID? {
    guard let person = persons[actor] else { return actor }
    return person.principal == person.id ? nil : person.principal
  }

  func kind(of actor: ActorID) -> ActorKind? { persons[actor] == nil ? kinds(actor) : .person }
}
