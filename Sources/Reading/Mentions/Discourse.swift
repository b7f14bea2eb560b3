import Chronicle

/// What a reader keeps in mind from sentence to sentence: who was spoken of last, and with whom.
struct Discourse: Sendable {
  /// States, organizations and groups in the order of their last naming, the latest at the end; each once.
  private(set) var recentPowers: [ActorID] = []
  /// Persons likewise.
  private(set) var recentPersons: [ActorID] = []
  /// States named in the last sentence that named any.
  private(set) var lastStates: Set<ActorID> = []
  /// The paragraph being read, and the one that the last states were named in.
  private(set) var paragraph = 0
  private var lastStatesParagraph = 0
  /// Several actors that were one subject ("Chile and Peru", "the four"), the latest at the end.
  private var groups: [(paragraph: Int, members: Set<ActorID>)] = []
  private var lastSpeaker: (paragraph: Int, person: ActorID)?
  /// Whose office holder an article means by a bare title, by the title's words: the one it named last.
  private var offices: [String: ActorID] = [:]
  /// What two states were said to have concluded.
  var pacts = Pacts()
  /// Who the last sentence’s main clause is about.
  private(set) var subject: [ActorID] = []
  /// The last act told, in this paragraph or the one before.
  var act: Act? { told.last.flatMap { paragraph - $0.paragraph <= 1 ? $0.act : nil } }

  /// What was done, by the frame that told it.
  struct Act {
    let frame: Int
    let source: [ActorID]
    let target: [ActorID]
  }

  /// Events told so far: paragraph and sides, the latest at the end.
  private var told: [Told] = []

  private struct Told {
    let paragraph: Int
    /// The chronology entry that tells it, where one does.
    let entry: Int?
    let act: Act

    var source: [ActorID] { act.source }
    var target: [ActorID] { act.target }
    var parties: Set<ActorID> { Set(source + target) }

    /// Who stands on the other side from somebody; empty where that is not one side.
    func others(than actor: ActorID) -> [ActorID] {
      if source == [actor] { return target.filter { $0 != actor } }
      if target == [actor] { return source.filter { $0 != actor } }
      // "Chad and Mali accused Niger": of either of them, Niger.
      if source.contains(actor), !target.contains(actor), target.count == 1 { return target }
      return []
    }
  }
  /// The state that speaks the document, where somebody does.
  var orator: ActorID?
  /// The two states that the document is about, where two outweigh all others.
  let pair: [ActorID]
  /// States and organizations that the title names.
  private let title: Set<ActorID>
  /// States by how often the document names them, most first.
  private let ranked: [(state: ActorID, mentions: Int)]

  /// - Parameters:
  ///   - mentions: how often the document names each state.
  ///   - title: who stands in its title.
  init(mentions: [ActorID: Int], title: Set<ActorID>) {
    self.title = title
    let ranked = mentions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    self.ranked = ranked.map { (state: $0.key, mentions: $0.value) }
    let top = ranked.prefix(2)
    let rest = ranked.dropFirst(2).first?.value ?? 0
    let isTitled = Set(top.map(\.key)).isSubset(of: title)
    let isPair =
      top.count == 2
      && top.allSatisfy { $0.value >= (isTitled ? 2 : Self.leastMentions) && $0.value * 2 >= (isTitled ? 3 : 6) * rest }
    let named = ranked.filter { title.contains($0.key) }
    // A title with two states says whom the document is about, however often others come up.
    let isBothTitled = named.count == 2 && named.allSatisfy { $0.value >= Self.leastTitled }
    pair = isPair ? top.map(\.key) : isBothTitled ? named.map(\.key) : []
  }

  /// The state that the document is about, where one outweighs all others.
  var main: ActorID? {
    guard let first = ranked.first, first.mentions >= Self.leastMentions,
      first.mentions >= 2 * (ranked.dropFirst().first?.mentions ?? 0)
    else { return nil }
    return first.state
  }

