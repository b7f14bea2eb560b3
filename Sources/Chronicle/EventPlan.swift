/// A query in numbers; each condition is either answered by an index or looked at row by row.
struct EventPlan {
  private var pair: (number: UInt32, value: NumberedPair)?
  private var actors: [UInt32]?
  private var others: [UInt32]?
  private var sources: [UInt32]?
  private var targets: [UInt32]?
  private var types: UInt32?
  private var statuses: UInt32?
  private var modes: [Bool]?
  private var documents: [UInt32]?
  private var text: TextQuery?
  private let from: Int32?
  private let to: Int32?
  private let undated: EventQuery.Undated

  private init(from: Day?, to: Day?, undated: EventQuery.Undated) {
    self.from = from.map { Int32(truncatingIfNeeded: $0.number) }
    self.to = to.map { Int32(truncatingIfNeeded: $0.number) }
    self.undated = undated
  }

  /// Null when nothing can match.
  static func of(_ query: EventQuery, _ selector: EventSelector) -> EventPlan? {
    var plan = EventPlan(from: query.from, to: query.to, undated: query.undated)
    return plan.take(query, selector) ? plan : nil
  }

  /// False when nothing can match.
  private mutating func take(_ query: EventQuery, _ selector: EventSelector) -> Bool {
    func numbers(_ ids: Set<ActorID>) -> [UInt32]? {
      if ids.isEmpty { return nil }
      if ids.count == 1, let id = ids.first { return selector.chronicle.actorNumbers[id].map { [$0] } ?? [] }
      return ids.compactMap { selector.chronicle.actorNumbers[$0] }.sorted()
    }
    if let wanted = query.pair {
      guard let a = selector.chronicle.actorNumbers[wanted.first],
        let b = selector.chronicle.actorNumbers[wanted.second],
        let number = selector.chronicle.index.pairNumber(NumberedPair(a, b))
      else { return false }
      pair = (number, NumberedPair(a, b))
    }
    actors = numbers(query.actors)
    others = numbers(query.others)
    sources = numbers(query.sources)
    targets = numbers(query.targets)
    if actors?.isEmpty == true || others?.isEmpty == true || sources?.isEmpty == true || targets?.isEmpty == true {
      return false
    }
    types = Self.types(query)
    if types == 0 { return false }
    statuses = Self.statuses(query, hasRelations: selector.chronicle.index.hasRelations)
    if !query.modes.isEmpty { modes = [false] + ModeTable.all.map { query.modes.contains($0.mode.name) } }
    if !query.documents.isEmpty {
      documents = query.documents.compactMap { selector.chronicle.documentNumbers[$0.lowercased()] }.sorted()
    }
    text = query.text.flatMap { $0.isEmpty ? nil : $0 }
    return true
  }

  /// Null when every row will do.
  private static func statuses(_ query: EventQuery, hasRelations: Bool) -> UInt32? {
    let wanted = query.statuses.isEmpty ? allStatuses : query.statuses.reduce(0) { $0 | 1 << UInt32($1.number) }
    let relations = query.includesRelations || !hasRelations ? wanted << UInt32(EventColumns.relation) : 0
    let everything = allStatuses | allStatuses << UInt32(EventColumns.relation)
    return wanted | relations == everything ? nil : wanted | relations
  }

  private static let allStatuses = EventStatus.allCases.reduce(UInt32(0)) { $0 | 1 << UInt32($1.number) }

  /// Null when every row will do. A mode belongs to some types.
  private static func types(_ query: EventQuery) -> UInt32? {
    guard !query.types.isEmpty || !query.quads.isEmpty || !query.modes.isEmpty else { return nil }
    let wanted = EventType.allCases.filter { type in
      (query.types.isEmpty || query.types.contains(type)) && (query.quads.isEmpty || query.quads.contains(type.quad))
        && (query.modes.isEmpty || ModeTable.all.contains { $0.type == type && query.modes.contains($0.mode.name) })
    }
    return wanted.reduce(0) { $0 | 1 << UInt32($1.number) }
  }

  /// Rows that can match, ascending, from what leaves the fewest: an index, or the stretches of time that are asked for.
  mutating func takeCandidates(_ selector: EventSelector) -> EventCandidates {
    let chronicle = selector.chronicle
    let stretches = hasDates ? chronicle.index.time.stretches(from: from, to: to, undated: undated) : nil
    // Words have no length beforehand; what they find is few as a rule.
    if let text {
      self.text = nil
      return .rows(chronicle.words.matches(text)[...], within: stretches)
    }
    var best: (count: Int, index: Index)?
    func consider(_ count: Int?, _ index: Index) {
      if let count, count < best?.count ?? .max { best = (count, index) }
    }
    let index = chronicle.index
    consider(pair.map { index.byPair.count(of: $0.number) }, .pair)
    consider(actors.map(index.byActor.count(of:)), .actors)
    consider(others.map(index.byActor.count(of:)), .others)
    consider(sources.map(index.byActor.count(of:)), .sources)
    consider(targets.map(index.byActor.count(of:)), .targets)
    consider(documents.map(index.byDocument.count(of:)), .documents)
    // What these two spare is looked at in no time.
    consider(types.map { 2 * index.byType.count(ofMembers: $0) }, .types)
    consider(statuses.map { 2 * index.byStatus.count(ofMembers: $0) }, .statuses)
    guard let best, best.count <= stretches?.rowCount ?? .max else {
      return .stretches(stretches ?? [0..<chronicle.columns.count])
    }
    return .rows(take(best.index, index, of: chronicle.columns.count), within: stretches)
  }

