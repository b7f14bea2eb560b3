import Chronicle

/// Gives a frame’s parts to the actors in its slots.
struct Casting {
  struct Parties {
    let source: [ActorID]
    let target: [ActorID]
    let participants: [Participant]

    /// The same act towards one target alone.
    func narrowed(to target: ActorID) -> Parties {
      Parties(
        source: source, target: [target],
        participants: participants.filter { $0.part == .source || $0.principal == target })
    }
  }

  let roles: RoleFinder
  let principals: Principals
  /// The other side of what the passage tells about an actor.
  let partner: (ActorID) -> ActorID?

  /// The parties of an event of `frame`; null where fewer than two can be told.
  /// `isDated` says whether the trigger’s own noun phrase gives a date ("a 2015 agreement"): only then may a noun
  ///   leave its parties to the discourse.
  func parties(of frame: Frame, isDated: Bool) -> Parties? {
    let isVerb = roles.site.isVerb
    let (sources, targets) = isVerb ? (frame.source, frame.target) : (frame.nounSource, frame.nounTarget)
    return frame.isSymmetric
      ? symmetric(sources + targets, isVerb || isDated) : directed(sources, targets, isVerb || isDated)
  }

  // MARK: Directed

  private func directed(_ sources: [Frame.Slot], _ targets: [Frame.Slot], _ mayLookBack: Bool) -> Parties? {
    var source = first(of: sources, except: [], acting: true)
    var target = first(of: targets, except: Set(source.map(\.principal)), acting: false)
    if source.isEmpty { source = first(of: sources, except: Set(target.map(\.principal)), acting: true) }
    if mayLookBack {
      if source.isEmpty, sources.contains(.discourse) { source = otherSide(of: target) }
      if target.isEmpty, targets.contains(.discourse) { target = otherSide(of: source) }
    }
    guard !source.isEmpty, !target.isEmpty else { return nil }
    return Parties(
      source: Self.ids(source), target: Self.ids(target),
      participants: participants(source, .source) + participants(target, .target))
  }

  private typealias Part = (actor: ActorID, principal: ActorID)

  /// The first slot that holds somebody else than those in `taken`.
  private func first(of slots: [Frame.Slot], except taken: Set<ActorID>, acting: Bool) -> [Part] {
    for slot in slots {
      let parts = self.parts(in: slot, acting: acting).filter { !taken.contains($0.principal) }
      if !parts.isEmpty { return parts }
    }
    return []
  }

  /// Who stands in a slot, each once. Where they must act, nationals are left out: they do not act for their state.
  private func parts(in slot: Frame.Slot, acting: Bool) -> [Part] {
    var seen: Set<ActorID> = []
    return roles.phrases(in: slot).filter { $0.form != .aside && !(acting && $0.form == .nationals) }.flatMap(\.actors)
      .compactMap { actor in
        guard seen.insert(actor).inserted, let principal = principals.principal(of: actor) else { return nil }
        return (actor, principal)
      }
  }

  private func otherSide(of parts: [Part]) -> [Part] {
    let known = Set(parts.map(\.principal))
    guard known.count == 1, let one = known.first, let other = partner(one), other != one else { return [] }
    return [(other, other)]
  }

  // MARK: Symmetric

  private func symmetric(_ slots: [Frame.Slot], _ mayLookBack: Bool) -> Parties? {
    var parts: [Part] = slots.flatMap { self.parts(in: $0, acting: true) }
    if mayLookBack, slots.contains(.discourse) {
      if Set(parts.map(\.principal)).count < 2, !roles.site.isVerb { parts += self.parts(in: .subject, acting: true) }
      if Set(parts.map(\.principal)).count == 1 { parts += otherSide(of: parts) }
    }
    let all = Self.ids(parts)
    guard all.count >= 2 else { return nil }
    let (source, target) = all.count == 2 ? ([all[0]], [all[1]]) : (all, all)
    let sides = all.count == 2
    return Parties(
      source: source, target: target,
      participants: sides
        ? participants(parts.filter { $0.principal == all[0] }, .source)
          + participants(parts.filter { $0.principal == all[1] }, .target)
        : participants(parts, .source))
  }

  // MARK: Lists

  private static func ids(_ parts: [Part]) -> [ActorID] { Set(parts.map(\.principal)).sorted() }

  private func participants(_ parts: [Part], _ part: Participant.Part) -> [Participant] {
    var seen: Set<ActorID> = []
    return parts.filter { seen.insert($0.actor).inserted }
      .map { Participant(actor: $0.actor, part: part, principal: $0.principal) }
  }
}
