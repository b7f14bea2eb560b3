import Chronicle

/// Whom the passage or the document gives for a party that the sentence leaves out.
extension Casting {
  /// In a document about two states, the other one: who else would be meant?
  func counterpart(of parts: [Part]) -> [Part] {
    let known = Set(parts.map(\.principal))
    guard known.count == 1, let one = known.first, aboutPair.contains(one) else { return [] }
    return aboutPair.filter { $0 != one }.map {
      Part(actor: $0, principal: $0, slot: Frame.Slot.discourse.name, phrase: nil)
    }
  }

  /// "President Vidal went to Lima", told of nobody’s president: in a document about two states, of the other one.
  func officeHolder(in slots: [Frame.Slot], towards target: [Part]) -> [Part] {
    let known = Set(target.map(\.principal))
    guard known.count == 1, let one = known.first, let other = aboutPair.first(where: { $0 != one }),
      aboutPair.contains(one)
    else { return [] }
    let holders = slots.flatMap { roles.phrases(in: $0) }.filter { phrase in
      phrase.form == .head
        && phrase.actors.contains { principals.persons[$0].map { $0.role != nil && !$0.actsAlone } ?? false }
    }
    return holders.flatMap { phrase in
      phrase.actors.map { Part(actor: $0, principal: other, slot: Frame.Slot.subject.name, phrase: phrase) }
    }
  }

  /// Whether the parties found stand where a clause's topic does: only then may the passage supply the other side.
  func isLeading(_ parts: [Part]) -> Bool {
    !parts.isEmpty
      && parts.allSatisfy { [Frame.Slot.subject, .possessor, .object].map(\.name).contains($0.slot) }
  }

  func otherSide(of parts: [Part]) -> [Part] {
    let known = Set(parts.map(\.principal))
    guard isLeading(parts), known.count == 1, let one = known.first else { return [] }
    return partners(one).filter { $0 != one }.map {
      Part(actor: $0, principal: $0, slot: Frame.Slot.discourse.name, phrase: nil)
    }
  }

  /// Acts that a passage about two sides tells without naming the other one each time: "Three of its envoys were expelled".
  static let against: Set<EventType> = [.accuse, .reject, .threaten, .sanction, .coerce, .assault]

  /// The other side of the passage, where the sentence itself names nobody else.
  func opponent(of parts: [Part]) -> [Part] {
    let others = otherSide(of: parts)
    let known = Set(parts.map(\.principal)).union(others.map(\.principal))
    guard named.isSubset(of: known) else { return [] }
    if others.count == 1 { return others }
    // "Its jets bombed a border post", in a document on one state.
    guard others.isEmpty, isLeading(parts), let aboutOne, !known.contains(aboutOne) else { return [] }
    return [Part(actor: aboutOne, principal: aboutOne, slot: Frame.Slot.discourse.name, phrase: nil)]
  }

  /// The two whom a third speaks to.
  func bothSides(besides parts: [Part]) -> [Part] {
    let known = Set(parts.map(\.principal))
    let sides = sides(known)
    return sides.map { Part(actor: $0, principal: $0, slot: Frame.Slot.parties.name, phrase: nil) }
  }
}