  /// What has an index.
  private enum Index { case pair, actors, others, sources, targets, documents, types, statuses }

  /// The rows that an index gives, so that its condition need not be looked at any more; which side a party stands on does.
  private mutating func take(_ choice: Index, _ index: EventIndex, of count: Int) -> ArraySlice<UInt32> {
    func taken(_ condition: inout [UInt32]?) -> [UInt32] {
      defer { condition = nil }
      return condition ?? []
    }
    switch choice {
    case .pair:
      defer { pair = nil }
      return Self.union(pair.map { [$0.number] } ?? [], index.byPair, of: count)
    case .actors: return Self.union(taken(&actors), index.byActor, of: count)
    case .others: return Self.union(taken(&others), index.byActor, of: count)
    case .sources: return Self.union(sources ?? [], index.byActor, of: count)
    case .targets: return Self.union(targets ?? [], index.byActor, of: count)
    case .documents: return Self.union(taken(&documents), index.byDocument, of: count)
    case .types:
      defer { types = nil }
      return Self.union(types?.members ?? [], index.byType, of: count)
    case .statuses:
      defer { statuses = nil }
      return Self.union(statuses?.members ?? [], index.byStatus, of: count)
    }
  }

  /// Several lists as one, by a bit for each of `count` rows.
  private static func union(_ lists: [UInt32], _ runs: Runs<UInt32>, of count: Int) -> ArraySlice<UInt32> {
    guard lists.count > 1 else { return lists.first.map { runs[$0] } ?? [] }
    var bits = [UInt64](repeating: 0, count: count / 64 + 1)
    for list in lists { for row in runs[list] { bits[Int(row >> 6)] |= 1 << UInt64(row & 63) } }
    var rows: [UInt32] = []
    for (place, word) in bits.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        rows.append(UInt32(truncatingIfNeeded: place * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return rows[...]
  }

  /// Whether the date of a row counts.
  private var hasDates: Bool { from != nil || to != nil || undated == .exclude || undated == .only }

  private var hasParties: Bool {
    pair != nil || actors != nil || others != nil || sources != nil || targets != nil
  }

  /// Those of the candidates that meet what is still to be looked at: what costs least is looked at first.
  func matches(_ candidates: EventCandidates, _ columns: EventColumns) -> [UInt32] {
    let (statuses, types) = (statuses ?? .max, types ?? .max)
    let (dates, parties, kinds) = (hasDates, hasParties, statuses != .max || types != .max)
    if !kinds, modes == nil, documents == nil, !dates, !parties { return candidates.rows }
    let noDate = EventColumns.undated
    return candidates.filter { row in
      if kinds, statuses >> UInt32(columns.statuses[row]) & types >> UInt32(columns.types[row]) & 1 == 0 {
        return false
      }
      if let modes, !modes[Int(columns.modes[row])] { return false }
      if dates, !matchesDate(row, columns.precisions[row] != noDate, columns) { return false }
      if parties, !matchesParties(UInt32(truncatingIfNeeded: row), columns) { return false }
      guard let documents else { return true }
      return columns.evidence[UInt32(truncatingIfNeeded: row)].contains { documents.contains($0.document) }
    }
  }

  @inline(__always)
  private func matchesDate(_ row: Int, _ isDated: Bool, _ columns: EventColumns) -> Bool {
    guard isDated else {
      return switch undated {
      case .auto: from == nil && to == nil
      case .include, .only: true
      case .exclude: false
      }
    }
    guard undated != .only else { return false }
    if let from, columns.ends[row] != EventColumns.noDay, columns.ends[row] < from { return false }
    if let to, columns.starts[row] != EventColumns.noDay, columns.starts[row] > to { return false }
    return true
  }

  private func matchesParties(_ row: UInt32, _ columns: EventColumns) -> Bool {
    func holds(_ wanted: [UInt32]?, _ roles: UInt32) -> Bool {
      guard let wanted else { return true }
      let roles = columns.symmetric[Int(row)] ? 15 : roles
      return columns.parties.contains(in: row) { $0.roles & roles != 0 && wanted.contains($0.actor) }
    }
    return holds(actors, 15) && holds(others, 15) && holds(sources, Party.sourcePrincipal | Party.sourceParticipant)
      && holds(targets, Party.targetPrincipal | Party.targetParticipant)
      && (pair.map { columns.pairs(of: row).contains($0.value) } ?? true)
  }
}

extension UInt32 {
  /// The numbers of its bits that are set.
  fileprivate var members: [UInt32] { (0..<32).filter { self & 1 << $0 != 0 } }
}

extension Runs {
  /// How many elements some lists have together.
  fileprivate func count(of lists: [UInt32]) -> Int { lists.reduce(0) { $0 + count(of: $1) } }

  /// The same of the lists whose bits are set.
  fileprivate func count(ofMembers bits: UInt32) -> Int {
    var (count, rest) = (0, bits)
    while rest != 0 {
      count += self.count(of: UInt32(truncatingIfNeeded: rest.trailingZeroBitCount))
      rest &= rest - 1
    }
    return count
  }
}
