/// Finds the rows that a query asks for.
struct EventSelector {
  let columns: EventColumns
  let index: EventIndex
  let words: WordIndex
  let actorNumbers: [ActorID: UInt32]
  let documentNumbers: [String: UInt32]

  /// In the query's order.
  func rows(_ query: EventQuery) -> [UInt32] {
    guard var plan = Plan(query, self) else { return [] }
    let candidates = plan.takeCandidates(self)
    let found = plan.isDone ? Array(candidates) : candidates.filter { plan.matches(Int($0), columns) }
    return arranged(found, query.order)
  }

  /// Rows that are in the order of time already.
  private func arranged(_ rows: [UInt32], _ order: EventOrder) -> [UInt32] {
    switch order {
    case .date: return rows
    case .latestFirst:
      let undated = rows.firstIndex { !columns.isDated(Int($0)) } ?? rows.endIndex
      return rows[..<undated].reversed() + rows[undated...]
    case .goldstein: return arranged(rows, like: index.byGoldstein)
    case .goldsteinDescending: return arranged(rows, like: index.byGoldsteinDescending)
    }
  }

  /// The rows in the order in which they stand among all of them.
  private func arranged(_ rows: [UInt32], like order: [UInt32]) -> [UInt32] {
    var isWanted = [Bool](repeating: false, count: columns.count)
    for row in rows { isWanted[Int(row)] = true }
    var left = rows.count
    var result: [UInt32] = []
    result.reserveCapacity(left)
    for row in order where isWanted[Int(row)] {
      result.append(row)
      left -= 1
      if left == 0 { break }
    }
    return result
  }
}

/// A query in numbers; each condition is either answered by an index or looked at row by row.
private struct Plan {
  private var pair: (number: UInt32, value: NumberedPair)?
  private var actors: [UInt32]?
  private let others: [UInt32]?
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
      ids.isEmpty ? nil : ids.compactMap { selector.actorNumbers[$0] }.sorted()
    }
    if let wanted = query.pair {
      guard let a = selector.actorNumbers[wanted.first], let b = selector.actorNumbers[wanted.second],
        let number = selector.index.pairNumber(NumberedPair(a, b))
      else { return nil }
      pair = (number, NumberedPair(a, b))
    }
    actors = numbers(query.actors)
    others = numbers(query.others)
    sources = numbers(query.sources)
    targets = numbers(query.targets)
    for list in [actors, others, sources, targets] where list?.isEmpty == true { return nil }
    types = Self.types(query)
    statuses = Self.statuses(query, selector.index)
    if !query.modes.isEmpty { modes = [false] + ModeTable.all.map { query.modes.contains($0.mode.name) } }
    if !query.documents.isEmpty {
      documents = query.documents.compactMap { selector.documentNumbers[$0.lowercased()] }.sorted()
    }
    text = query.text.flatMap { $0.isEmpty ? nil : $0 }
    from = query.from.map { Int32(truncatingIfNeeded: $0.number) }
    to = query.to.map { Int32(truncatingIfNeeded: $0.number) }
    undated = query.undated
  }

  /// Null when every row will do.
  private static func statuses(_ query: EventQuery, _ index: EventIndex) -> UInt32? {
    let all = EventStatus.allCases.reduce(UInt32(0)) { $0 | 1 << UInt32($1.number) }
    let wanted = query.statuses.isEmpty ? all : query.statuses.reduce(0) { $0 | 1 << UInt32($1.number) }
    let relations = query.includesRelations || !index.hasRelations ? wanted << UInt32(EventColumns.relation) : 0
    let everything = all | all << UInt32(EventColumns.relation)
    return wanted | relations == everything ? nil : wanted | relations
  }

  private static func types(_ query: EventQuery) -> UInt32? {
    guard !query.types.isEmpty || !query.quads.isEmpty else { return nil }
    let wanted = EventType.allCases.filter { type in
      (query.types.isEmpty || query.types.contains(type)) && (query.quads.isEmpty || query.quads.contains(type.quad))
    }
    return wanted.reduce(0) { $0 | 1 << UInt32($1.number) }
  }

  /// Every row that can match, ascending, from the index that leaves the fewest; its condition is met by them all.
  mutating func takeCandidates(_ selector: EventSelector) -> ArraySlice<UInt32> {
    let index = selector.index
    // Words have no length beforehand; what they find is few as a rule.
    if let text {
      self.text = nil
      return selector.words.matches(text)[...]
    }
    var best: (count: Int, lists: [UInt32], in: Runs<UInt32>, take: (inout Plan) -> Void)?
    func consider(_ lists: [UInt32]?, _ runs: Runs<UInt32>, _ take: @escaping (inout Plan) -> Void) {
      guard let lists else { return }
      let count = lists.reduce(0) { $0 + runs.count(of: $1) }
      if count < best?.count ?? .max { best = (count, lists, runs, take) }
    }
    consider(pair.map { [$0.number] }, index.byPair) { $0.pair = nil }
    consider(actors, index.byActor) { $0.actors = nil }
    consider(others, index.byActor) { _ in }
    consider(sources, index.byActor) { _ in }
    consider(targets, index.byActor) { _ in }
    consider(documents, index.byDocument) { $0.documents = nil }
    consider(Self.members(types), index.byType) { $0.types = nil }
    consider(Self.members(statuses), index.byStatus) { $0.statuses = nil }
    guard let best else { return Array(0..<UInt32(truncatingIfNeeded: selector.columns.count))[...] }
    best.take(&self)
    return Self.union(best.lists, best.in)
  }

  private static func members(_ bits: UInt32?) -> [UInt32]? {
    bits.map { bits in (0..<32).filter { bits & 1 << $0 != 0 } }
  }

  private static func union(_ lists: [UInt32], _ runs: Runs<UInt32>) -> ArraySlice<UInt32> {
    guard lists.count > 1 else { return lists.first.map { runs[$0] } ?? [] }
    var rows = lists.flatMap { runs[$0] }.sorted()
    var last: UInt32?
    rows.removeAll { row in
      defer { last = row }
      return row == last
    }
    return rows[...]
  }

  /// Whether nothing is left to look at.
  var isDone: Bool {
    pair == nil && actors == nil && others == nil && sources == nil && targets == nil && types == nil && statuses == nil
      && modes == nil
      && documents == nil && text == nil && from == nil && to == nil && (undated == .auto || undated == .include)
  }

  func matches(_ row: Int, _ columns: EventColumns) -> Bool {
    if let statuses, statuses & 1 << UInt32(columns.statuses[row]) == 0 { return false }
    if let types, types & 1 << UInt32(columns.types[row]) == 0 { return false }
    if let modes, !modes[Int(columns.modes[row])] { return false }
    return matchesDate(row, columns) && matchesParties(UInt32(truncatingIfNeeded: row), columns)
      && matchesDocuments(UInt32(truncatingIfNeeded: row), columns)
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
    guard pair != nil || actors != nil || others != nil || sources != nil || targets != nil else { return true }
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

  private func matchesDocuments(_ row: UInt32, _ columns: EventColumns) -> Bool {
    guard let documents else { return true }
    return columns.evidence[row].contains { documents.contains($0.document) }
  }
}
