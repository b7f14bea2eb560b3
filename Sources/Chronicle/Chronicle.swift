/// Everything that the readings say, with indices; immutable, so one chronicle serves any number of threads.
///
/// Events and documents are known by their number, in the chronicle's own order. What queries look at lies in memory;
/// whole events and texts may lie in an archive. A class, as every answer hands it about, and it has many parts to share.
package final class Chronicle: Sendable {
  /// Names what was read and by what: equal versions mean equal answers.
  package let version: String
  /// By publication date, then id; undated ones last. The text of a saved one is empty here: see `reading(of:)`.
  package let documents: [Document]
  /// Those that a text mentions, most mentioned first, then by id.
  package let actors: [Actor]
  /// Most events first, then by id.
  package let ties: [Tie]

  let columns: EventColumns
  let index: EventIndex
  let actorIDs: [ActorID]
  let words: WordIndex
  let sentenceWords: WordIndex
  /// The first sentence of each document among all of them.
  let sentenceStarts: [UInt32]
  private let kept: [Event]
  private let entries: [ChronicleBuilder.Entry]
  private let archive: Archive
  private let directory: ActorDirectory
  let actorNumbers: [ActorID: UInt32]
  let documentNumbers: [String: UInt32]
  private let documentsByActor: Runs<UInt32>
  private let tiesByPair: [Pair: Int]
  private let tiesByActor: Runs<UInt32>
  private let nearDocuments: NearNames

  /// A chronicle of readings in memory. `known` are actors that may be asked for though no text mentions them.
  package convenience init(readings: [Reading], known: [Actor] = [], version: String) {
    var builder = ChronicleBuilder()
    let sorted = readings.sorted { a, b in
      switch (a.document.published, b.document.published) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      default: a.document.id < b.document.id
      }
    }
    for reading in sorted { builder.add(reading) }
    self.init(ChronicleAssembly(builder, archive: .none), known: known, version: version)
  }

  init(_ assembly: consuming ChronicleAssembly, known: [Actor], version: String) {
    var assembly = assembly
    self.version = version
    (columns, words) = assembly.events()
    (sentenceWords, sentenceStarts) = assembly.sentences()
    entries = assembly.entries
    documents = entries.map(\.document)
    kept = assembly.kept
    archive = assembly.archive
    actors = assembly.actors.actors
    actorIDs = assembly.actors.ids
    actorNumbers = assembly.actors.numbers
    let documentIDs = documents.enumerated().map { ($1.id.lowercased(), UInt32(truncatingIfNeeded: $0)) }
    documentNumbers = Dictionary(documentIDs) { first, _ in first }
    nearDocuments = NearNames(documents.map(\.id))
    index = EventIndex(
      columns, actors: actorIDs.count, documents: documents.count, aliases: Self.aliases(kept, columns))
    documentsByActor = Self.documentsByActor(entries, actors: actorIDs.count)
    ties = Tie.ties(in: columns, index: index, ids: actorIDs)
    tiesByPair = Dictionary(ties.enumerated().map { ($1.pair, $0) }) { first, _ in first }
    tiesByActor = Self.tiesByActor(ties, actorNumbers, count: actorIDs.count)
    directory = ActorDirectory(actors: actors, known: known)
  }

  /// The ids of retellings, which lead to the event they were merged into: only such events have any, and they are kept.
  private static func aliases(_ kept: [Event], _ columns: EventColumns) -> [(key: UInt64, row: UInt32)] {
    var aliases: [(key: UInt64, row: UInt32)] = []
    for (row, place) in columns.places.enumerated() {
      guard let number = place.kept else { continue }
      for id in kept[number].sameAs { aliases.append((EventKey.of(id), UInt32(truncatingIfNeeded: row))) }
    }
    return aliases
  }

  private static func tiesByActor(_ ties: [Tie], _ numbers: [ActorID: UInt32], count: Int) -> Runs<UInt32> {
    let sides = ties.map { tie in [tie.pair.first, tie.pair.second].compactMap { numbers[$0].map { Int($0) } } }
    var counts = [Int](repeating: 0, count: count)
    for side in sides.joined() { counts[side] += 1 }
    var filler = RunsFiller<UInt32>(counts: counts, placeholder: 0)
    for (number, actors) in sides.enumerated() {
      for actor in actors { filler.append(UInt32(truncatingIfNeeded: number), to: actor) }
    }
    return filler.runs
  }

  private static func documentsByActor(_ entries: [ChronicleBuilder.Entry], actors: Int) -> Runs<UInt32> {
    var counts = [Int](repeating: 0, count: actors)
    for entry in entries { for actor in entry.actors { counts[Int(actor)] += 1 } }
    var filler = RunsFiller<UInt32>(counts: counts, placeholder: 0)
    for (number, entry) in entries.enumerated() {
      for actor in entry.actors { filler.append(UInt32(truncatingIfNeeded: number), to: Int(actor)) }
    }
    return filler.runs
  }
}

// MARK: Actors and documents

