import Chronicle
import Dashboard

extension Call {
  func documentPage(_ number: UInt32) throws(Problem) -> DocumentPage {
    guard let reading = chronicle.reading(of: number) else { throw .lost }
    let facts = facts(of: reading)
    let bySentence = Dictionary(grouping: facts, by: \.sentence)
    let mentions = Dictionary(grouping: reading.mentions, by: \.sentence)
    let triggers = (reading.events + reading.relations).map(\.trigger.range)
    var cursor = TextCursor(reading.document.text)
    var paragraphs: [(number: Int, sentences: [DocumentPage.Sentence])] = []
    for sentence in reading.sentences {
      let inside = triggers.filter { $0.overlaps(sentence.range) }
      let pieces = pieces(sentence, mentions[sentence.number] ?? [], inside, &cursor)
      let view = DocumentPage.Sentence(
        number: sentence.number, pieces: pieces, facts: (bySentence[sentence.number] ?? []).map(\.event.id))
      if paragraphs.last?.number != sentence.paragraph { paragraphs.append((sentence.paragraph, [])) }
      paragraphs[paragraphs.count - 1].sentences.append(view)
    }
    return DocumentPage(
      document: chronicle.view(of: reading.document),
      paragraphs: paragraphs.map { DocumentPage.Paragraph(sentences: $0.sentences) }, facts: facts,
      isTextKept: !reading.document.text.isEmpty)
  }

  /// In the order of the text. An event that another document tells as well goes by the id that both share.
  private func facts(of reading: Reading) -> [DocumentPage.Fact] {
    let told =
      reading.events.map { (event: $0, isRelation: false) } + reading.relations.map { (event: $0, isRelation: true) }
    return told.compactMap { fact -> (start: Int, fact: DocumentPage.Fact)? in
      guard let place = fact.event.evidence.first(where: { $0.document == reading.document.id }) else { return nil }
      let event = chronicle.event(fact.event.id) ?? fact.event
      return (
        fact.event.trigger.range.lowerBound,
        DocumentPage.Fact(event: chronicle.view(of: event), sentence: place.sentence, isRelation: fact.isRelation)
      )
    }
    .sorted { $0.start < $1.start }.map(\.fact)
  }

  /// A sentence cut where mentions and triggers begin and end. Where mentions overlap, the first one counts.
  private func pieces(
    _ sentence: SentenceSpan, _ mentions: [Mention], _ triggers: [Range<Int>], _ cursor: inout TextCursor
  ) -> [DocumentPage.Piece] {
    let bounds = mentions.map(\.range) + triggers
    let cuts = Set(
      [sentence.range.lowerBound, sentence.range.upperBound] + bounds.flatMap { [$0.lowerBound, $0.upperBound] }
    )
    .filter { $0 >= sentence.range.lowerBound && $0 <= sentence.range.upperBound }.sorted()
    return zip(cuts, cuts.dropFirst()).compactMap { start, end in
      guard let text = cursor.text(in: start..<end) else { return nil }
      let mention = mentions.first { $0.range.contains(start) }
      return DocumentPage.Piece(
        text: text, actor: mention.map { chronicle.view(of: $0.actor) }, basis: mention?.basis.rawValue ?? "",
        isTrigger: triggers.contains { $0.contains(start) })
    }
  }
}
