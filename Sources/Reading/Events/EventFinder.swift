import Chronicle
import Language

/// Reads the events of one sentence by the lexicon’s frames.
struct EventFinder {
  let sentence: Sentence
  let view: SentenceView
  let frames: FrameIndex
  let status: StatusReader
  let dater: EventDater
  let principals: Principals
  let discourse: Discourse
  /// The paragraph of the chronology entry that the sentence stands in, where it does.
  let entry: Int?

  /// The same sentence read by other frames.
  func reading(_ frames: FrameIndex) -> EventFinder {
    EventFinder(
      sentence: sentence, view: view, frames: frames, status: status, dater: dater, principals: principals,
      discourse: discourse, entry: entry)
  }

  /// What a sentence tells, and the frames that told nothing.
  struct Findings {
    var drafts: [EventDraft] = []
    var rejected: [Rejection] = []
  }

  /// The events of the sentence in text order: one for each trigger at most, by the first frame that fits.
  func findings() -> Findings {
    let finder = TriggerFinder(view: view, frames: frames)
    var findings = Findings()
    var spent: Set<Int> = []
    for index in sentence.tokens.indices where !spent.contains(index) {
      let sites = finder.sites(at: index)
      guard !sites.isEmpty else { continue }
      let (candidates, unfit) = candidates(sites)
      var rejected = unfit
      tiers: for tier in Tier.allCases {
        for candidate in candidates where tier.holds(frames.frames[candidate.frame]) {
          guard spent.isDisjoint(with: candidate.site.tokens) else { continue }
          switch told(by: candidate, after: findings.drafts, mayGuess: tier == .guessed) {
          case .success(let parts):
            findings.drafts += drafts(candidate, parts, rejected)
            spent.formUnion(candidate.spent)
            rejected = []
            break tiers
          case .failure(let untold):
            guard tier != .named else { continue }
            rejected.append(Rejection(frame: candidate.frame, tokens: candidate.site.tokens, reason: untold.reason))
          }
        }
      }
      findings.rejected += rejected
    }
    findings.drafts = withoutEchoes(findings.drafts)
    return findings
  }

  /// In which order frames are tried: those whose parties the words themselves name, those that lack one which the
  /// discourse supplies, then those whose verbs are too common for that.
  private enum Tier: CaseIterable {
    case named, guessed, common

    func holds(_ frame: Frame) -> Bool { frame.needsNames == (self == .common) }
  }

  // MARK: Candidates

  /// A site whose frame accepts its object.
  private struct Candidate {
    let site: TriggerSite
    let frame: Int
    let roles: RoleFinder
    /// Tokens that tell no further event: the trigger and its object’s noun.
    let spent: Set<Int>
    let isSpecific: Bool
  }

  /// Frames that name their object come first, then longer triggers, then the lexicon’s order.
  private func candidates(_ sites: [TriggerSite]) -> (fit: [Candidate], unfit: [Rejection]) {
    var (specific, general, unfit): ([Candidate], [Candidate], [Rejection]) = ([], [], [])
    // Sites that share their word share its object.
    var objects: [Range<Int>: [Int]] = [:]
    for site in sites {
      let frame = frames.frames[site.entry.frame]
      let roles = RoleFinder(view: view, site: site, words: status.words, isDeed: isDeed)
      let spent = Set(site.tokens).union(site.apart)
      if let complement = frame.complement {
        if complement.first(among: roles.saidWords, of: view) == nil {
          unfit.append(Rejection(frame: site.entry.frame, tokens: site.tokens, reason: .otherObject))
          continue
        }
      }
      guard !frame.unless.isEmpty || !frame.objects.isEmpty else {
        general.append(Candidate(site: site, frame: site.entry.frame, roles: roles, spent: spent, isSpecific: false))
        continue
      }
      // A preposition in the trigger ("expelled from") has an object of its own.
      let place = min(site.word, site.tokens.lowerBound)..<max(site.word, site.tokens.upperBound)
      let object = objects[place] ?? roles.objectTokens.sorted()
      objects[place] = object
      if let veto = frame.unlessPhrases.first(among: object.filter { !site.tokens.contains($0) }, of: view) {
        let word = veto.map { view.folded($0) }.joined(separator: " ")
        unfit.append(Rejection(frame: site.entry.frame, tokens: site.tokens, reason: .forbidden(by: word)))
      } else if frame.objects.isEmpty {
        general.append(Candidate(site: site, frame: site.entry.frame, roles: roles, spent: spent, isSpecific: false))
      } else if let found = frame.objectPhrases.first(among: object, of: view) ?? pactName(object, frame) {
        specific.append(
          Candidate(
            site: site, frame: site.entry.frame, roles: roles, spent: spent.union(found), isSpecific: true))
      } else {
        unfit.append(
          Rejection(frame: site.entry.frame, tokens: site.tokens, reason: .otherObject))
      }
    }
    return (specific + general, unfit)
  }

