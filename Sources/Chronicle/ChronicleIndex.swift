/// Rows of events by what is asked for most; every list ascends, and so is in the order of time.
/// A class, as it has many parts to share.
final class EventIndex: Sendable {
  let byActor: Runs<UInt32>
  let byType: Runs<UInt32>
  let byStatus: Runs<UInt32>
  let byDocument: Runs<UInt32>
  let byPair: Runs<UInt32>
  /// Pairs in the order in which they are first met; `pairNumbers` finds them.
  let pairs: [NumberedPair]
  private let pairNumbers: [NumberedPair: UInt32]
  let time: TimeIndex
  /// Whether any row is a standing relation.
  let hasRelations: Bool
  /// Rows by Goldstein value, the lowest first, then by time.
  let byGoldstein: [UInt32]
  /// The highest first, then by time.
  let byGoldsteinDescending: [UInt32]
  /// Keys of ids, ascending, with their rows.
  private let idKeys: [UInt64]
  private let idRows: [UInt32]

  init(_ columns: EventColumns, actors: Int, documents: Int, aliases: [(key: UInt64, row: UInt32)]) {
    let rows = 0..<UInt32(truncatingIfNeeded: columns.count)
    byActor = Self.lists(rows, count: actors) { row in columns.parties[row].map { Int($0.actor) } }
    byType = Self.lists(rows, count: EventType.allCases.count) { [Int(columns.types[Int($0)])] }
    byStatus = Self.lists(rows, count: EventStatus.allCases.count * 2) { [Int(columns.statuses[Int($0)])] }
    byDocument = Self.lists(rows, count: documents) { row in
      var seen: [Int] = []
      for telling in columns.evidence[row] where !seen.contains(Int(telling.document)) {
        seen.append(Int(telling.document))
      }
      return seen
    }
    var pairs: [NumberedPair] = []
    var numbers: [NumberedPair: UInt32] = [:]
    for row in rows {
      for pair in columns.pairs(of: row) where numbers[pair] == nil {
        numbers[pair] = UInt32(truncatingIfNeeded: pairs.count)
        pairs.append(pair)
      }
    }
    byPair = Self.lists(rows, count: pairs.count) { row in
      columns.pairs(of: row).compactMap { numbers[$0].map { Int($0) } }
    }
    time = TimeIndex(columns)
    self.pairs = pairs
    pairNumbers = numbers
    byGoldstein = rows.sorted { (columns.goldstein[Int($0)], $0) < (columns.goldstein[Int($1)], $1) }
    byGoldsteinDescending = rows.sorted { (-columns.goldstein[Int($0)], $0) < (-columns.goldstein[Int($1)], $1) }
    let ids = (rows.map { (key: columns.keys[Int($0)], row: $0) } + aliases).sorted { $0 < $1 }
    idKeys = ids.map(\.key)
    idRows = ids.map(\.row)
    let statuses = byStatus
    hasRelations = EventStatus.allCases.contains { statuses.count(of: UInt32($0.number + EventColumns.relation)) > 0 }
  }

  func pairNumber(_ pair: NumberedPair) -> UInt32? { pairNumbers[pair] }

  /// Rows whose id, or the id of a retelling, may be this one.
  func rows(withID id: String) -> [UInt32] {
    let key = EventKey.of(id)
    var index = idKeys.lowerBound(of: key)
    var rows: [UInt32] = []
    while index < idKeys.count, idKeys[index] == key {
      rows.append(idRows[index])
      index += 1
    }
    return rows
  }

  private static func lists(_ rows: Range<UInt32>, count: Int, _ keys: (UInt32) -> [Int]) -> Runs<UInt32> {
    var counts = [Int](repeating: 0, count: count)
    for row in rows { for key in keys(row) { counts[key] += 1 } }
    var filler = RunsFiller<UInt32>(counts: counts, placeholder: 0)
    for row in rows { for key in keys(row) { filler.append(row, to: key) } }
    return filler.runs
  }
}

/// Two actors by their numbers, the lesser first.
struct NumberedPair: Hashable, Sendable {
  let first: UInt32
  let second: UInt32

  init(_ a: UInt32, _ b: UInt32) { (first, second) = a < b ? (a, b) : (b, a) }

  func other(than actor: UInt32) -> UInt32 { actor == first ? second : first }
}

extension EventColumns {
  /// The pairs an event ties: every source with every target; in a symmetric event every party with every other.
  func pairs(of row: UInt32) -> [NumberedPair] {
    let principals = parties[row].filter(\.isPrincipal)
    if principals.count == 2, principals[0].actor != principals[1].actor {
      let roles = principals[0].roles | principals[1].roles
      let both = Party.sourcePrincipal | Party.targetPrincipal
      return roles & both == both || symmetric[Int(row)] ? [NumberedPair(principals[0].actor, principals[1].actor)] : []
    }
    var pairs: [NumberedPair] = []
    for a in principals {
      for b in principals where a.actor != b.actor {
        let isTie =
          symmetric[Int(row)] || a.roles & Party.sourcePrincipal != 0 && b.roles & Party.targetPrincipal != 0
        let pair = NumberedPair(a.actor, b.actor)
        if isTie, !pairs.contains(pair) { pairs.append(pair) }
      }
    }
    return pairs
  }
}
