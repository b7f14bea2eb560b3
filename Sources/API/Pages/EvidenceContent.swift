import Chronicle
import Dashboard

extension Call {
  /// An event with its paragraphs; null for an id that is nobody's.
  func evidence(_ id: String) throws(Problem) -> EvidenceView? {
    guard let number = chronicle.eventNumber(id) else { return nil }
    guard let event = chronicle.event(at: number) else { throw .lost }
    var passages: [EvidenceView.Passage] = []
    for (index, evidence) in event.evidence.prefix(5).enumerated() {
      passages.append(passage(evidence, trigger: index == 0 ? event.trigger.range : nil))
    }
    let why = event.why
    let parties = (why?.parties ?? []).map { party in
      let name = chronicle.view(of: party.actor).name
      let counted = party.principal == party.actor ? "" : ", counted as \(chronicle.view(of: party.principal).name)"
      return (
        name: name, reason: "\(party.part.rawValue): \(party.slot)\(party.text.map { " “\($0)”" } ?? "")\(counted)"
      )
    }
    return EvidenceView(
      event: chronicle.view(of: event), passages: passages, rule: event.trigger.rule, trigger: event.trigger.text,
      parties: parties, statusReason: why?.status, dateReason: why?.date,
      rejected: (why?.rejected ?? []).map { (rule: $0.rule, reason: $0.reason) })
  }

  /// The paragraph around a quote; the quote alone where the text was not kept.
  private func passage(_ evidence: Evidence, trigger: Range<Int>?) -> EvidenceView.Passage {
    let reading = chronicle.documentNumber(evidence.document).flatMap { chronicle.reading(of: $0) }
    let place = chronicle.place(of: evidence)
    let published = reading?.document.published?.description
    let sentences = (reading?.sentences ?? []).filter { $0.paragraph == evidence.paragraph }
    guard let text = reading?.document.text, !text.isEmpty, let first = sentences.first, let last = sentences.last
    else {
      return EvidenceView.Passage(place: place, published: published, pieces: [.quote(evidence.quote)])
    }
    let start = min(first.range.lowerBound, evidence.range.lowerBound)
    let end = max(last.range.upperBound, evidence.range.upperBound)
    let cuts = Set(
      [start, end, evidence.range.lowerBound, evidence.range.upperBound]
        + [trigger?.lowerBound, trigger?.upperBound].compactMap(\.self)
    ).filter { (start...end).contains($0) }.sorted()
    var cursor = TextCursor(text)
    let pieces = zip(cuts, cuts.dropFirst()).compactMap { from, to -> EvidenceView.Piece? in
      guard let words = cursor.text(in: from..<to) else { return nil }
      guard evidence.range.contains(from) else { return .plain(words) }
      return trigger?.contains(from) == true ? .trigger(words) : .quote(words)
    }
    return EvidenceView.Passage(place: place, published: published, pieces: pieces)
  }
}
