/// What a chronicle's indices take from a reading: a pure function of it, so that any thread can make it beforehand.
package struct ReadingKeys: Sendable {
  /// Stands between texts that make one, so that no phrase reaches over. No word has this hash but by a rare chance.
  static let gap: UInt64 = 0

  /// The words of each sentence.
  let sentences: [[UInt64]]
  /// The words of each event, summary and quotes, then of each relation.
  let events: [[UInt64]]
  /// What each event may share with its other tellings.
  let occasions: [Int?]

  package init(_ reading: Reading) {
    var cursor = TextCursor(reading.document.text)
    sentences = reading.sentences.map { sentence in
      var words: [UInt64] = []
      if let text = cursor.text(in: sentence.range) { Words.append(text, to: &words) }
      return words
    }
    events = (reading.events + reading.relations).map { Self.words(of: $0) }
    occasions = reading.events.map { ChronicleEvents.occasion($0) }
  }

  static func words(of event: Event) -> [UInt64] {
    var words: [UInt64] = []
    Words.append(event.summary, to: &words)
    for evidence in event.evidence {
      words.append(gap)
      Words.append(evidence.quote, to: &words)
    }
    return words
  }
}
