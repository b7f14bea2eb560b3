import Chronicle
import Dashboard
import HTTP

extension Call {
  func overview(_ search: SearchView?) -> OverviewPage {
    let days = chronicle.documents.compactMap(\.published)
    let published = days.min().flatMap { first in days.max().map { (first.description, $0.description) } }
    let shown = chronicle.ties.prefix(12).map { chronicle.view(of: $0) }
    let busiest = chronicle.documents.indices
      .map { (index: $0, events: chronicle.events(in: UInt32(truncatingIfNeeded: $0)).count) }
      .sorted { ($1.events, $0.index) < ($0.events, $1.index) }
      .prefix(20).map { chronicle.view(of: chronicle.documents[$0.index]) }
    return OverviewPage(
      counts: counts, published: published, ties: Array(shown), matrix: matrix, documents: Array(busiest),
      actors: choices, search: search)
  }

  private var counts: OverviewPage.Counts {
    var undated = EventQuery()
    undated.statuses = []
    undated.undated = .only
    return OverviewPage.Counts(
      documents: chronicle.documents.count, sentences: chronicle.sentenceCount,
      asserted: chronicle.count(of: .asserted), negated: chronicle.count(of: .negated),
      hypothetical: chronicle.count(of: .hypothetical), undated: chronicle.select(undated).count,
      ties: chronicle.ties.count, actors: chronicle.actors.count)
  }

  /// What the boxes of a tie offer: those that have ties, then others that are named, states first.
  var choices: [ActorView] {
    let tied = Set(chronicle.ties.prefix(2000).flatMap { [$0.pair.first, $0.pair.second] })
    let named = chronicle.actors.filter { $0.mentions > 0 || tied.contains($0.id) }
    let (first, rest) = (named.filter { tied.contains($0.id) }, named.filter { !tied.contains($0.id) })
    return (first + rest).prefix(400).map { chronicle.view(of: $0.id) }
  }

  /// The actors with most events, and what lies between them.
  private var matrix: MatrixView {
    var events: [ActorID: Int] = [:]
    for tie in chronicle.ties {
      events[tie.pair.first, default: 0] += tie.events
      events[tie.pair.second, default: 0] += tie.events
    }
    let ids = events.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20).map(\.key)
    let cells = ids.map { a in
      ids.map { b -> MatrixView.Cell? in
        guard let pair = Pair(a, b) else { return nil }
        let tie = chronicle.tie(pair)
        return tie.events == 0
          ? nil : MatrixView.Cell(events: tie.events, cooperation: tie.cooperation, conflict: tie.conflict)
      }
    }
    return MatrixView(actors: ids.map { chronicle.view(of: $0) }, cells: cells, of: events.count)
  }

  /// The first sentences that hold some words, and actors that go by them.
  func searchView(_ words: String) throws(Problem) -> SearchView {
    let found = chronicle.sentences(TextQuery(words))
    var hits: [SearchView.Hit] = []
    for place in found.prefix(50) {
      guard let reading = chronicle.reading(of: place.document), reading.sentences.indices.contains(place.index) else {
        throw .lost
      }
      let sentence = reading.sentences[place.index]
      var cursor = TextCursor(reading.document.text)
      let events = chronicle.events(in: place.document, sentence: sentence.number)
        .compactMap { chronicle.event(at: $0) }.map { chronicle.view(of: $0) }
      hits.append(
        SearchView.Hit(
          document: reading.document.id, title: reading.document.title ?? reading.document.id,
          sentence: sentence.number, text: cursor.text(in: sentence.range) ?? "", events: events))
    }
    let folded = words.lowercased()
    let actors = chronicle.actors.lazy.filter { actor in
      actor.mentions > 0 && ([actor.name] + actor.names).contains { $0.lowercased().contains(folded) }
    }
    return SearchView(
      words: words, actors: actors.prefix(8).map { chronicle.view(of: $0.id) }, hits: hits, count: found.count,
      query: PercentEncoding.encode(words))
  }
}
