import Chronicle

/// What a reader keeps in mind from sentence to sentence: who was spoken of last, and with whom.
struct Discourse: Sendable {
  /// States, organizations and groups in the order of their last naming, the latest at the end; each once.
  private(set) var recentPowers: [ActorID] = []
  /// Persons likewise.
  private(set) var recentPersons: [ActorID] = []
  /// States named in the last sentence that named any.
  var lastStates: Set<ActorID> = []
  /// Who the last sentence’s main clause is about.
  var subject: [ActorID] = []
  /// Events told so far: paragraph and parties, the latest at the end.
  private(set) var told: [(paragraph: Int, parties: [ActorID])] = []
  /// The two states that the document is about, where two outweigh all others.
  let pair: [ActorID]
  /// States and organizations that the title names.
  private let title: Set<ActorID>

  /// - Parameters:
  ///   - mentions: how often the document names each state.
  ///   - title: who stands in its title.
  init(mentions: [ActorID: Int], title: Set<ActorID>) {
    self.title = title
    let ranked = mentions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let top = ranked.prefix(2)
    let rest = ranked.dropFirst(2).first?.value ?? 0
    let isTitled = Set(top.map(\.key)).isSubset(of: title)
    let isPair =
      top.count == 2
      && top.allSatisfy { $0.value >= (isTitled ? 2 : Self.leastMentions) && $0.value * 2 >= (isTitled ? 3 : 6) * rest }
    pair = isPair ? top.map(\.key) : []
  }

  private static let leastMentions = 4
  private static let memory = 16

  mutating func note(power: ActorID) { Self.append(power, to: &recentPowers) }
  mutating func note(person: ActorID) { Self.append(person, to: &recentPersons) }

  mutating func note(eventOf parties: [ActorID], in paragraph: Int) {
    told.append((paragraph, parties))
    if told.count > Self.memory { told.removeFirst() }
  }

  private static func append(_ id: ActorID, to list: inout [ActorID]) {
    list.removeAll { $0 == id }
    list.append(id)
    if list.count > memory { list.removeFirst() }
  }

  /// The other side of what a passage tells about an actor: of the last event with it and one other, in this paragraph or
  /// the one before; else of the last sentence, where it named the actor and one other; else of the title; else the other
  /// of the two states that the whole document is about.
  func partner(of actor: ActorID, in paragraph: Int) -> ActorID? {
    for event in told.reversed() where paragraph - event.paragraph <= 1 {
      let others = event.parties.filter { $0 != actor }
      if event.parties.contains(actor), others.count == 1 { return others[0] }
    }
    for pair in [lastStates, title, Set(pair)] where pair.count == 2 && pair.contains(actor) {
      return pair.first { $0 != actor }
    }
    return nil
  }
}
