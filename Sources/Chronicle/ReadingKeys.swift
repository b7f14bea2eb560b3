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
    sentences = Self.words(of: reading.sentences, in: reading.document.text.utf8Span.span)
    events = (reading.events + reading.relations).map { Self.words(of: $0) }
    occasions = reading.events.map { ChronicleEvents.occasion($0) }
  }

  /// None for a sentence that the text has not.
  private static func words(of sentences: [SentenceSpan], in text: Span<UInt8>) -> [[UInt64]] {
    var cursor = PointCursor()
    return sentences.map { sentence in
      var words: [UInt64] = []
      if let start = cursor.move(to: sentence.range.lowerBound, in: text),
        let end = cursor.move(to: sentence.range.upperBound, in: text)
      {
        Words.append(text, in: start..<end, to: &words)
      }
      return words
    }
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

/// Finds code points in UTF-8; cheap as long as they are asked for in order.
private struct PointCursor {
  /// The same place, in bytes and in code points.
  private var byte = 0
  private var point = 0

  /// Where a code point begins; null behind the text's end.
  mutating func move(to wanted: Int, in text: Span<UInt8>) -> Int? {
    guard wanted >= 0 else { return nil }
    if wanted < point { (byte, point) = (0, 0) }
    while point < wanted {
      guard byte < text.count else { return nil }
      byte += 1
      while byte < text.count, text[byte] & 0xC0 == 0x80 { byte += 1 }
      point += 1
    }
    return byte
  }
}