  /// "signed GSOMIA": the acronym of a pact, for a frame that pacts are the object of.
  private func pactName(_ object: [Int], _ frame: Frame) -> Range<Int>? {
    guard frame.objects.contains(["treaty"]) else { return nil }
    return object.first { Pacts.isAcronym(view.tokens[$0]) && view.phrase(at: $0) == nil }.map { $0..<($0 + 1) }
  }

  /// Whether a noun tells a deed by some frame.
  private func isDeed(_ word: Int) -> Bool { !frames.nouns(view.folded(word)).isEmpty }

  // MARK: Drafts

  private struct Untold: Error { let reason: Rejection.Reason }

  private struct Telling {
    let parties: Casting.Parties
    let status: StatusReader.Verdict
    let date: DateExpression?
  }

  private func told(
    by candidate: Candidate, after earlier: [EventDraft], mayGuess: Bool
  ) -> Result<Telling, Untold> {
    let frame = frames.frames[candidate.frame]
    guard let status = status.status(of: candidate.site) else { return .failure(Untold(reason: .noEvent)) }
    guard !(status.isAlleged && mayGuess) else { return .failure(Untold(reason: .noEvent)) }
    let date = dater.expression(for: candidate.site)
    let casting = Casting(
      roles: candidate.roles, principals: principals, aboutPair: discourse.pair,
      bystander: { bystander(of: candidate.site, besides: $0) },
      partners: { actor in
        pact(meantBy: candidate, among: [actor]).map { $0.filter { $0 != actor } }
          ?? partners(of: actor, after: earlier)
      },
      sides: { third in
        (third.isEmpty ? pact(meantBy: candidate, among: []) : nil) ?? sides(besides: third, after: earlier)
      }, named: powers, mayGuess: mayGuess)
    return casting.parties(of: frame, isDated: date.map { $0.isAttributive } ?? false)
      .map { Telling(parties: $0, status: denied($0) ?? status, date: date) }
      .mapError { Untold(reason: $0.reason) }
  }

  /// The two sides of the agreement that the trigger’s object means: "did not ratify the treaty".
  private func pact(meantBy candidate: Candidate, among parties: Set<ActorID>) -> [ActorID]? {
    discourse.pacts.parties(
      meantBy: candidate.roles.objectTokens.sorted(), of: view.tokens, nouns: status.words.pacts,
      paragraph: sentence.paragraph, among: parties)?.sorted()
  }

  /// Everybody whom the sentence names, by whom they act for.
  private var powers: Set<ActorID> {
    Set(view.phrases.filter { $0.form != .aside }.flatMap(\.actors).compactMap { principals.principal(of: $0) })
  }

  /// "recognised by many, but not by Peru": negated where all who stand on one side are named to be left out.
  private func denied(_ parties: Casting.Parties) -> StatusReader.Verdict? {
    for side in [Participant.Part.source, .target] {
      let phrases = parties.parts.filter { $0.part == side }.compactMap(\.found.phrase)
      if !phrases.isEmpty, phrases.allSatisfy(view.isDenied) {
        return StatusReader.Verdict(status: .negated, because: "not")
      }
    }
    return nil
  }

  /// Whom a sentence offers as a target that no slot names: the subject of a clause around the trigger, else the only other
  /// power that the sentence names.
  private func bystander(of site: TriggerSite, besides taken: Set<ActorID>) -> ActorPhrase? {
    func isOther(_ phrase: ActorPhrase) -> Bool {
      phrase.form != .aside && phrase.actors.count == 1
        && principals.principal(of: phrase.actors[0]).map {
          !taken.contains($0) && principals.kind(of: $0) != .organization
        } ?? false
    }
    let content = complements(of: site.word).flatMap { view.tree.subtree($0) }
    let spoken = view.phrases.filter { isOther($0) && content.contains(view.top(of: $0.tokens)) }
    if Set(spoken.compactMap { principals.principal(of: $0.actors[0]) }).count == 1 { return spoken.first }
    var at = site.word
    while let governor = view.tree.governor(at), !isContrasted(at) {
      if let subject = view.tree.subject(governor)?.word, let phrase = view.phrase(at: subject), isOther(phrase) {
        return phrase
      }
      at = governor
    }
    let others = view.phrases.filter {
      isOther($0) && !isInLaterClause($0, than: site) && !isContrasted($0, with: site) && !isBeside($0)
    }
    let powers = Set(others.compactMap { principals.principal(of: $0.actors[0]) })
    return powers.count == 1 ? others.first : nil
  }