  private static let leastMentions = 4
  private static let leastTitled = 3
  private static let memory = 16

  mutating func begin(paragraph: Int) { self.paragraph = paragraph }

  mutating func note(states: Set<ActorID>) {
    guard !states.isEmpty else { return }
    (lastStates, lastStatesParagraph) = (states, paragraph)
  }

  mutating func note(subject actors: [ActorID], principals: Set<ActorID>) {
    guard !actors.isEmpty else { return }
    subject = actors
    guard principals.count > 1 else { return }
    groups.removeAll { $0.members == principals }
    groups.append((paragraph, principals))
    if groups.count > Self.memory { groups.removeFirst() }
  }

  /// The person that a sentence was about last, in this passage.
  var speaker: ActorID? { lastSpeaker.flatMap { paragraph - $0.paragraph <= 4 ? $0.person : nil } }

  mutating func note(speaker person: ActorID) { lastSpeaker = (paragraph, person) }

  mutating func note(office title: String, of actor: ActorID) { offices[title] = actor }

  func holder(of title: String) -> ActorID? { offices[title] }

  /// Sets of so many states that "the two countries", "the three leaders" may mean, the likeliest first: of the passage,
  /// then of the whole document; where a paragraph begins, or rivals and neighbours are spoken of, of the document first.
  func sets(of count: Int, isLasting: Bool) -> [Set<ActorID>] {
    let last = told.last?.parties ?? []
    let near = groups.reversed().filter { paragraph - $0.paragraph <= 2 }
    let passage = [lastStates] + near.map(\.members) + [last]
    let whole = count == 2 ? [Set(pair)] : [leading(count)]
    let isSettled = lastStatesParagraph == paragraph && !isLasting
    return (isSettled ? passage + whole : whole + passage).filter { $0.count == count }
  }

  /// The states that the document names most, where so many stand out.
  private func leading(_ count: Int) -> Set<ActorID> {
    guard ranked.count >= count, let least = ranked[safe: count - 1]?.mentions, least >= 2,
      least >= 2 * (ranked[safe: count]?.mentions ?? 0)
    else { return [] }
    return Set(ranked.prefix(count).map(\.state))
  }

  mutating func note(power: ActorID) { Self.append(power, to: &recentPowers) }
  mutating func note(person: ActorID) { Self.append(person, to: &recentPersons) }

  mutating func note(_ act: Act, entry: Int?) {
    told.append(Told(paragraph: paragraph, entry: entry, act: act))
    if told.count > Self.memory { told.removeFirst() }
  }

  private static func append(_ id: ActorID, to list: inout [ActorID]) {
    list.removeAll { $0 == id }
    list.append(id)
    if list.count > memory { list.removeFirst() }
  }

  /// The two sides of what the passage tells: the states of the whole document, else of its last event between two others.
  func sides(besides third: Set<ActorID>, in paragraph: Int) -> [ActorID] {
    if !pair.isEmpty, third.isDisjoint(with: pair) { return pair.sorted() }
    for event in told.reversed() where paragraph - event.paragraph <= 2 {
      let parties = event.parties
      if parties.count == 2, parties.isDisjoint(with: third) { return parties.sorted() }
    }
    return []
  }

  /// The other side of what a passage tells about an actor: of the last event with it, in this paragraph or the one before,
  /// and in the same entry of a chronology;
  /// else whom the last sentence was about, where it named nobody else; else its other state, where it named two; else of the title; else the other of the two states
  /// that the whole document is about.
  func partners(of actor: ActorID, in paragraph: Int, entry: Int?) -> [ActorID] {
    for event in told.reversed() where paragraph - event.paragraph <= 1 && event.entry == entry {
      let others = event.others(than: actor)
      if !others.isEmpty { return others }
    }
    if subject.count == 1, subject[0] != actor, lastStates == [subject[0]] { return subject }
    for pair in [lastStates, title, Set(pair)] where pair.count == 2 && pair.contains(actor) {
      return pair.filter { $0 != actor }
    }
    return []
  }
}
