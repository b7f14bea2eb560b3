import Chronicle

/// Gives a frame’s parts to the actors in its slots.
struct Casting {
  /// Somebody in a part: who, for whom, and where they were found.
  struct Part: Hashable {
    let actor: ActorID
    let principal: ActorID
    let slot: String
    /// Null where no word of the sentence names them.
    let phrase: ActorPhrase?
  }

  struct Parties {
    let source: [ActorID]
    let target: [ActorID]
    let parts: [(part: Participant.Part, found: Part)]
    /// Both do it to each other, although the frame tells a one-sided act: "the two sides reopened their embassies".
    var isMutual = false
    /// One with each of several others, and not all with one another: "signed pacts with Chad and Mali".
    var hub: ActorID?

    /// An act with several others as one with each.
    var apart: [Parties] {
      guard let hub else { return [self] }
      return Set(source + target).subtracting([hub]).sorted().map { other in
        let ids = [hub, other].sorted()
        return Parties(
          source: [ids[0]], target: [ids[1]],
          parts: parts.filter { ids.contains($0.found.principal) }
            .map { ($0.found.principal == ids[0] ? .source : .target, $0.found) })
      }
    }

    /// The same act towards one target alone.
    func narrowed(to target: ActorID) -> Parties {
      Parties(
        source: source, target: [target],
        parts: parts.filter { $0.part == .source || $0.found.principal == target })
    }
  }

  let roles: RoleFinder
  let principals: Principals
  /// The two states that the whole document is about; empty where there are none.
  let aboutPair: [ActorID]
  /// The one state that it is about; null where there are several.
  let aboutOne: ActorID?
  /// Whom else the sentence itself offers as a target, given those who are taken.
  let bystander: (Set<ActorID>) -> ActorPhrase?
  /// The other side of what the passage tells about an actor.
  let partners: (ActorID) -> [ActorID]
  /// The two sides of the passage, none of whom is among these; empty where there are not two.
  let sides: (Set<ActorID>) -> [ActorID]
  /// Whether a noun tells what two do to each other by force: "clashes".
  let isClash: (Int) -> Bool
  /// Every power that the sentence names.
  let named: Set<ActorID>
  let reach: Reach

  /// Where a party that no slot names may be taken from.
  enum Reach {
    /// From nowhere.
    case words
    /// From the clauses around the trigger, or from what the passage is about.
    case passage
    /// From there, else from the whole sentence, where it names but one other.
    case sentence
  }

  var mayGuess: Bool { reach != .words }

  /// Why a frame has no parties.
  enum Failure: Error {
    case noSource, noTarget, onlyOneParty

    var reason: Rejection.Reason {
      switch self {
      case .noSource: .noSource
      case .noTarget: .noTarget
      case .onlyOneParty: .onlyOneParty
      }
    }
  }

  /// The parties of an event of `frame`. A noun may leave a party to the discourse only where it `isDated`: where its own
  /// noun phrase gives a date ("a 2015 agreement").
  func parties(of frame: Frame, isDated: Bool) -> Result<Parties, Failure> {
    let isVerb = roles.site.isVerb
    if frame.subjectPhrases != nil, let owners = bound(by: roles.subjectBondOwners, in: .subject) {
      return .success(owners)
    }
    let (sources, targets) = isVerb ? (frame.source, frame.target) : (frame.nounSource, frame.nounTarget)
    return frame.isSymmetric
      ? symmetric(sources + targets, isVerb || isDated || roles.isHeld)
      : directed(frame, sources, targets, isVerb || isDated)
  }

  // MARK: Directed