  /// "warned that Lima’s conduct", what a verb of saying has said.
  private func complements(of verb: Int) -> [Int] {
    view.tree.children(verb).filter { view.tree.relation($0) == .ccomp }
  }

  /// "while Quito welcomed it": a clause set against another one is not about its parties.
  private func isContrasted(_ clause: Int) -> Bool {
    view.tree.children(clause).contains { view.tree.relation($0) == .mark && Self.contrasts.contains(view.folded($0)) }
  }

  private static let contrasts: Set<String> = ["while", "whereas", "although", "though"]

  private func isContrasted(_ phrase: ActorPhrase, with site: TriggerSite) -> Bool {
    let own = Set([site.word] + view.tree.ancestors(site.word))
    return view.tree.ancestors(view.top(of: phrase.tokens)).contains { !own.contains($0) && isContrasted($0) }
  }

  /// "condemned the launch and asked the Council": what a coordinate clause behind the trigger names is for its own verb.
  private func isInLaterClause(_ phrase: ActorPhrase, than site: TriggerSite) -> Bool {
    let above = Set(view.tree.ancestors(site.word))
    var clause = view.tree.clause(view.top(of: phrase.tokens))
    for _ in 0..<6 where clause > site.word && !above.contains(clause) {
      if view.tree.relation(clause) == .conj || isBeforeOrAfter(clause) { return true }
      guard let governor = view.tree.governor(clause) else { return false }
      clause = governor
    }
    return false
  }

  /// "recalled their envoys in solidarity with Lima": on the same side.
  private func isBeside(_ phrase: ActorPhrase) -> Bool {
    let start = phrase.tokens.lowerBound
    return status.words.companies.stands(in: max(0, start - 5)..<start, of: view.tokens)
  }

  /// "threatened fines before agreeing to a delay": another time, and often other parties.
  private func isBeforeOrAfter(_ clause: Int) -> Bool {
    view.tree.relation(clause) == .advcl
      && view.tree.children(clause).contains {
        view.tree.relation($0) == .mark && ["before", "after"].contains(view.folded($0))
      }
  }

  /// The other side of what has just been told about an actor: in this sentence, else in the passage.
  private func partners(of actor: ActorID, after earlier: [EventDraft]) -> [ActorID] {
    let here =
      earlier.last { $0.pair.contains(actor) && $0.pair.count == 2 && $0.status.status == .asserted }
      ?? earlier.last { $0.pair.contains(actor) && $0.pair.count == 2 }
    if let here { return here.pair.filter { $0 != actor } }
    let partners = discourse.partners(of: actor, in: sentence.paragraph)
    // "Peru cut ties with Chile, and Bolivia recalled its ambassador".
    return partners.isEmpty ? earlier.last.map { $0.target.count == 1 ? $0.target : [] } ?? [] : partners
  }

  /// The two sides of what has just been told: in this sentence, else in the passage.
  private func sides(besides third: Set<ActorID>, after earlier: [EventDraft]) -> [ActorID] {
    if third.isEmpty, let last = earlier.last, last.pair.count == 2 { return last.pair }
    return discourse.sides(besides: third, in: sentence.paragraph)
  }

  /// The events of one trigger: one, or one for each target of a plural ("visits to Beijing and Moscow").
  private func drafts(_ candidate: Candidate, _ telling: Telling, _ rejected: [Rejection]) -> [EventDraft] {
    let frame = frames.frames[candidate.frame]
    let parties = telling.parties
    let claimant = AttributionFinder(
      view: view, words: status.words, principals: principals,
      standing: Standing(view: view, isDeed: isDeed, bonds: status.words.bonds)
    ).claimant(of: candidate.site)
    let isSeveral = !frame.isSymmetric && parties.target.count > 1 && isPlural(candidate.site)
    return (isSeveral ? parties.target.map { parties.narrowed(to: $0) } : parties.apart).map { parties in
      EventDraft(
        frame: candidate.frame, parties: parties, status: telling.status, attributedTo: claimant, date: telling.date,
        isDateOwn: telling.date.map { dater.expressions.contains($0) || dater.named.contains($0) } ?? false,
        entry: entry, sentence: sentence,
        trigger: candidate.site.tokens, clause: view.clauseRange(candidate.site.word), rejected: rejected)
    }
  }

