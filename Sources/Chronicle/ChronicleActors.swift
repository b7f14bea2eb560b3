/// Actors of several documents made one.
enum ChronicleActors {
  /// Each actor once, most mentioned first, then by id.
  static func merged(_ readings: [Reading]) -> [Actor] {
    var byID: [ActorID: [Actor]] = [:]
    for reading in readings { for actor in reading.actors { byID[actor.id, default: []].append(actor) } }
    return byID.values.compactMap(one).sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
  }

  /// Name and office are those of the document that speaks of the actor most.
  private static func one(_ tellings: [Actor]) -> Actor? {
    let tellings = tellings.enumerated().sorted { ($1.element.mentions, $0.offset) < ($0.element.mentions, $1.offset) }
      .map(\.element)
    guard let main = tellings.first else { return nil }
    var seen: Set<String> = []
    return Actor(
      id: main.id, kind: main.kind, name: main.name,
      names: tellings.flatMap(\.names).filter { seen.insert($0).inserted },
      affiliation: tellings.lazy.compactMap(\.affiliation).first, role: tellings.lazy.compactMap(\.role).first,
      mentions: tellings.reduce(0) { $0 + $1.mentions })
  }
}

/// Finds actors by id and by name, without regard to case.
struct ActorDirectory: Sendable {
  private let byID: [String: Actor]
  /// Null for a name that several actors share.
  private let byName: [String: Actor?]

  init(actors: [Actor], known: [Actor]) {
    let byID = Dictionary((actors + known).map { ($0.id.folded, $0) }) { met, _ in met }
    self.byID = byID
    var byName: [String: Actor?] = [:]
    func add(_ name: String, _ actor: Actor, over taken: [String: Actor?]) {
      let name = name.lowercased()
      guard taken[name] == nil else { return }
      if let other = byName[name], other?.id != actor.id { byName[name] = .some(nil) } else { byName[name] = actor }
    }
    let everybody = byID.values.sorted { $0.id < $1.id }
    for actor in everybody { add(actor.name, actor, over: [:]) }
    // A form met in some text never takes a name away from the actor that is called so.
    let names = byName
    for actor in everybody { for name in actor.names { add(name, actor, over: names) } }
    self.byName = byName
  }

  func actor(_ id: String) -> Actor? { byID[id.lowercased()] }

  func actor(named name: String) -> Actor? { byName[name.lowercased()] ?? nil }

  func near(_ text: String) -> [Actor] {
    let candidates = Set(byID.keys).union(byName.keys)
    var seen: Set<ActorID> = []
    return Likeness.nearest(to: text, among: candidates, count: 12)
      .compactMap { actor($0) ?? actor(named: $0) }
      .filter { seen.insert($0.id).inserted }
  }
}
