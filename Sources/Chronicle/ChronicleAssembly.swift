/// Puts what a builder gathered into its final order: documents by date, events by date, retellings as one.
struct ChronicleAssembly {
  private var builder: ChronicleBuilder
  let archive: Archive
  /// Arrival numbers of the documents that stay, in order.
  private let documentOrder: [UInt32]
  /// The final number of each document by the number of its id; of several with one id, that of the first to arrive.
  private let ranks: [UInt32?]

  init(_ builder: consuming ChronicleBuilder, archive: Archive) {
    self.builder = builder
    self.archive = archive
    documentOrder = Self.documentOrder(self.builder.entries)
    var places = [UInt32](repeating: 0, count: self.builder.entries.count)
    for (place, number) in documentOrder.enumerated() { places[Int(number)] = UInt32(truncatingIfNeeded: place) }
    var ranks = [UInt32?](repeating: nil, count: self.builder.documentIDs.count)
    for (entry, place) in zip(self.builder.entries, places).reversed() { ranks[Int(entry.id)] = place }
    self.ranks = ranks
  }

  /// Documents in order.
  var entries: [ChronicleBuilder.Entry] { documentOrder.map { builder.entries[Int($0)] } }
  var actors: ActorGathering { builder.actors }
  var kept: [Event] { builder.kept }

  /// Merges what is told twice and gives the rows in the order of time, with the words of each.
  mutating func events() -> (columns: EventColumns, words: WordIndex) {
    var stays = [Bool](repeating: true, count: builder.columns.count)
    merge(&stays)
    builder.columns.number(documents: ranks)
    let columns = builder.columns
    let order = (0..<UInt32(truncatingIfNeeded: columns.count)).filter { stays[Int($0)] }
    let keys = order.map { Key(columns, Int($0)) }
    let sorted = order.indices.sorted { keys[$0] < keys[$1] }.map { order[$0] }
    let words = builder.eventWords.index(order: sorted)
    builder.eventWords = WordIndexBuilder()
    builder.columns = EventColumns()
    return (columns.reordered(sorted), words)
  }

  /// The words of each sentence, document by document, and where each document's begin.
  func sentences() -> (words: WordIndex, starts: [UInt32]) {
    var order: [UInt32] = []
    var starts: [UInt32] = []
    for number in documentOrder {
      starts.append(UInt32(truncatingIfNeeded: order.count))
      order += builder.entries[Int(number)].sentences.map { UInt32(truncatingIfNeeded: $0) }
    }
    return (builder.sentenceWords.index(order: order), starts)
  }

  /// Rows with equal occasions are read again and merged by what they say.
  private mutating func merge(_ stays: inout [Bool]) {
    let candidates = builder.occasions.sorted { $0 < $1 }
    var index = 0
    while index < candidates.count {
      var end = index + 1
      while end < candidates.count, candidates[end].hash == candidates[index].hash { end += 1 }
      defer { index = end }
      guard end - index > 1 else { continue }
      let rows = candidates[index..<end].map { Int($0.row) }
      let tellings = rows.compactMap { event(at: $0) }
      let merged = ChronicleEvents.merged(tellings)
      guard tellings.count == rows.count, merged.count < tellings.count else { continue }
      for row in rows { stays[row] = false }
      for event in merged {
        builder.append(event, words: ReadingKeys.words(of: event), place: nil)
        stays.append(true)
      }
    }
  }

  private func event(at row: Int) -> Event? {
    let place = builder.columns.places[row]
    if let kept = place.kept { return builder.kept[kept] }
    return place.saved.flatMap { archive.bytes($0) }.flatMap { archive.event($0) }
  }

  private static func documentOrder(_ entries: [ChronicleBuilder.Entry]) -> [UInt32] {
    let sorted = entries.indices.sorted { i, j in
      let (a, b) = (entries[i].document, entries[j].document)
      switch (a.published, b.published) {
      case (let x?, let y?) where x != y: return x < y
      case (_?, nil): return true
      case (nil, _?): return false
      default: return (a.id, i) < (b.id, j)
      }
    }
    return sorted.map { UInt32(truncatingIfNeeded: $0) }
  }
}

/// Where an event stands in time: by its first day, or its last where the start is open; then the narrower date first.
private struct Key: Comparable {
  let day: Int32
  let end: Int32
  let document: UInt32
  let offset: UInt32
  let id: UInt64

  init(_ columns: EventColumns, _ row: Int) {
    let (start, end) = (columns.starts[row], columns.ends[row])
    // No day comes last.
    day = start != EventColumns.noDay ? start : end != EventColumns.noDay ? end : .max
    self.end = end != EventColumns.noDay ? end : .max
    document = columns.evidence[UInt32(truncatingIfNeeded: row)].first?.document ?? .max
    offset = columns.offsets[row]
    id = columns.keys[row]
  }

  static func < (a: Key, b: Key) -> Bool {
    (a.day, a.end, a.document, a.offset, a.id) < (b.day, b.end, b.document, b.offset, b.id)
  }
}