  private func isPlural(_ site: TriggerSite) -> Bool {
    !site.isVerb && view.tree.tag(site.word).isPlural == true
  }

  // MARK: Echoes

  /// A noun within what another trigger governs, with the same parties, is that trigger’s own matter: "signed an agreement on
  /// cooperation" is one event.
  private func withoutEchoes(_ drafts: [EventDraft]) -> [EventDraft] {
    guard drafts.count > 1 else { return drafts }
    var dropped: Set<Int> = []
    for (index, draft) in drafts.enumerated() {
      if isOwnPurpose(draft, drafts) { dropped.insert(index) }
      let word = draft.trigger.upperBound - 1
      guard !frames.nouns(view.folded(word)).isEmpty, view.tree.part(word) != .verb else { continue }
      for (other, governor) in drafts.enumerated()
      where other != index && governor.pair == draft.pair && governor.trigger != draft.trigger
        && isSameTime(draft, governor) && !isAnswered(draft, by: governor)
        && isGoverned(word, by: governor.trigger)
      {
        dropped.insert(isSupport(governor) && isObject(word, of: governor.trigger) ? other : index)
      }
    }
    return drafts.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// "arrived in Lima to visit Peru": a purpose that is the very act.
  private func isOwnPurpose(_ draft: EventDraft, _ drafts: [EventDraft]) -> Bool {
    guard draft.status.because == "to" else { return false }
    let type = frames.frames[draft.frame].type
    return drafts.contains { other in
      other.trigger.upperBound <= draft.trigger.lowerBound && other.source == draft.source
        && other.target == draft.target
        && frames.frames[other.frame].type == type
        && view.tree.governor(draft.trigger.lowerBound).map(other.trigger.contains) ?? false
    }
  }

  /// "ordered the suspension of aid": a verb that only lends the deed its subject, and whose frame names no object.
  private func isSupport(_ draft: EventDraft) -> Bool {
    frames.frames[draft.frame].objects.isEmpty && draft.trigger.count == 1
      && status.words.supports.contains(view.tree.lemma(draft.trigger.lowerBound))
  }

  /// "retaliated against Peru for its expulsion of Chilean envoys": the other side's deed, both of whose parties are named.
  private func isAnswered(_ draft: EventDraft, by governor: EventDraft) -> Bool {
    // What is asked for, refused or promised has not been done for that.
    let responses: Set<EventType> = [.sanction, .accuse, .threaten, .coerce, .assault]
    return responses.contains(frames.frames[governor.frame].type) && draft.source == governor.target
      && draft.target == governor.source && draft.source != draft.target && !frames.frames[draft.frame].isSymmetric
      && !frames.frames[governor.frame].isSymmetric
      && draft.parties.parts.allSatisfy { $0.found.phrase != nil }
  }

  /// What a date of its own sets apart is another event: "received jets in 2017 under a 2015 agreement".
  private func isSameTime(_ draft: EventDraft, _ governor: EventDraft) -> Bool {
    guard let date = draft.date, date.isAttributive else { return true }
    return date.edtf == governor.date?.edtf
  }

  /// Whether a noun is what a trigger does something to.
  private func isObject(_ word: Int, of trigger: Range<Int>) -> Bool {
    let first = view.tree.firstConjunct(word)
    return view.tree.head(first).map { trigger.contains($0) } ?? false
      && [.obj, .nsubjPass].contains(view.tree.relation(first))
  }

  /// Whether a noun hangs from a trigger without a clause between them.
  private func isGoverned(_ word: Int, by trigger: Range<Int>) -> Bool {
    var at = word
    for _ in 0..<4 {
      guard let head = view.tree.head(at) else { return false }
      if trigger.contains(head) { return view.tree.relation(at) != .nsubj }
      guard !view.tree.isPredicate(head) else { return false }
      at = head
    }
    return false
  }
}