extension Chronicle {
  /// The actor of an id in any case; null for one that nobody knows.
  package func actor(_ id: String) -> Actor? { directory.actor(id) }

  /// The one actor that a name, in any case, stands for; null when there is none or several.
  package func actor(named name: String) -> Actor? { directory.actor(named: name) }

  /// Ids and names most like some text, nearest first.
  package func near(_ text: String) -> [Actor] { directory.near(text) }

  /// Numbers of the documents that mention an actor, in order.
  package func documents(mentioning actor: ActorID) -> [UInt32] {
    actorNumbers[actor].map { Array(documentsByActor[$0]) } ?? []
  }

  /// Whether a document mentions an actor.
  package func document(_ id: String, mentions actor: ActorID) -> Bool {
    guard let number = documentNumbers[id.lowercased()], let actor = actorNumbers[actor] else { return false }
    return entries[Int(number)].actors.contains(actor)
  }

  /// The ids of the actors that a document mentions.
  package func actors(in document: UInt32) -> [ActorID] { entries[Int(document)].actors.map { actorIDs[Int($0)] } }

  /// The number of a document by its id, in any case.
  package func documentNumber(_ id: String) -> UInt32? { documentNumbers[id.lowercased()] }

  package func document(_ id: String) -> Document? { documentNumber(id).map { documents[Int($0)] } }

  /// Ids of documents most like some text, nearest first.
  package func nearDocuments(_ text: String) -> [String] { nearDocuments.nearest(to: text, count: 3) }

  /// The whole reading of a document; null when it was saved and cannot be had any more.
  package func reading(of document: UInt32) -> Reading? {
    let entry = entries[Int(document)]
    return entry.reading ?? entry.saved.flatMap { archive.bytes($0) }.flatMap { archive.reading($0) }
  }

  /// The reading of a document with its text and sentences, but nothing that they tell where it was saved; null when it
  /// cannot be had any more.
  package func text(of document: UInt32) -> Reading? {
    let entry = entries[Int(document)]
    return entry.reading ?? entry.saved.flatMap { archive.bytes($0) }.flatMap { archive.text($0) }
  }
}

// MARK: Events and ties

extension Chronicle {
  /// How many events there are, of every status; standing relations are none.
  package var eventCount: Int { EventStatus.allCases.reduce(0) { $0 + count(of: $1) } }

  /// Whether what a query found under a number is a standing relation.
  package func isRelation(_ number: UInt32) -> Bool { columns.isRelation(Int(number)) }

  /// How many events have a status.
  package func count(of status: EventStatus) -> Int { index.byStatus.count(of: UInt32(status.number)) }

  /// Numbers of the events that a query asks for, in its order.
  package func select(_ query: EventQuery) -> [UInt32] {
    EventSelector(chronicle: self).rows(query)
  }

  /// A whole event; null when it was saved and cannot be had any more.
  package func event(at number: UInt32) -> Event? {
    let place = columns.places[Int(number)]
    if let index = place.kept { return kept[index] }
    return savedBytes(at: number).flatMap { archive.event($0) }
  }

  /// An event's id; null when it was saved and cannot be had any more.
  package func eventID(at number: UInt32) -> String? {
    if let index = columns.places[Int(number)].kept { return kept[index].id }
    return event(at: number)?.id
  }

  /// An event as it was saved; null for one that is kept in memory, or cannot be had any more.
  package func savedBytes(at number: UInt32) -> [UInt8]? {
    columns.places[Int(number)].saved.flatMap { archive.bytes($0) }
  }

  /// The number of an event by its id, or by one that it was merged from.
  package func eventNumber(_ id: String) -> UInt32? {
    let folded = id.lowercased()
    return index.rows(withID: id).first { row in
      event(at: row).map { $0.id == folded || $0.sameAs.contains(folded) } ?? false
    }
  }

  /// The event of an id, or the one that it was merged into.
  package func event(_ id: String) -> Event? { eventNumber(id).flatMap { event(at: $0) } }

  /// All events by date, undated ones last in text order; what several documents tell is told once.
  package var events: [Event] {
    (0..<UInt32(truncatingIfNeeded: columns.count)).filter { !isRelation($0) }.compactMap { event(at: $0) }
  }

  package func events(_ query: EventQuery) -> [Event] { select(query).compactMap { event(at: $0) } }

  /// Numbers of the events that a document tells, in the order of time.
  package func events(in document: UInt32) -> [UInt32] { index.byDocument[document].filter { !isRelation($0) } }

  /// The tie of a pair; without events it is all zeros.
  package func tie(_ pair: Pair) -> Tie { tiesByPair[pair].map { ties[$0] } ?? Tie(pair: pair, events: []) }

  /// The ties of an actor, most events first, then by the other's id.
  package func ties(of actor: ActorID) -> [Tie] {
    actorNumbers[actor].map { tiesByActor[$0].map { ties[Int($0)] } } ?? []
  }

  /// What queries know of events, without reading them again.
  package func facts(of numbers: [UInt32]) -> [EventFacts] {
    let columns = columns
    return numbers.map { EventFacts(columns, $0) }
  }
}
