import Chronicle
import Language

/// Makes events of drafts: retellings become one event with several pieces of evidence.
struct EventMerger {
  let document: String
  let text: Text
  let frames: FrameIndex
  let published: Day?
  let digest: Reader.Digest

  /// The events of a document, in the text order of their first telling.
  func events(of drafts: [EventDraft]) -> [Event] {
    var groups: [[EventDraft]] = []
    // Only tellings of one act by the same parties are compared.
    var alike: [Act: [Int]] = [:]
    for draft in drafts {
      let act = Act(type: type(draft), source: draft.source, target: draft.target, status: draft.status.status)
      if let group = alike[act, default: []].last(where: { isRetold(groups[$0], by: draft) }) {
        groups[group].append(draft)
      } else {
        alike[act, default: []].append(groups.count)
        groups.append([draft])
      }
    }
    var ids: Set<String> = []
    return groups.compactMap { event(of: $0) }.filter { ids.insert($0.id).inserted }
  }

  private struct Act: Hashable {
    let type: EventType
    let source: [ActorID]
    let target: [ActorID]
    let status: EventStatus
  }

  /// The same act told again: the dates do not contradict, and the words are of one frame or one precise date.
  private func isRetold(_ group: [EventDraft], by draft: EventDraft) -> Bool {
    guard let first = group.first else { return false }
    // A chronology gives each of its events an entry: what two entries tell, or one and the text around, is not the same.
    if draft.entry != first.entry, draft.entry != nil && first.entry != nil || draft.date == nil || first.date == nil {
      return false
    }
    let dates = group.compactMap { $0.date?.edtf }
    guard let own = draft.date?.edtf else {
      let isOther = draft.isNew || isOfOtherThing(first, draft)
      return first.frame == draft.frame && !(isOther && !dates.isEmpty && isApart(first, draft))
    }
    guard dates.allSatisfy({ $0.overlaps(own) }) else { return false }
    return first.frame == draft.frame || dates.contains(own) && own.precision == .day && !draft.isNew
  }

  /// What brings itself up as new, paragraphs away from what has a date, is not that.
  private func isApart(_ first: EventDraft, _ draft: EventDraft) -> Bool {
    draft.sentence.number - first.sentence.number > 3
  }

  /// "shut the border" is not "closed its airspace".
  private func isOfOtherThing(_ first: EventDraft, _ draft: EventDraft) -> Bool {
    guard let one = first.object, let other = draft.object else { return false }
    return one != other
  }

  // MARK: Why

  private func explanation(of draft: EventDraft) -> Explanation {
    Explanation(
      parties: draft.parties.parts.map { part, found in
        let range = found.phrase.map { self.range($0.tokens, in: draft.sentence) }
        return Explanation.Party(
          actor: found.actor, part: part, principal: found.principal, slot: found.slot, range: range,
          text: range.map { text[$0] })
      },
      status: draft.status.because, date: reason(ofDate: draft),
      rejected: draft.rejected.map { alternative($0, in: draft.sentence) })
  }

  private func reason(ofDate draft: EventDraft) -> String {
    guard let date = draft.date, date.edtf != nil else { return "no date hangs from it" }
    return draft.isDateOwn ? "‘\(date.text)’ hangs nearest to it" : "‘\(date.text)’ heads its section"
  }

  /// A frame that told nothing, as explanations show it.
  func alternative(_ rejection: Rejection, in sentence: Sentence) -> Explanation.Alternative {
    let range = range(rejection.tokens, in: sentence)
    return Explanation.Alternative(
      rule: frames.frames[rejection.frame].rule, range: range, text: text[range], reason: rejection.reason.text)
  }

  private func type(_ draft: EventDraft) -> EventType { frames.frames[draft.frame].type }

