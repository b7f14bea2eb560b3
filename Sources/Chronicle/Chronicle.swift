/// Everything that the readings say, with indices; immutable, so one chronicle serves any number of threads.
package struct Chronicle: Sendable {
  /// Names what was read and by what: equal versions mean equal answers.
  package let version: String
  /// By publication date, then id; undated ones last.
  package let documents: [Document]
  /// Those that a text mentions, most mentioned first, then by id.
  package let actors: [Actor]
  /// By date, undated ones last in text order; what several documents tell is told once.
  package let events: [Event]
  /// Most events first, then by id.
  package let ties: [Tie]

  private let directory: ActorDirectory
  private let index: EventIndex
  private let actorsByDocument: [String: Set<ActorID>]
  private let tiesByPair: [Pair: Tie]

  /// `known` are actors that may be asked for though no text mentions them.
  package init(readings: [Reading], known: [Actor] = [], version: String) {
    let readings = Self.ordered(readings)
    self.version = version
    documents = readings.map(\.document)
    actors = ChronicleActors.merged(readings)
    let ranks = Dictionary(documents.enumerated().map { ($1.id, $0) }) { first, _ in first }
    events = EventOrder.date.sorted(ChronicleEvents.merged(readings), documentRanks: ranks)
    ties = Tie.ties(of: events)
    tiesByPair = Dictionary(ties.map { ($0.pair, $0) }) { first, _ in first }
    directory = ActorDirectory(actors: actors, known: known)
    index = EventIndex(events)
    actorsByDocument = Dictionary(readings.map { ($0.document.id, Set($0.actors.map(\.id))) }) { $0.union($1) }
  }

  /// The actor of an id in any case; null for one that nobody knows.
  package func actor(_ id: String) -> Actor? { directory.actor(id) }

  /// The one actor that a name, in any case, stands for; null when there is none or several.
  package func actor(named name: String) -> Actor? { directory.actor(named: name) }

  /// Ids and names most like some text, nearest first.
  package func near(_ text: String) -> [Actor] { directory.near(text) }

  /// The event of an id, or the one that it was merged into.
  package func event(_ id: String) -> Event? { index.position(of: id).map { events[$0] } }

  /// The tie of a pair; without events it is all zeros.
  package func tie(_ pair: Pair) -> Tie { tiesByPair[pair] ?? Tie(pair: pair, events: []) }

  /// Whether a document mentions an actor.
  package func document(_ id: String, mentions actor: ActorID) -> Bool {
    actorsByDocument[id]?.contains(actor) ?? false
  }

  package func document(_ id: String) -> Document? {
    let folded = id.lowercased()
    return documents.first { $0.id.lowercased() == folded }
  }

  /// The events that a query asks for, in its order.
  package func events(_ query: EventQuery) -> [Event] {
    let found = index.candidates(for: query).filter { query.matches(events[$0], words: index.words[$0]) }
    return query.order.arranged(found.map { events[$0] })
  }

  /// Documents in order, each text once.
  private static func ordered(_ readings: [Reading]) -> [Reading] {
    let sorted = readings.sorted { a, b in
      switch (a.document.published, b.document.published) {
      case (let a?, let b?) where a != b: a < b
      case (_?, nil): true
      case (nil, _?): false
      default: a.document.id < b.document.id
      }
    }
    var seen: Set<String> = []
    return sorted.filter { seen.insert($0.document.sha256).inserted }
  }
}
