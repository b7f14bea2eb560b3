import Chronicle
import Language

/// "Chad did the same", "Niger followed suit", "responded in kind": what has just been told, done by somebody else.
extension EventFinder {
  /// The acts that a sentence tells so, given those that it tells itself.
  func likewise(after drafts: [EventDraft]) -> [EventDraft] {
    // What the passage has told is known by the frames of events.
    guard !tellsRelations else { return [] }
    return view.tree.indices.compactMap { verb in
      guard view.tree.part(verb) == .verb, view.tree.tag(verb) != .ingVerb,
        let words = status.words.likewise.first(among: [verb], of: view)
      else {
        return nil
      }
      let before = drafts.last { $0.trigger.upperBound <= words.lowerBound }
      guard
        let act = before.map({ Discourse.Act(frame: $0.frame, source: $0.source, target: $0.target) }) ?? discourse.act
      else { return nil }
      return draft(of: act, told: words)
    }
  }

  private var tellsRelations: Bool { frames.frames.first?.isRelation ?? true }

  private func draft(of act: Discourse.Act, told words: Range<Int>) -> EventDraft? {
    let verb = words.lowerBound
    let site = TriggerSite(
      entry: FrameIndex.Entry(frame: act.frame, rest: [], lemma: view.tree.lemma(verb)), word: verb, tokens: words,
      apart: words.upperBound..<words.upperBound)
    let roles = RoleFinder(view: view, site: site, words: status.words, isDeed: isDeed)
    guard let verdict = status.status(of: site), !frames.frames[act.frame].isSymmetric else { return nil }
    let doers = doers(in: roles, of: act)
    let ids = Set(doers.map(\.principal))
    // Done to whoever began, unless a third follows.
    let others = ids.isSubset(of: act.target) ? act.source : act.target.filter { !ids.contains($0) }
    guard !ids.isEmpty, !others.isEmpty else { return nil }
    let sufferers = others.map { Casting.Part(actor: $0, principal: $0, slot: Frame.Slot.discourse.name, phrase: nil) }
    let date = dater.expression(for: site)
    return EventDraft(
      frame: act.frame,
      parties: Casting.Parties(
        source: Casting.ids(doers), target: others,
        parts: doers.map { (.source, $0) } + sufferers.map { (.target, $0) }),
      status: verdict, attributedTo: nil, date: date, isDateOwn: date.map(dater.expressions.contains) ?? false,
      isNew: true, object: nil, entry: entry, sentence: sentence, trigger: words, clause: view.clauseRange(verb),
      rejected: [])
  }

  /// Those who do it, if none of them did it first.
  private func doers(in roles: RoleFinder, of act: Discourse.Act) -> [Casting.Part] {
    let parts = roles.phrases(in: .subject).filter { $0.form != .aside && $0.form != .nationals }.flatMap { phrase in
      phrase.actors.compactMap { actor in
        principals.principal(of: actor).map {
          Casting.Part(actor: actor, principal: $0, slot: Frame.Slot.subject.name, phrase: phrase)
        }
      }
    }
    return parts.contains { act.source.contains($0.principal) } ? [] : parts
  }
}