  private func directed(
    _ frame: Frame, _ sources: [Frame.Slot], _ targets: [Frame.Slot], _ mayLookBack: Bool
  ) -> Result<Parties, Failure> {
    // Streets fill with people, not with governments.
    let mustAct = frame.type != .protest
    // "opposes ties between Peru and Chile": a third does.
    // "brokered a truce between Peru and Chile": so does a mediator.
    if ![.reject, .consult].contains(frame.type), let owners = boundByObject {
      return .success(owners)
    }
    // A noun’s doer may be the subject of the verb that makes it a deed ("imposed sanctions").
    let sources = roles.site.isVerb || sources.contains(.subject) ? sources : sources + [.subject]
    var source = first(of: sources, except: [], acting: mustAct)
    var target = first(of: targets, except: Set(source.map(\.principal)), acting: false)
    // "complained to the United Nations (over Peru’s raid)" is about somebody else.
    if frame.type == .accuse,
      target.allSatisfy({ Self.hearing.contains($0.slot) && principals.kind(of: $0.principal) == .igo })
    {
      let others = targets.filter { !Self.hearing.contains($0.name) }
      target = first(of: others, except: Set(source.map(\.principal)), acting: false)
    }
    if source.isEmpty { source = first(of: sources, except: Set(target.map(\.principal)), acting: mustAct) }
    if source.isEmpty || source.first?.slot == Frame.Slot.subject.name, !roles.site.isVerb,
      let (doer, sufferer) = genitive(targets)
    {
      (source, target) = (doer, sufferer)
    }
    if mayGuess, source.isEmpty { source = officeHolder(in: sources, towards: target) }
    // "Peru’s overtures to Chile were rebuffed".
    if source.isEmpty, frame.type == .reject, roles.isPassive { source = others(roles.addressees, than: target) }
    if source.isEmpty, frame.type == .assault, let mutual = lossesOfBoth(target) { return .success(mutual) }
    let mayGuess =
      mayGuess && !(target.isEmpty && isInternal(source, targets))
      && !(Self.against.contains(frame.type) && roles.isAskedOfOthers)
    let isBetweenThem = roles.isReciprocal || frame.type == .sanction && roles.isExchangeOfEnvoys
    if target.isEmpty && isBetweenThem || areWhere(target) && !frame.needsNames && isShared(frame),
      let mutual = mutual(source, isBetweenThem: isBetweenThem)
    {
      return .success(mutual)
    }
    if mayGuess, target.isEmpty, isLeading(source), targets.allSatisfy({ roles.isVacant($0) }) {
      target = besides(source)
    }
    if mayLookBack, mayGuess {
      if source.isEmpty, sources.contains(.discourse) { source = otherSide(of: target) }
      if target.isEmpty, targets.contains(.discourse) { target = otherSide(of: source) }
    }
    if mayGuess, target.isEmpty, targets.contains(.parties), isLeading(source) { target = bothSides(besides: source) }
    if mayGuess, target.isEmpty, roles.site.isVerb, !roles.isModifier, isLeading(source) {
      target = counterpart(of: source)
    }
    if mayGuess, source.isEmpty, target.isEmpty, targets.contains(.discourse), let both = bothSidesBound {
      return .success(both)
    }
    if mayGuess, Self.against.contains(frame.type) {
      if source.isEmpty, roles.isPassive, !roles.isModifier, roles.hasNoAgent { source = opponent(of: target) }
      if target.isEmpty, roles.site.isVerb, !roles.isModifier, !roles.isOverPlace { target = opponent(of: source) }
    }
    if target.isEmpty, Self.against.contains(frame.type) {
      target = others(roles.accusers, than: source)
      if target.isEmpty, isLeading(source) { target = others(roles.provokers, than: source) }
    }
    // Guards and troops block a road as their state; that is no protest.
    if frame.type == .protest, roles.site.isVerb { source = source.filter { !isOffice($0) } }
    if reach == .sentence { (source, target) = completed(source, target, targets) }
    guard !source.isEmpty else { return .failure(.noSource) }
    // "kicked Peru out of the talks": a frame of passives.
    if !roles.site.apart.isEmpty, targets == [.subject], source[0].slot == Frame.Slot.object.name {
      return .failure(.noSource)
    }
    if target.isEmpty, !frame.needsNames, roles.mayBeMutual(frame), let mutual = mutual(source) {
      return .success(mutual)
    }
    guard !target.isEmpty else { return .failure(.noTarget) }
    return .success(
      Parties(
        source: Self.ids(source), target: Self.ids(target),
        parts: source.map { (.source, $0) } + target.map { (.target, $0) }))
  }

  /// Slots of those before whom somebody is accused.
  private static let hearing: Set<String> = ["to", "with", "before", "at"]

  private static let locatives: Set<String> = [
    "in", "at", "near", "over", "off", "above", "across", "along", "around", "outside", "within", "throughout",
  ]

  /// Whether there are no parties but such as tell where it was done: "agreed to a truce in Bamako".
  func areWhere(_ parts: [Part]) -> Bool {
    parts.allSatisfy { part in
      part.phrase.map { Self.locatives.contains(roles.view.folded($0.tokens.lowerBound - 1)) } ?? false
    }
  }

  /// "Peru and Chile agreed to a truce", "restored relations": what two do with a thing that is both sides’.
  private func isShared(_ frame: Frame) -> Bool {
    roles.isOverBond && ![.accuse, .reject, .request, .threaten].contains(frame.type)
  }

