/// What queries look at in every event, column by column; whole events lie elsewhere.
struct EventColumns: Sendable {
  /// Stands for a bound that is open or unknown.
  static let noDay = Int32.min
  static let relation = UInt8(EventStatus.allCases.count)

  private(set) var keys: [UInt64] = []
  var places: [Place] = []
  private(set) var types: [UInt8] = []
  /// 0 for none, else one more than the place in `ModeTable`.
  private(set) var modes: [UInt8] = []
  /// Of a standing relation, the status and `relation` more.
  private(set) var statuses: [UInt8] = []
  private(set) var precisions: [UInt8] = []
  private(set) var symmetric: [Bool] = []
  private(set) var goldstein: [Float] = []
  /// Days since 1970 of the date's own bounds.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// Where the first piece of evidence begins.
  private(set) var offsets: [UInt32] = []
  private(set) var parties = Runs<Party>()
  private(set) var evidence = Runs<Telling>()

  var count: Int { keys.count }

  mutating func append(
    _ event: Event, isRelation: Bool, place: Place, parties: [Party], evidence: [Telling]
  ) {
    keys.append(EventKey.of(event.id))
    places.append(place)
    types.append(event.type.number)
    modes.append(ModeTable.number(event.mode))
    statuses.append(event.status.number + (isRelation ? Self.relation : 0))
    precisions.append((event.date.edtf?.precision ?? .none).number)
    symmetric.append(event.symmetric)
    goldstein.append(Float(event.goldstein))
    starts.append(event.date.edtf?.earliest.map { Int32(truncatingIfNeeded: $0.number) } ?? Self.noDay)
    ends.append(event.date.edtf?.latest.map { Int32(truncatingIfNeeded: $0.number) } ?? Self.noDay)
    offsets.append(UInt32(clamping: event.evidence.first?.range.lowerBound ?? .max))
    self.parties.append(parties)
    self.evidence.append(evidence)
  }

  /// Adds all rows of others, with the numbers that actors and documents have here, and `kept` events before theirs.
  mutating func append(_ other: EventColumns, actors: [UInt32], documents: [UInt32], kept: Int) {
    keys += other.keys
    places += other.places.map { $0.behind(kept) }
    types += other.types
    modes += other.modes
    statuses += other.statuses
    precisions += other.precisions
    symmetric += other.symmetric
    goldstein += other.goldstein
    starts += other.starts
    ends += other.ends
    offsets += other.offsets
    parties.append(other.parties) { Party(actor: actors[Int($0.actor)], roles: $0.roles) }
    evidence.append(other.evidence) { Telling(document: documents[Int($0.document)], sentence: $0.sentence) }
  }

  /// The rows `order[0]`, `order[1]` and so on.
  func reordered(_ order: [UInt32]) -> EventColumns {
    func column<Value>(_ values: [Value]) -> [Value] { order.map { values[Int($0)] } }
    var result = EventColumns()
    result.keys = column(keys)
    result.places = column(places)
    result.types = column(types)
    result.modes = column(modes)
    result.statuses = column(statuses)
    result.precisions = column(precisions)
    result.symmetric = column(symmetric)
    result.goldstein = column(goldstein)
    result.starts = column(starts)
    result.ends = column(ends)
    result.offsets = column(offsets)
    result.parties = parties.reordered(order)
    result.evidence = evidence.reordered(order)
    return result
  }

  /// Gives documents their final numbers; evidence of those that have none is left out.
  mutating func number(documents ranks: [UInt32?]) {
    var numbered = Runs<Telling>()
    for row in 0..<UInt32(truncatingIfNeeded: count) {
      numbered.append(
        evidence[row].lazy.compactMap { telling in
          ranks[Int(telling.document)].map { Telling(document: $0, sentence: telling.sentence) }
        })
    }
    evidence = numbered
  }

  func status(of row: Int) -> EventStatus { EventStatus.allCases[Int(statuses[row] % Self.relation)] }

  func isRelation(_ row: Int) -> Bool { statuses[row] >= Self.relation }

  func isDated(_ row: Int) -> Bool { precisions[row] != Self.undated }

  /// The precision of rows without a date.
  static let undated = DatePrecision.none.number
}

/// An actor in an event, by its number, and what it is there.
struct Party: Sendable {
  private let bits: UInt32

  init(actor: UInt32, roles: UInt32) { bits = actor << 4 | roles }

  static let sourcePrincipal: UInt32 = 1
  static let targetPrincipal: UInt32 = 2
  static let sourceParticipant: UInt32 = 4
  static let targetParticipant: UInt32 = 8

  var actor: UInt32 { bits >> 4 }
  var roles: UInt32 { bits & 15 }
  var isPrincipal: Bool { roles & (Self.sourcePrincipal | Self.targetPrincipal) != 0 }
}

/// A piece of evidence: a document by its number, and a sentence of it.
struct Telling: Sendable {
  let document: UInt32
  let sentence: UInt32
}

/// Ids of events as numbers: 16 hexadecimal digits as they stand, so that the order is the ids' own; others by their hash.
enum EventKey {
  static func of(_ id: String) -> UInt64 {
    let folded = id.lowercased()
    if folded.hasPrefix("e-"), folded.utf8.count == 18, let value = UInt64(folded.dropFirst(2), radix: 16) {
      return value
    }
    return folded.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// Every mode of every type, numbered.
enum ModeTable {
  static let all: [(type: EventType, mode: Mode)] = EventType.allCases.flatMap { type in
    Mode.names(of: type).compactMap { name in Mode(name, of: type).map { (type: type, mode: $0) } }
  }

  private static let numbers: [Mode: UInt8] = Dictionary(
    all.enumerated().map { ($1.mode, UInt8(clamping: $0 + 1)) }, uniquingKeysWith: { first, _ in first })

  static func number(_ mode: Mode?) -> UInt8 { mode.flatMap { numbers[$0] } ?? 0 }

  /// By number; null for 0.
  static let scores: [Double?] = [nil] + all.map(\.mode.score)
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// Its place among all of them.
  var number: UInt8 { UInt8(clamping: Self.allCases.firstIndex(of: self) ?? 0) }
}
