import Chronicle
import Language

/// Reads the events of one sentence by the lexicon’s frames.
///
/// A class because it never changes, and what is asked about each trigger is asked of it.
final class EventFinder {
  let sentence: Sentence
  let view: SentenceView
  let frames: FrameIndex
  let status: StatusReader
  let dater: EventDater
  let principals: Principals
  let discourse: Discourse
  /// The paragraph of the chronology entry that the sentence stands in, where it does.
  let entry: Int?

  init(
    sentence: Sentence, view: SentenceView, frames: FrameIndex, status: StatusReader, dater: EventDater,
    principals: Principals, discourse: Discourse, entry: Int?
  ) {
    self.sentence = sentence
    self.view = view
    self.frames = frames
    self.status = status
    self.dater = dater
    self.principals = principals
    self.discourse = discourse
    self.entry = entry
  }

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
    let finder = TriggerFinder(view: view, frames: frames, naming: status.words.naming)
    var findings = Findings()
    var spent: Set<Int> = []
    var silent: [[Candidate]] = []
    for index in sentence.tokens.indices where !spent.contains(index) {
      let sites = finder.sites(at: index)
      guard !sites.isEmpty else { continue }
      let (candidates, unfit) = candidates(sites)
      var rejected = unfit
      if !tell(candidates, by: [.named, .guessed, .common], &findings, &spent, &rejected), !candidates.isEmpty {
        silent.append(candidates)
      }
      findings.rejected += rejected
    }
    // What nobody else is told to have done, the only two whom the sentence names may have.
    if powers.count == 2 {
      for candidates in silent {
        var rejected = findings.rejected.filter { $0.tokens == candidates[0].site.tokens }
        _ = tell(candidates, by: [.remaining], &findings, &spent, &rejected)
      }
    }
    findings.drafts += likewise(after: findings.drafts)
    findings.drafts = withoutEchoes(findings.drafts.sorted { $0.trigger.lowerBound < $1.trigger.lowerBound })
    return findings
  }

  /// Tells what the first frame tells that fits, and whether one did.
  private func tell(
    _ candidates: [Candidate], by tiers: [Tier], _ findings: inout Findings, _ spent: inout Set<Int>,
    _ rejected: inout [Rejection]
  ) -> Bool {
    for tier in tiers {
      for candidate in candidates where tier.holds(frames.frames[candidate.frame]) {
        guard spent.isDisjoint(with: candidate.site.tokens) else { continue }
        switch told(by: candidate, after: findings.drafts, reach: tier.reach) {
        case .success(let parts):
          if tier == .remaining, isTold(parts, by: findings.drafts) { return false }
          findings.drafts += drafts(candidate, parts, rejected)
          spent.formUnion(candidate.spent)
          rejected = []
          return true
        case .failure(let untold):
          guard tier == .guessed || tier == .common else { continue }
          rejected.append(Rejection(frame: candidate.frame, tokens: candidate.site.tokens, reason: untold.reason))
        }
      }
    }
    return false
  }

  /// Whether the sentence has told something of the same two before.
  private func isTold(_ telling: Telling, by drafts: [EventDraft]) -> Bool {
    let pair = Set(telling.parties.source + telling.parties.target)
    return drafts.contains { pair.isSubset(of: Set($0.source + $0.target)) }
  }

  /// In which order frames are tried: those whose parties the words themselves name, those that lack one which the
  /// discourse supplies, then those whose verbs are too common for that; at last those that lack one which only the rest of
  /// the sentence names.
  private enum Tier {
    case named, guessed, common, remaining

    func holds(_ frame: Frame) -> Bool {
      frame.needsNames == (self == .common) && !(frame.isRelation && self == .remaining)
    }

    var reach: Casting.Reach {
      switch self {
      case .named, .common: .words
      case .guessed: .passage
      case .remaining: .sentence
      }
    }
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
    // Sites that share their words share who stands around them.
    var finders: [RoleFinder] = []
    let isDeed = isDeed
    for site in sites {
      let frame = frames.frames[site.entry.frame]
      let roles: RoleFinder
      if let known = finders.first(where: { $0.site.isAlike(site) }) {
        roles = known
      } else {
        roles = RoleFinder(view: view, site: site, words: status.words, isDeed: isDeed)
        finders.append(roles)
      }
      if let subjects = frame.subjectPhrases, site.isVerb,
        subjects.first(among: roles.subjectTokens, of: view) == nil
      {
        unfit.append(Rejection(frame: site.entry.frame, tokens: site.tokens, reason: .otherObject))
        continue
      }
      if let complement = frame.complement, complement.first(among: roles.saidWords, of: view) == nil {
        unfit.append(Rejection(frame: site.entry.frame, tokens: site.tokens, reason: .otherObject))
        continue
      }
      guard !frame.unless.isEmpty || !frame.objects.isEmpty else {
        let isSpecific = frame.complement != nil
        let plain = Candidate(
          site: site, frame: site.entry.frame, roles: roles, spent: site.spent, isSpecific: isSpecific)
        if isSpecific { specific.append(plain) } else { general.append(plain) }
        continue
      }
      let object = roles.objectTokens
      if let veto = frame.unlessPhrases.first(among: object.filter { !site.tokens.contains($0) }, of: view) {
        let word = veto.map { view.folded($0) }.joined(separator: " ")
        unfit.append(Rejection(frame: site.entry.frame, tokens: site.tokens, reason: .forbidden(by: word)))
      } else if frame.objects.isEmpty {
        general.append(
          Candidate(site: site, frame: site.entry.frame, roles: roles, spent: site.spent, isSpecific: false))
      } else if let found = frame.objectPhrases.first(among: object, of: view) ?? pactName(object, frame) {
        specific.append(
          Candidate(
            site: site, frame: site.entry.frame, roles: roles, spent: site.spent.union(found), isSpecific: true))
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
  func isDeed(_ word: Int) -> Bool { !frames.nouns(view.folded(word)).isEmpty }

  private func isClash(_ word: Int) -> Bool {
    let lemmas = [view.folded(word), view.tree.lemma(word)]
    return lemmas.flatMap(frames.nouns).map { frames.frames[$0.frame] }.contains {
      $0.isSymmetric && $0.type == .assault
    }
  }

  // MARK: Drafts

  private struct Untold: Error { let reason: Rejection.Reason }

  private struct Telling {
    let parties: Casting.Parties
    let status: StatusReader.Verdict
    let date: DateExpression?
  }

  private func told(
    by candidate: Candidate, after earlier: [EventDraft], reach: Casting.Reach
  ) -> Result<Telling, Untold> {
    let frame = frames.frames[candidate.frame]
    guard let status = status.status(of: candidate.site) else { return .failure(Untold(reason: .noEvent)) }
    guard !(status.isAlleged && reach != .words) else { return .failure(Untold(reason: .noEvent)) }
    let date = dater.expression(for: candidate.site)
    let casting = Casting(
      roles: candidate.roles, principals: principals, aboutPair: discourse.pair, aboutOne: discourse.main,
      bystander: { [self] in bystander(of: candidate.site, besides: $0) },
      partners: { [self] actor in
        if let pact = pact(meantBy: candidate, among: [actor]) { return pact.filter { $0 != actor } }
        // "signed the Lima Accords": with whom, a passage on somebody else does not tell.
        let isNamed = Pacts.areName(
          candidate.roles.objectTokens, of: view.tokens, nouns: self.status.words.pacts)
        return isNamed && !discourse.pair.contains(actor) ? [] : partners(of: actor, after: earlier)
      },
      sides: { [self] third in
        (third.isEmpty ? pact(meantBy: candidate, among: []) : nil) ?? sides(besides: third, after: earlier)
      }, isClash: isClash, named: powers, reach: reach)
    return casting.parties(of: frame, isDated: date.map { $0.isAttributive } ?? false)
      .map { Telling(parties: $0, status: denied($0) ?? status, date: date) }
      .mapError { Untold(reason: $0.reason) }
  }

  /// The two sides of the agreement that the trigger’s object means: "did not ratify the treaty".
  private func pact(meantBy candidate: Candidate, among parties: Set<ActorID>) -> [ActorID]? {
    discourse.pacts.parties(
      meantBy: candidate.roles.objectTokens, of: view.tokens, nouns: status.words.pacts,
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

  /// The events of one trigger: one, or one for each target of a plural ("visits to Beijing and Moscow").
  private func drafts(_ candidate: Candidate, _ telling: Telling, _ rejected: [Rejection]) -> [EventDraft] {
    let frame = frames.frames[candidate.frame]
    let parties = telling.parties
    let claimant = AttributionFinder(
      view: view, words: status.words, principals: principals,
      standing: Standing(view: view, isDeed: isDeed, words: status.words)
    ).claimant(of: candidate.site)
    let isSeveral = !frame.isSymmetric && parties.target.count > 1 && isPlural(candidate.site)
    return (isSeveral ? parties.target.map { parties.narrowed(to: $0) } : parties.apart).map { parties in
      EventDraft(
        frame: candidate.frame, parties: parties, status: telling.status, attributedTo: claimant, date: telling.date,
        isDateOwn: telling.date.map { dater.expressions.contains($0) || dater.named.contains($0) } ?? false,
        isNew: isNew(candidate), object: object(of: candidate), entry: entry, sentence: sentence,
        trigger: candidate.site.tokens, clause: view.clauseRange(candidate.site.word), rejected: rejected)
    }
  }

  /// "signed a border treaty", "another visit", "agreed to pay": what an indefinite article brings up is not what was told
  /// before, nor what a promise has for content.
  private func isNew(_ candidate: Candidate) -> Bool {
    guard [.agree, .consult].contains(frames.frames[candidate.frame].type) else { return false }
    let noun = candidate.site.isVerb ? candidate.roles.undergoer : candidate.site.word
    if candidate.site.isVerb, noun == nil, view.tree.child(candidate.site.word, .xcomp) != nil { return true }
    return noun.map { noun in
      view.tree.children(noun).contains {
        view.tree.relation($0) == .det && ["a", "an", "another"].contains(view.folded($0))
      }
    } ?? false
  }

  private func object(of candidate: Candidate) -> String? {
    guard candidate.site.isVerb, let noun = candidate.roles.undergoer, view.tree.part(noun) == .noun,
      !status.words.anaphors.contains(view.tree.lemma(noun))
    else { return nil }
    return view.tree.lemma(noun)
  }

  private func isPlural(_ site: TriggerSite) -> Bool {
    !site.isVerb && view.tree.tag(site.word).isPlural == true
  }
}
