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

  /// Null when nothing can match.
  init?(_ query: EventQuery, _ selector: EventSelector) {
    func numbers(_ ids: Set<ActorID>) -> [UInt32]? {
      ids.isEmpty ? nil : ids.compactMap { selector.chronicle.actorNumbers[$0] }.sorted()
    }
    if let wanted = query.pair {
      guard let a = selector.chronicle.actorNumbers[wanted.first],
        let b = selector.chronicle.actorNumbers[wanted.second],
        let number = selector.chronicle.index.pairNumber(NumberedPair(a, b))
      else { return nil }
      pair = (number, NumberedPair(a, b))
    }
    actors = numbers(query.actors)
    others = numbers(query.others)
    sources = numbers(query.sources)
    targets = numbers(query.targets)
    for list in [actors, others, sources, targets] where list?.isEmpty == true { return nil }
    types = Self.types(query)
    if types == 0 { return nil }
    statuses = Self.statuses(query, hasRelations: selector.chronicle.index.hasRelations)
    if !query.modes.isEmpty { modes = [false] + ModeTable.all.map { query.modes.contains($0.mode.name) } }
    if !query.documents.isEmpty {
      documents = query.documents.compactMap { selector.chronicle.documentNumbers[$0.lowercased()] }.sorted()
    }
    text = query.text.flatMap { $0.isEmpty ? nil : $0 }
    from = query.from.map { Int32(truncatingIfNeeded: $0.number) }
    to = query.to.map { Int32(truncatingIfNeeded: $0.number) }
    undated = query.undated
  }

  /// Null when every row will do.
  private static func statuses(_ query: EventQuery, hasRelations: Bool) -> UInt32? {
    let all = EventStatus.allCases.reduce(UInt32(0)) { $0 | 1 << UInt32($1.number) }
    let wanted = query.statuses.isEmpty ? all : query.statuses.reduce(0) { $0 | 1 << UInt32($1.number) }
    let relations = query.includesRelations || !hasRelations ? wanted << UInt32(EventColumns.relation) : 0
    let everything = all | all << UInt32(EventColumns.relation)
    return wanted | relations == everything ? nil : wanted | relations
  }

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
    var best: (count: Int, lists: [UInt32], in: Runs<UInt32>, take: (inout EventPlan) -> Void)?
    func consider(_ lists: [UInt32]?, _ runs: Runs<UInt32>, _ take: @escaping (inout EventPlan) -> Void) {
      guard let lists else { return }
      let count = lists.reduce(0) { $0 + runs.count(of: $1) }
      if count < best?.count ?? .max { best = (count, lists, runs, take) }
    }
    consider(pair.map { [$0.number] }, chronicle.index.byPair) { $0.pair = nil }
    consider(actors, chronicle.index.byActor) { $0.actors = nil }
    consider(others, chronicle.index.byActor) { $0.others = nil }
    consider(sources, chronicle.index.byActor) { _ in }
    consider(targets, chronicle.index.byActor) { _ in }
    consider(documents, chronicle.index.byDocument) { $0.documents = nil }
    consider(Self.members(types), chronicle.index.byType) { $0.types = nil }
    consider(Self.members(statuses), chronicle.index.byStatus) { $0.statuses = nil }
    let all = [0..<chronicle.columns.count]
    guard let best, best.count <= stretches?.rowCount ?? .max else { return .stretches(stretches ?? all) }
    best.take(&self)
    return .rows(Self.union(best.lists, best.in, of: chronicle.columns.count), within: stretches)
  }

  private static func members(_ bits: UInt32?) -> [UInt32]? {
    bits.map { bits in (0..<32).filter { bits & 1 << $0 != 0 } }
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
    let (dates, parties) = (hasDates, hasParties)
    if statuses == .max, types == .max, modes == nil, documents == nil, !dates, !parties { return candidates.rows }
    return candidates.filter { row in
      guard statuses >> UInt32(columns.statuses[row]) & types >> UInt32(columns.types[row]) & 1 != 0 else {
        return false
      }
      if let modes, !modes[Int(columns.modes[row])] { return false }
      if dates, !matchesDate(row, columns) { return false }
      if parties, !matchesParties(UInt32(truncatingIfNeeded: row), columns) { return false }
      guard let documents else { return true }
      return columns.evidence[UInt32(truncatingIfNeeded: row)].contains { documents.contains($0.document) }
    }
  }

  private func matchesDate(_ row: Int, _ columns: EventColumns) -> Bool {
    guard columns.isDated(row) else {
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
    let parties = columns.parties[row]
    func holds(_ wanted: [UInt32]?, _ roles: UInt32) -> Bool {
      guard let wanted else { return true }
      let roles = columns.symmetric[Int(row)] ? 15 : roles
      return parties.contains { $0.roles & roles != 0 && wanted.contains($0.actor) }
    }
    return holds(actors, 15) && holds(others, 15) && holds(sources, Party.sourcePrincipal | Party.sourceParticipant)
      && holds(targets, Party.targetPrincipal | Party.targetParticipant)
      && (pair.map { columns.pairs(of: row).contains($0.value) } ?? true)
  }
}