  private func event(of group: [EventDraft]) -> Event? {
    guard let first = group.first else { return nil }
    let frame = frames.frames[first.frame]
    let evidence = group.map(evidence)
    let trigger = range(first.trigger, in: first.sentence)
    let isSymmetric = frame.isSymmetric || first.parties.isMutual
    return Event(
      id: id(first, frame), type: frame.type, mode: frame.mode, contexts: frame.contexts, cameo: frame.cameo,
      goldstein: frame.goldstein, source: first.source, target: first.target, symmetric: isSymmetric,
      participants: participants(of: group), date: date(of: group), status: first.status.status,
      attributedTo: first.attributedTo, summary: summary(of: first),
      quantities: QuantityFinder.quantities(in: first.sentence.tokens[first.clause], of: text),
      evidence: Self.unique(evidence), trigger: Trigger(range: trigger, text: text[trigger], rule: frame.rule),
      why: explanation(of: first))
  }

  private static func unique(_ evidence: [Evidence]) -> [Evidence] {
    var seen: Set<Int> = []
    return evidence.filter { seen.insert($0.sentence).inserted }
  }

  private func participants(of group: [EventDraft]) -> [Participant] {
    var seen: Set<Participant> = []
    return group.flatMap(\.parties.participants).filter { seen.insert($0).inserted }
  }

  private func evidence(of draft: EventDraft) -> Evidence {
    Evidence(
      document: document, sentence: draft.sentence.number, paragraph: draft.sentence.paragraph,
      range: draft.sentence.range,
      quote: text[draft.sentence.range])
  }

  /// The most precise date of all tellings; without one, an asserted event cannot be later than the document.
  private func date(of group: [EventDraft]) -> EventDate {
    let dated = group.filter { $0.date?.edtf != nil }
    let best = dated.min { span($0) < span($1) }
    guard let best, let expression = best.date, let edtf = expression.edtf else {
      return EventDate(edtf: nil, basis: .none, noLaterThan: group.first?.status.status == .asserted ? published : nil)
    }
    return EventDate(
      edtf: edtf, modifier: expression.modifier, basis: best.isDateOwn ? expression.basis : .context,
      text: expression.text)
  }

  /// How many days a draft’s date may mean; open ends count as long.
  private func span(_ draft: EventDraft) -> Int {
    guard let edtf = draft.date?.edtf, let start = edtf.earliest, let end = edtf.latest else { return .max }
    return (end.year - start.year) * 372 + (end.month - start.month) * 31 + end.day - start.day
  }

  private func id(_ draft: EventDraft, _ frame: Frame) -> String {
    let trigger = range(draft.trigger, in: draft.sentence)
    let parties = Set(draft.source + draft.target).map(\.text).sorted().joined(separator: "+")
    let key =
      "\(document)|\(trigger.lowerBound)..<\(trigger.upperBound)|\(frame.type.rawValue)|\(parties)|\(draft.status.status.rawValue)"
    return "e-" + Hex.text(digest(Array(key.utf8)).prefix(8))
  }

  private func range(_ tokens: Range<Int>, in sentence: Sentence) -> Range<Int> {
    guard let first = sentence.tokens[safe: tokens.lowerBound], let last = sentence.tokens[safe: tokens.upperBound - 1]
    else {
      return sentence.range
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// The clause that tells it, without the words and marks that tie it to others.
  private func summary(of draft: EventDraft) -> String {
    var tokens = draft.sentence.tokens[draft.clause]
    while let first = tokens.first, first.kind == .punctuation || Self.ties.contains(first.folded) {
      tokens = tokens.dropFirst()
    }
    while let last = tokens.last, last.kind == .punctuation, last.text != ")", last.text != "”" {
      tokens = tokens.dropLast()
    }
    guard let first = tokens.first, let last = tokens.last else { return text[draft.sentence.range] }
    return text[first.range.lowerBound..<last.range.upperBound]
  }

  private static let ties: Set<String> = ["that", "and", "but", "so", "which", "when", "while", "because", "although"]
}

/// Bytes in hexadecimal.
enum Hex {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      let digits = Array("0123456789abcdef")
      return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }.joined()
  }
}
