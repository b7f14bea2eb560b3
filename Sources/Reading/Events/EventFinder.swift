import Chronicle
import Language

/// What one sentence tells: an event before it is given an id and merged with its retellings.
struct EventDraft: Hashable, Sendable {
  let frame: Int
  let source: [ActorID]
  let target: [ActorID]
  let participants: [Participant]
  let status: EventStatus
  let attributedTo: ActorID?
  let date: DateExpression?
  /// Whether the date stands in the event’s own sentence.
  let isDateOwn: Bool
  let sentence: Sentence
  /// The trigger’s tokens.
  let trigger: Range<Int>
  /// The tokens of the clause that tells it.
  let clause: Range<Int>
}

/// Reads the events of one sentence by the lexicon’s frames.
struct EventFinder {
  let sentence: Sentence
  let view: SentenceView
  let frames: FrameIndex
  let status: StatusReader
  let dater: EventDater
  let principals: Principals
  let discourse: Discourse

  /// The events of the sentence in text order: one for each trigger at most, by the first frame that fits.
  func drafts() -> [EventDraft] {
    let finder = TriggerFinder(view: view, frames: frames)
    var drafts: [EventDraft] = []
    var spent: Set<Int> = []
    for index in sentence.tokens.indices where !spent.contains(index) {
      for candidate in candidates(finder.sites(at: index)) {
        let told = spent.isDisjoint(with: candidate.site.tokens) ? self.drafts(candidate, after: drafts) : []
        guard !told.isEmpty else { continue }
        drafts += told
        spent.formUnion(candidate.spent)
        break
      }
    }
    return drafts
  }

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
  private func candidates(_ sites: [TriggerSite]) -> [Candidate] {
    let accepted = sites.compactMap(candidate)
    return accepted.filter(\.isSpecific) + accepted.filter { !$0.isSpecific }
  }

  private func candidate(_ site: TriggerSite) -> Candidate? {
    let frame = frames.frames[site.entry.frame]
    let roles = RoleFinder(view: view, site: site)
    let range = roles.objectRange
    if frame.unless.contains(where: { find($0, in: range) != nil }) { return nil }
    guard !frame.objects.isEmpty else {
      return Candidate(site: site, frame: site.entry.frame, roles: roles, spent: Set(site.tokens), isSpecific: false)
    }
    guard let object = frame.objects.lazy.compactMap({ find($0, in: range) }).first else { return nil }
    return Candidate(
      site: site, frame: site.entry.frame, roles: roles, spent: Set(site.tokens).union(object), isSpecific: true)
  }

  /// Where a phrase, singular or plural, stands in a range.
  private func find(_ phrase: [String], in range: Range<Int>) -> Range<Int>? {
    guard let last = phrase.last, !phrase.isEmpty, range.count >= phrase.count else { return nil }
    let plural = Inflection.plural(ofNoun: last)
    for start in range.lowerBound...(range.upperBound - phrase.count) {
      let matches = phrase.indices.allSatisfy { offset in
        let word = view.folded(start + offset)
        return word == phrase[offset] || offset == phrase.count - 1 && word == plural
      }
      if matches { return start..<(start + phrase.count) }
    }
    return nil
  }

  // MARK: Drafts

  /// The events of one trigger: one, or one for each target of a plural ("visits to Beijing and Moscow").
  private func drafts(_ candidate: Candidate, after earlier: [EventDraft]) -> [EventDraft] {
    let frame = frames.frames[candidate.frame]
    guard let state = status.status(of: candidate.site) else { return [] }
    let date = dater.expression(for: candidate.site, objectRange: candidate.roles.objectRange)
    let casting = Casting(
      roles: candidate.roles, principals: principals,
      partner: { actor in
        earlier.last { ($0.source + $0.target).contains(actor) && Set($0.source + $0.target).count == 2 }
          .flatMap { ($0.source + $0.target).first { $0 != actor } }
          ?? discourse.partner(of: actor, in: sentence.paragraph)
      })
    guard let parties = casting.parties(of: frame, isDated: date.map { $0.isAttributive } ?? false) else { return [] }
    let claimant = AttributionFinder(view: view, words: status.words, principals: principals).claimant(
      of: candidate.site)
    let isSeveral = !frame.isSymmetric && parties.target.count > 1 && isPlural(candidate.site)
    return (isSeveral ? parties.target.map { parties.narrowed(to: $0) } : [parties]).map { parties in
      EventDraft(
        frame: candidate.frame, source: parties.source, target: parties.target, participants: parties.participants,
        status: state, attributedTo: claimant, date: date,
        isDateOwn: date.map { dater.expressions.contains($0) } ?? false, sentence: sentence,
        trigger: candidate.site.tokens, clause: view.clause(at: candidate.site.tokens.lowerBound))
    }
  }

  private func isPlural(_ site: TriggerSite) -> Bool {
    site.stance == .noun && view.folded(site.tokens.upperBound - 1).hasSuffix("s")
  }
}
