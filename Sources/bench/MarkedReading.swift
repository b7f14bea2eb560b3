import Chronicle
import Reading
import Serving

/// Reads marked sentences with a lexicon that knows the marked words as actors. Sentences in which none of the others'
/// names stands share a lexicon, so that a table of them takes seconds.
enum MarkedReading {
  /// For each sentence, by its line, the event that connects its two parties by their roles.
  static func events(of rows: [MarkedSentence], _ files: [LexiconFile]) throws -> [Int: Event] {
    var events: [Int: Event] = [:]
    for batch in batches(rows.compactMap(Named.init)) {
      let actors = LexiconFile(
        name: "actors/marked.txt", bytes: Array(batch.map(\.actors).joined(separator: "\n\n").utf8))
      let reader = Reader(
        lexicon: try Lexicon(files: files + [actors]), analyzer: try LexiconFolder.analyzer(), digest: Digest.sha256)
      for named in batch {
        let told = reader.read(Source(name: "sentence", text: named.text)).events
        if let best = told.max(by: { named.rank($0) < named.rank($1) }), named.rank(best) > 0 {
          events[named.line] = best
        }
      }
    }
    return events
  }

  /// A sentence whose parties have names of their own.
  private struct Named {
    let line: Int
    let text: String
    let names: [String]

    /// Null where a party is left out, or stands inside the other.
    init?(_ row: MarkedSentence) {
      guard let from = row.source, let to = row.target, !from.overlaps(to) else { return nil }
      // Lists of the lexicon are cut at commas: names do without them.
      func name(_ range: Range<Int>) -> String { row.words(range).filter { $0 != "," } }
      let (first, second) = from.lowerBound < to.lowerBound ? (from, to) : (to, from)
      line = row.line
      text =
        row.words(0..<first.lowerBound) + name(first) + row.words(first.upperBound..<second.lowerBound) + name(second)
        + row.words(second.upperBound..<row.text.unicodeScalars.count)
      names = name(from) == name(to) ? [name(from)] : [name(from), name(to)]
    }

    var source: ActorID { ActorID("MARKED-SOURCE-\(line)") }
    var target: ActorID { ActorID("MARKED-TARGET-\(line)") }

    var actors: String {
      zip([source, target], names).map { "\($0.text) state Party\n  name: \($1)" }.joined(separator: "\n\n")
    }

    /// 3 from source to target, 2 between both, 1 the other way, 0 without one of them.
    func rank(_ event: Event) -> Int {
      if event.source.contains(source), event.target.contains(target) { return 3 }
      guard Set(event.source + event.target).isSuperset(of: [source, target]) else { return 0 }
      return event.symmetric ? 2 : 1
    }

    func holds(nameOf other: Named) -> Bool { other.names.contains { text.contains($0) } }
  }

  private static func batches(_ rows: [Named]) -> [[Named]] {
    var batches: [[Named]] = []
    for row in rows {
      let place = batches.firstIndex { batch in
        !batch.contains { row.holds(nameOf: $0) || $0.holds(nameOf: row) }
      }
      if let place { batches[place].append(row) } else { batches.append([row]) }
    }
    return batches
  }
}
