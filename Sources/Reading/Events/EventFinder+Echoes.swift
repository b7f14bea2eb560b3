import Chronicle
import Language

/// Words that tell once more what others of the sentence tell.
extension EventFinder {
  /// A noun within what another trigger governs, with the same parties, is that trigger’s own matter: "signed an agreement on
  /// cooperation" is one event.
  func withoutEchoes(_ drafts: [EventDraft]) -> [EventDraft] {
    guard drafts.count > 1 else { return drafts }
    var dropped: Set<Int> = []
    for (index, draft) in drafts.enumerated() {
      if isOwnPurpose(draft, drafts) || isDescribed(draft, drafts) || isRefused(draft, drafts) { dropped.insert(index) }
      let word = draft.trigger.upperBound - 1
      guard !frames.nouns(view.folded(word)).isEmpty, view.tree.part(word) != .verb else { continue }
      for (other, governor) in drafts.enumerated()
      where other != index && governor.pair == draft.pair && governor.trigger != draft.trigger
        && isSameTime(draft, governor) && !isAnswered(draft, by: governor)
        && isGoverned(word, by: governor) && !isBeside(draft, governor)
      {
        dropped.insert(isSupport(governor) && isObject(word, of: governor.trigger) ? other : index)
      }
    }
    return drafts.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// "arrived in Lima to visit Peru", "its visit to Lima to meet the president": a purpose that is the very act.
  private func isOwnPurpose(_ draft: EventDraft, _ drafts: [EventDraft]) -> Bool {
    let verb = draft.trigger.lowerBound
    guard draft.status.because == "to" || view.tree.relation(verb) == .acl && view.tree.tag(verb) == .baseVerb else {
      return false
    }
    let type = frames.frames[draft.frame].type
    let above = [view.tree.head(verb), view.tree.governor(verb)].compactMap(\.self)
    return drafts.contains { other in
      other.trigger.upperBound <= verb && other.pair == draft.pair && frames.frames[other.frame].type == type
        && (other.source == draft.source || frames.frames[draft.frame].isSymmetric)
        && above.contains { other.trigger.contains($0) }
    }
  }

  /// "its refusal to join the summit", "refused to meet": one act, the refusal.
  private func isRefused(_ draft: EventDraft, _ drafts: [EventDraft]) -> Bool {
    guard draft.status.status == .negated else { return false }
    return drafts.contains { other in
      other.pair == draft.pair && frames.frames[other.frame].type == .reject
        && frames.frames[draft.frame].type != .reject && other.trigger.upperBound <= draft.trigger.lowerBound
        && other.trigger.contains { view.folded($0) == draft.status.because }
    }
  }

  /// "a peace deal signed last month by Peru and Chile": a noun whose participle tells the same act, with its date and parties.
  private func isDescribed(_ draft: EventDraft, _ drafts: [EventDraft]) -> Bool {
    let word = draft.trigger.upperBound - 1
    return drafts.contains { other in
      other.pair == draft.pair && other.trigger.lowerBound > word
        && frames.frames[other.frame].type == frames.frames[draft.frame].type
        && view.tree.relation(other.trigger.lowerBound) == .acl && view.tree.tag(other.trigger.lowerBound) != .baseVerb
        && view.tree.head(other.trigger.lowerBound) == word
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

  /// "the invasion and occupation of Peru": two deeds side by side.
  private func isBeside(_ draft: EventDraft, _ other: EventDraft) -> Bool {
    let word = draft.trigger.upperBound - 1
    return view.tree.relation(word) == .conj && view.tree.head(word).map { other.trigger.contains($0) } ?? false
      && frames.frames[draft.frame].type != frames.frames[other.frame].type
  }

  /// Whether a noun hangs from a trigger without a clause between them.
  private func isGoverned(_ word: Int, by governor: EventDraft) -> Bool {
    // "trade between them resumed": a frame that asks for its subject tells of it.
    let mayBeSubject = frames.frames[governor.frame].subjectPhrases != nil
    let trigger = governor.trigger
    var at = word
    for _ in 0..<4 {
      guard let head = view.tree.head(at) else { return false }
      if trigger.contains(head) { return mayBeSubject || view.tree.relation(at) != .nsubj }
      guard !view.tree.isPredicate(head) else { return false }
      at = head
    }
    return false
  }
}
