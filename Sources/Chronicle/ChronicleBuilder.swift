/// Takes in readings one by one and makes a chronicle of them. Of two documents with one text the first counts; else the
/// order in which they come makes no difference.
///
/// What is kept of a saved reading is what queries look at, so that a million events need a few hundred megabytes.
package struct ChronicleBuilder: Sendable {
  /// A document, and what has to be known of its reading.
  struct Entry {
    let document: Document
    let saved: Range<Int>?
    /// In memory when it is not saved.
    let reading: Reading?
    /// The events' rows, as they came.
    let rows: Range<Int>
    /// The sentences among the texts of `sentenceWords`.
    let sentences: Range<Int>
    let actors: [UInt32]
    /// The number of the document's id.
    let id: UInt32
  }

  private(set) var entries: [Entry] = []
  private(set) var actors = ActorGathering()
  var columns = EventColumns()
  var kept: [Event] = []
  /// What events that may be told again share, and their rows.
  private(set) var occasions: [(hash: Int, row: UInt32)] = []
  var eventWords = WordIndexBuilder()
  private(set) var sentenceWords = WordIndexBuilder()
  /// Numbers of documents' ids, of those as well that evidence names and that may come later or never.
  private(set) var documentIDs: [String: UInt32] = [:]
  private var texts: Set<String> = []

  package init() {}

  /// Takes in a reading. With `saved`, whole events and the text are left where they lie. False when its text is here
  /// already.
  @discardableResult
  package mutating func add(_ reading: Reading, keys: ReadingKeys? = nil, saved: SavedPlaces? = nil) -> Bool {
    let document = reading.document
    guard texts.insert(document.sha256).inserted else { return false }
    let keys = keys ?? ReadingKeys(reading)
    let id = number(ofDocument: document.id)
    for actor in reading.actors { actors.add(actor, in: document.id) }
    let firstRow = columns.count
    for (index, event) in reading.events.enumerated() {
      if let hash = keys.occasions[index] {
        occasions.append((hash, UInt32(truncatingIfNeeded: columns.count)))
      }
      let range = saved.flatMap { $0.events.indices.contains(index) ? $0.events[index] : nil }
      // An empty range means that the event is not written as it is to be sent: it is kept in memory.
      let place = range.flatMap { $0.isEmpty ? nil : Place(saved: $0) }
      append(event, words: keys.events[index], place: place)
    }
    // Few and short: they are kept whole.
    for (index, relation) in reading.relations.enumerated() {
      append(relation, words: keys.events[reading.events.count + index], isRelation: true, place: nil)
    }
    let firstSentence = sentenceWords.count
    for words in keys.sentences { sentenceWords.add(words) }
    entries.append(
      Entry(
        document: saved == nil ? document : document.withoutText, saved: saved?.reading,
        reading: saved == nil ? reading : nil, rows: firstRow..<columns.count,
        sentences: firstSentence..<sentenceWords.count, actors: reading.actors.map { actors.number(of: $0.id) },
        id: id))
    return true
  }

  /// Which texts of another are here already, by their SHA-256.
  package func texts(sharedWith other: ChronicleBuilder) -> Set<String> { other.texts.intersection(texts) }

  /// Takes in all that another has, behind what is here: the same as if its readings had been added here one by one. No
  /// text of it may be here already.
  package mutating func append(_ other: ChronicleBuilder) {
    texts.formUnion(other.texts)
    let actorNumbers = actors.append(other.actors)
    let names = other.documentIDs.sorted { $0.value < $1.value }
    let idNumbers = names.map { number(ofDocument: $0.key) }
    let (firstRow, firstSentence) = (columns.count, sentenceWords.count)
    columns.append(other.columns, actors: actorNumbers, documents: idNumbers, kept: kept.count)
    kept += other.kept
    for (hash, row) in other.occasions { occasions.append((hash, row + UInt32(truncatingIfNeeded: firstRow))) }
    eventWords.append(other.eventWords)
    sentenceWords.append(other.sentenceWords)
    for entry in other.entries {
      entries.append(
        Entry(
          document: entry.document, saved: entry.saved, reading: entry.reading,
          rows: entry.rows.lowerBound + firstRow..<entry.rows.upperBound + firstRow,
          sentences: entry.sentences.lowerBound + firstSentence..<entry.sentences.upperBound + firstSentence,
          actors: entry.actors.map { actorNumbers[Int($0)] }, id: idNumbers[Int(entry.id)]))
    }
  }

  private mutating func number(ofDocument id: String) -> UInt32 {
    let next = UInt32(truncatingIfNeeded: documentIDs.count)
    if let number = documentIDs[id] { return number }
    documentIDs[id] = next
    return next
  }

  /// Adds an event's row; without a place it is kept in memory.
  mutating func append(_ event: Event, words: [UInt64], isRelation: Bool = false, place: Place?) {
    let parties = parties(of: event)
    let tellings = event.evidence.map { evidence in
      Telling(document: number(ofDocument: evidence.document), sentence: UInt32(clamping: evidence.sentence))
    }
    if place == nil { kept.append(event) }
    columns.append(
      event, isRelation: isRelation, place: place ?? Place(kept: kept.count - 1), parties: parties, evidence: tellings)
    eventWords.add(words)
  }

  /// Everybody in an event with all that they are there, by their numbers.
  private mutating func parties(of event: Event) -> [Party] {
    var roles: [(actor: UInt32, roles: UInt32)] = []
    func add(_ id: ActorID, _ role: UInt32, _ actors: inout ActorGathering) {
      let number = actors.number(of: id)
      if let index = roles.firstIndex(where: { $0.actor == number }) {
        roles[index].roles |= role
      } else {
        roles.append((number, role))
      }
    }
    for id in event.source { add(id, Party.sourcePrincipal, &actors) }
    for id in event.target { add(id, Party.targetPrincipal, &actors) }
    for participant in event.participants {
      add(participant.actor, participant.part == .source ? Party.sourceParticipant : Party.targetParticipant, &actors)
    }
    return roles.map { Party(actor: $0.actor, roles: $0.roles) }
  }

  /// The chronicle of all that was taken in. `known` are actors that may be asked for though no text mentions them.
  package consuming func chronicle(known: [Actor] = [], version: String, archive: Archive? = nil) -> Chronicle {
    Chronicle(ChronicleAssembly(self, archive: archive ?? .none), known: known, version: version)
  }
}

/// Cuts pieces from a text by code points; cheap as long as they are asked for in order.
package struct TextCursor {
  private let scalars: String.UnicodeScalarView
  private var index: String.UnicodeScalarView.Index
  private var offset = 0

  package init(_ text: String) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
  }

  /// Null for a range that the text has not.
  package mutating func text(in range: Range<Int>) -> String? {
    guard let start = move(to: range.lowerBound), let end = move(to: range.upperBound) else { return nil }
    return String(scalars[start..<end])
  }

  private mutating func move(to place: Int) -> String.UnicodeScalarView.Index? {
    guard place >= 0 else { return nil }
    let limit = place < offset ? scalars.startIndex : scalars.endIndex
    guard let found = scalars.index(index, offsetBy: place - offset, limitedBy: limit) else { return nil }
    index = found
    offset = place
    return found
  }
}

extension Document {
  /// The same without its text, which lies elsewhere.
  var withoutText: Document {
    Document(
      id: id, title: title, published: published, url: url, publisher: publisher, language: language, sha256: sha256,
      codePoints: codePoints, words: words, text: "")
  }
}
