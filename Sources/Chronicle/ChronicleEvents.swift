/// Events of several documents, where what is surely the same becomes one.
enum ChronicleEvents {
  /// What an event shares with its other tellings, as a number; null for one that cannot be told again. Equal numbers are
  /// a hint: `merged` decides.
  static func occasion(_ event: Event) -> Int? { Occasion(event).map(\.hashValue) }

  /// The events of some tellings, in which what is surely the same is one; nothing is left out.
  static func merged(_ tellings: [Event]) -> [Event] {
    var groups: [Occasion: [Event]] = [:]
    var events: [Event] = []
    for event in tellings {
      if let occasion = Occasion(event) { groups[occasion, default: []].append(event) } else { events.append(event) }
    }
    for group in groups.values { events += isOneEvent(group) ? [one(group)] : group }
    return events
  }

  /// Where one document tells two such events of a day, nobody can say which of them another document means.
  private static func isOneEvent(_ group: [Event]) -> Bool {
    let documents = group.map { $0.evidence.first?.document }
    return group.count > 1 && Set(documents).count == group.count
  }

  /// The smallest id stays; the others lead to it.
  private static func one(_ group: [Event]) -> Event {
    let ids = Set(group.flatMap { [$0.id] + $0.sameAs }).sorted()
    let group = group.sorted { $0.id < $1.id }
    let main = group[0]
    return Event(
      id: main.id, sameAs: ids.filter { $0 != main.id }, type: main.type, mode: main.mode,
      contexts: Set(group.flatMap(\.contexts)).sorted(), cameo: main.cameo, goldstein: main.goldstein,
      source: main.source, target: main.target, symmetric: main.symmetric,
      participants: unique(group.flatMap(\.participants)), date: main.date, status: main.status,
      attributedTo: main.attributedTo, summary: main.summary, quantities: unique(group.flatMap(\.quantities)),
      evidence: group.flatMap(\.evidence), trigger: main.trigger, why: main.why)
  }

  private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }
}

/// What two tellings must share to be one event: all that is coded, and the very day.
private struct Occasion: Hashable {
  let type: EventType
  let mode: Mode?
  let source: [ActorID]
  let target: [ActorID]
  let symmetric: Bool
  let status: EventStatus
  let attributedTo: ActorID?
  let day: Day

  init?(_ event: Event) {
    guard let edtf = event.date.edtf, edtf.precision == .day, let day = edtf.earliest, event.date.modifier == nil else {
      return nil
    }
    type = event.type
    mode = event.mode
    source = event.source
    target = event.target
    symmetric = event.symmetric
    status = event.status
    attributedTo = event.attributedTo
    self.day = day
  }
}