  /// Whether those whom an act is done to are the doer's own: "students supported by the leader" is nobody else's affair.
  private func isInternal(_ source: [Part], _ targets: [Frame.Slot]) -> Bool {
    let doers = Set(source.map(\.principal))
    let own: [ActorPhrase.Form] = [.modifier, .nationals]
    let held = Set(
      targets.flatMap { parts(in: $0, acting: false) }.filter { $0.phrase.map { own.contains($0.form) } ?? false }
        .map(\.principal))
    return !doers.isEmpty && !held.isEmpty && held.isSubset(of: doers)
  }

  /// "the intervention of Russia in Georgia": with somebody else under another preposition, "of" names the doer.
  private func genitive(_ targets: [Frame.Slot]) -> (doer: [Part], sufferer: [Part])? {
    let of = Frame.Slot.preposition("of")
    guard targets.contains(of) else { return nil }
    // "the seizure of Iranian assets" names no doer.
    let doer = parts(in: of, acting: true).filter { $0.phrase?.form == .head }
    let others = [of, .possessor, .discourse, .subject]
    let sufferer = first(
      of: targets.filter { !others.contains($0) }, except: Set(doer.map(\.principal)), acting: false)
    return doer.isEmpty || sufferer.isEmpty ? nil : (doer, sufferer)
  }

  /// Whom the sentence names besides the source, where the frame's own slots name nobody.
  func besides(_ source: [Part]) -> [Part] {
    guard let phrase = bystander(Set(source.map(\.principal))) else { return [] }
    return phrase.actors.compactMap { actor in
      principals.principal(of: actor).map { Part(actor: actor, principal: $0, slot: "sentence", phrase: phrase) }
    }
  }

  /// "Peruvian border guards", "Peru’s army".
  private func isOffice(_ part: Part) -> Bool {
    guard let phrase = part.phrase, phrase.form == .head, phrase.tokens.count > 1 else { return false }
    return principals.kind(of: part.principal) == .state
  }

  /// Whoever the sentence sets against a source from outside of the act's own words.
  private func others(_ phrases: [ActorPhrase], than source: [Part]) -> [Part] {
    let known = Set(source.map(\.principal))
    return source.isEmpty
      ? []
      : phrases.flatMap { phrase in
        phrase.actors.compactMap { actor in
          principals.principal(of: actor).flatMap { principal in
            known.contains(principal)
              ? nil : Part(actor: actor, principal: principal, slot: "sentence", phrase: phrase)
          }
        }
      }
  }

  /// Two who are named together as two ("the two sides"), or who end what they have in common, and nobody else: what they do,
  /// they do to each other.
  private func mutual(_ parts: [Part], isBetweenThem: Bool = false) -> Parties? {
    let ids = Self.ids(parts)
    guard ids.count >= 2, let phrase = parts[0].phrase, phrase.form != .possessive else { return nil }
    if ids.count > 2 {
      guard roles.isReciprocal else { return nil }
      return Parties(source: ids, target: ids, parts: parts.map { (.source, $0) }, isMutual: true)
    }
    let isOne = phrase.actors.count == 2 && parts.allSatisfy { $0.phrase == phrase }
    guard
      isOne
        || (isBetweenThem || roles.isOverBond || roles.isReciprocal)
          && parts.allSatisfy({ $0.slot == Frame.Slot.subject.name })
    else { return nil }
    return Parties(
      source: [ids[0]], target: [ids[1]],
      parts: parts.map { ($0.principal == ids[0] ? .source : .target, $0) }, isMutual: true)
  }

  /// The first slot that holds somebody else than those in `taken`.
  private func first(of slots: [Frame.Slot], except taken: Set<ActorID>, acting: Bool) -> [Part] {
    for slot in slots {
      let parts = self.parts(in: slot, acting: acting).filter { !taken.contains($0.principal) }
      if !parts.isEmpty { return parts }
    }
    return []
  }

  /// Who stands in a slot, each once. Where they must act, nationals are left out: they do not act for their state.
  func parts(in slot: Frame.Slot, acting: Bool) -> [Part] {
    var seen: Set<ActorID> = []
    return roles.phrases(in: slot).filter { $0.form != .aside && !(acting && $0.form == .nationals) }
      .flatMap { phrase in
        phrase.actors.compactMap { actor in
          guard seen.insert(actor).inserted, let principal = principals.principal(of: actor) else { return nil }
          return Part(actor: actor, principal: principal, slot: slot.name, phrase: phrase)
        }
      }
  }

  static func ids(_ parts: [Part]) -> [ActorID] { Set(parts.map(\.principal)).sorted() }
}

extension Casting.Parties {
  /// As a reading tells them, each actor once a part.
  var participants: [Participant] {
    var seen: Set<Participant> = []
    return parts.map { Participant(actor: $0.found.actor, part: $0.part, principal: $0.found.principal) }
      .filter { seen.insert($0).inserted }
  }
}
