/// Actors as several documents tell of them, made one.
struct ActorGathering {
  private struct Telling {
    var main: Actor
    /// The document whose telling is the main one: of two that speak as often, the one with the lesser id.
    var document: String
    var affiliation: (id: ActorID, document: String)?
    var role: (text: String, document: String)?
    /// In how many documents each form is met.
    var forms: [String: Int]
    var mentions: Int

    /// Lets the document that speaks of the actor most tell it; of several, that with the least id.
    mutating func prefer(_ actor: Actor, in other: String) {
      guard (main.mentions, other) <= (actor.mentions, document) else { return }
      main = actor
      document = other
    }

    mutating func learn(affiliation id: ActorID, in other: String) {
      if affiliation.map({ other < $0.document }) ?? true { affiliation = (id, other) }
    }

    mutating func learn(role text: String, in other: String) {
      if role.map({ other < $0.document }) ?? true { role = (text, other) }
    }
  }

  private(set) var numbers: [ActorID: UInt32] = [:]
  private(set) var ids: [ActorID] = []
  private var tellings: [Telling?] = []

  /// The number of an actor, by which events know it.
  mutating func number(of id: ActorID) -> UInt32 {
    if let number = numbers[id] { return number }
    let number = UInt32(truncatingIfNeeded: ids.count)
    numbers[id] = number
    ids.append(id)
    tellings.append(nil)
    return number
  }

  /// Takes in what a document says of an actor. The order in which documents come makes no difference.
  mutating func add(_ actor: Actor, in document: String) {
    let number = Int(number(of: actor.id))
    // Out of its place while it changes, so that its forms are not copied.
    var telling =
      tellings[number]
      ?? Telling(main: actor, document: document, affiliation: nil, role: nil, forms: [:], mentions: 0)
    tellings[number] = nil
    telling.prefer(actor, in: document)
    if let affiliation = actor.affiliation { telling.learn(affiliation: affiliation, in: document) }
    if let role = actor.role { telling.learn(role: role, in: document) }
    for (index, form) in actor.names.enumerated() where !actor.names[..<index].contains(form) {
      telling.forms[form, default: 0] += 1
    }
    telling.mentions += actor.mentions
    tellings[number] = telling
  }

  /// Takes in what another has gathered; gives the numbers that its actors have here.
  mutating func append(_ other: ActorGathering) -> [UInt32] {
    zip(other.ids, other.tellings).map { id, theirs in
      let number = number(of: id)
      guard let theirs else { return number }
      guard var ours = tellings[Int(number)] else {
        tellings[Int(number)] = theirs
        return number
      }
      tellings[Int(number)] = nil
      ours.prefer(theirs.main, in: theirs.document)
      if let affiliation = theirs.affiliation { ours.learn(affiliation: affiliation.id, in: affiliation.document) }
      if let role = theirs.role { ours.learn(role: role.text, in: role.document) }
      ours.forms.merge(theirs.forms, uniquingKeysWith: +)
      ours.mentions += theirs.mentions
      tellings[Int(number)] = ours
      return number
    }
  }

  /// Each actor once, most mentioned first, then by id.
  var actors: [Actor] {
    tellings.compactMap { telling in
      telling.map { telling in
        let order = Dictionary(telling.main.names.enumerated().map { ($1, $0) }) { first, _ in first }
        let names = telling.forms.sorted { a, b in
          // The main telling's own order, then what most of the others use.
          let (x, y) = (order[a.key] ?? .max, order[b.key] ?? .max)
          if x != y { return x < y }
          return (b.value, a.key) < (a.value, b.key)
        }
        return Actor(
          id: telling.main.id, kind: telling.main.kind, name: telling.main.name, names: names.map(\.key),
          affiliation: telling.main.affiliation ?? telling.affiliation?.id,
          role: telling.main.role ?? telling.role?.text, mentions: telling.mentions)
      }
    }
    .sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }
  }
}

/// Finds actors by id and by name, without regard to case.
struct ActorDirectory: Sendable {
  private let byID: [String: Actor]
  /// Null for a name that several actors share.
  private let byName: [String: Actor?]
  private let near: NearNames

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
    near = NearNames(Set(byID.keys).union(byName.keys))
  }

  func actor(_ id: String) -> Actor? { byID[id.lowercased()] }

  func actor(named name: String) -> Actor? { byName[name.lowercased()] ?? nil }

  func near(_ text: String) -> [Actor] {
    var seen: Set<ActorID> = []
    return near.nearest(to: text, count: 12)
      .compactMap { actor($0) ?? actor(named: $0) }
      .filter { seen.insert($0.id).inserted }
  }
}
