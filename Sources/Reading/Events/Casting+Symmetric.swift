import Chronicle

/// Acts that both sides do, and what two have with each other.
extension Casting {
  func symmetric(_ slots: [Frame.Slot], _ mayLookBack: Bool) -> Result<Parties, Failure> {
    if let owners = boundByObject { return .success(owners) }
    var parts: [Part] = slots.flatMap { self.parts(in: $0, acting: true) }
    // "the meeting of the Council", "at a NATO summit": of its own members.
    let own = ["of", Frame.Slot.possessor.name]
    if roles.isGathering, !parts.isEmpty, parts.allSatisfy({ own.contains($0.slot) && isBody($0.principal) }) {
      return .failure(.onlyOneParty)
    }
    if isOneSided(parts), !roles.site.isVerb { parts += self.parts(in: .subject, acting: true) }
    if mayGuess, mayLookBack, slots.contains(.discourse) {
      if parts.isEmpty, mayBeBothTold {
        parts = roles.isPassive && !roles.isModifier || roles.isHeld ? bothTold : clauseSubject()
      }
      // "the pact signed with Peru": by whom, only a document about two says.
      if Set(parts.map(\.principal)).count == 1 {
        parts += roles.isModifier ? counterpart(of: parts) : otherSide(of: parts)
      }
    }
    if mayGuess, mayLookBack || roles.isTopic { parts += host(of: parts) }
    // "the wars in Chad and Mali" are fought by others, or by each at home.
    if parts.allSatisfy({ $0.slot == "in" }) { parts = [] }
    // "met with Chad and Mali", "talks with Chad and Mali": whoever did, those two did not do it with each other.
    if parts.allSatisfy(Self.isPartner) { parts = [] }
    // "to fight rebels and pirates": two that the same act is done to do it not to each other.
    if roles.site.isVerb, !roles.isPassive, parts.allSatisfy({ $0.slot == Frame.Slot.object.name }) { parts = [] }
    if reach == .sentence, Self.ids(parts).count == 1 { parts += remaining(besides: parts) }
    let all = Self.ids(parts)
    guard all.count >= 2 else { return .failure(parts.isEmpty ? .noSource : .onlyOneParty) }
    var seen: Set<ActorID> = []
    let named = parts.filter { seen.insert($0.actor).inserted }
    guard all.count == 2 else {
      return .success(Parties(source: all, target: all, parts: named.map { (.source, $0) }, hub: hub(of: parts)))
    }
    return .success(
      Parties(
        source: [all[0]], target: [all[1]],
        parts: named.filter { $0.principal == all[0] }.map { (.source, $0) }
          + named.filter { $0.principal == all[1] }.map { (.target, $0) }))
  }

  /// Whether whoever does it with those is still to be found.
  private func isOneSided(_ parts: [Part]) -> Bool {
    Set(parts.map(\.principal)).count < 2 || parts.allSatisfy(Self.isPartner)
  }

  /// Behind "with" stand those whom somebody else meets.
  private static func isPartner(_ part: Part) -> Bool { part.slot == "with" }

  /// "Talks with Chad began": in a sentence that names nobody else, whoever the passage is about talks.
  private func host(of parts: [Part]) -> [Part] {
    let partners = Set(parts.map(\.principal))
    guard !roles.site.isVerb, !parts.isEmpty, parts.allSatisfy(Self.isPartner), named.isSubset(of: partners) else {
      return []
    }
    let hosts = partners.count == 1 ? partners.flatMap(self.partners) : aboutOne.map { [$0] } ?? []
    guard hosts.count == 1, let host = hosts.first, !partners.contains(host) else { return [] }
    return [Part(actor: host, principal: host, slot: Frame.Slot.discourse.name, phrase: nil)]
  }

  private func isBody(_ id: ActorID) -> Bool { [.igo, .bloc].contains(principals.kind(of: id)) }

  /// The only one who stands on one side, where several stand on the other: "Chad and Mali met with Niger", "a meeting of
  /// Chad with Mali and Niger", "talks between Chad and Mali, Niger and Togo".
  private func hub(of parts: [Part]) -> ActorID? {
    let partners = ids(of: parts, where: Self.isPartner)
    let hosts = ids(of: parts) { !Self.isPartner($0) }
    if !partners.isEmpty, !hosts.isEmpty { return single(hosts, partners.subtracting(hosts)) }
    if let first = firstOfTwoSides(parts) { return first }
    let leading = [Frame.Slot.subject, .possessor].map(\.name)
    let first = ids(of: parts) { leading.contains($0.slot) }
    return single(first, ids(of: parts) { !leading.contains($0.slot) }.subtracting(first))
  }

  /// "between Chad and Mali, Niger and Togo": one, then a list.
  private func firstOfTwoSides(_ parts: [Part]) -> ActorID? {
    var seen: Set<ActorPhrase> = []
    let row = parts.filter { $0.slot == "between" }.compactMap(\.phrase).filter { seen.insert($0).inserted }
      .sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    guard row.count > 2, row.count == seen.count, row[0].actors.count == 1,
      row[0].tokens.upperBound <= row[1].tokens.lowerBound
    else { return nil }
    let gap = (row[0].tokens.upperBound..<row[1].tokens.lowerBound).map { roles.view.folded($0) }
    guard gap.contains("and"), !gap.contains(",") else { return nil }
    return parts.first { $0.phrase == row[0] }?.principal
  }

  private func ids(of parts: [Part], where isMeant: (Part) -> Bool) -> Set<ActorID> {
    Set(parts.filter(isMeant).map(\.principal))
  }

  /// Whichever side is one, where the other is several.
  private func single(_ side: Set<ActorID>, _ other: Set<ActorID>) -> ActorID? {
    if side.count == 1, other.count > 1 { return side.first }
    return other.count == 1 && side.count > 1 ? other.first : nil
  }

  /// "Ties were restored": by the two sides of what the passage tells, as what they have in common.
  var bothSidesBound: Parties? {
    guard roles.isPassive, !roles.isModifier, roles.isOverBond else { return nil }
    let parts = bothTold
    guard parts.count == 2 else { return nil }
    return Parties(
      source: [parts[0].principal], target: [parts[1].principal],
      parts: [(.source, parts[0]), (.target, parts[1])], isMutual: true)
  }

  /// "The clashes killed two Chadians and three Malians": those who clashed.
  func lossesOfBoth(_ losers: [Part]) -> Parties? {
    let ids = Self.ids(losers)
    guard ids.count == 2, roles.site.isVerb, !roles.isPassive, let subject = roles.doer, isClash(subject) else {
      return nil
    }
    return Parties(
      source: [ids[0]], target: [ids[1]], parts: losers.map { ($0.principal == ids[0] ? .source : .target, $0) },
      isMutual: true)
  }

  /// "wants to normalise relations between Chad and Niger": whoever acts, it is the bond of those two.
  var boundByObject: Parties? {
    roles.site.isVerb ? bound(by: roles.bondOwners, in: .object) : nil
  }

  /// The two whose bond it is.
  func bound(by owners: [ActorPhrase], in slot: Frame.Slot) -> Parties? {
    let parts = owners.flatMap { cast($0, in: slot) }
    let ids = Self.ids(parts)
    guard ids.count == 2 else { return nil }
    return Parties(
      source: [ids[0]], target: [ids[1]], parts: parts.map { ($0.principal == ids[0] ? .source : .target, $0) },
      isMutual: true)
  }

  /// "became a French protectorate by the treaty": a third power named makes it anybody’s.
  private var mayBeBothTold: Bool { roles.site.isVerb || named.subtracting(sides([])).isEmpty }

  /// "Agreements were signed": between the two sides of what the passage tells.
  private var bothTold: [Part] {
    sides([]).map { Part(actor: $0, principal: $0, slot: Frame.Slot.discourse.name, phrase: nil) }
  }

  /// "received jets under a 2015 agreement": whose agreement it is, when its own words do not say.
  private func clauseSubject() -> [Part] {
    roles.clauseSubject.filter { $0.form == .head }.flatMap { cast($0, in: .subject) }
  }

  /// A phrase's actors in a part, those left out who act for nobody.
  private func cast(_ phrase: ActorPhrase, in slot: Frame.Slot) -> [Part] {
    phrase.actors.compactMap { actor in
      principals.principal(of: actor).map { Part(actor: actor, principal: $0, slot: slot.name, phrase: phrase) }
    }
  }
}
