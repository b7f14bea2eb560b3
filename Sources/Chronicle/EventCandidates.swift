/// Rows among which a query's may be, ascending.
enum EventCandidates {
  case stretches([Range<Int>])
  /// Those of some rows that lie within stretches; null stands for no bounds.
  case rows(ArraySlice<UInt32>, within: [Range<Int>]?)

  /// All of them.
  var rows: [UInt32] {
    if case .rows(let rows, nil) = self { Array(rows) } else { filter { _ in true } }
  }

  @inline(__always)
  func filter(_ isWanted: (Int) -> Bool) -> [UInt32] {
    var found: [UInt32] = []
    if case .rows(let rows, _) = self { found.reserveCapacity(min(rows.count, 1_024)) }
    switch self {
    case .stretches(let stretches):
      for stretch in stretches {
        for row in stretch where isWanted(row) { found.append(UInt32(truncatingIfNeeded: row)) }
      }
    case .rows(let rows, nil):
      for row in rows where isWanted(Int(row)) { found.append(row) }
    case .rows(var rows, let stretches?):
      for stretch in stretches {
        rows = rows[rows.lowerBound(of: UInt32(truncatingIfNeeded: stretch.lowerBound))...]
        let end = rows.lowerBound(of: UInt32(truncatingIfNeeded: stretch.upperBound))
        for row in rows[..<end] where isWanted(Int(row)) { found.append(row) }
        rows = rows[end...]
      }
    }
    return found
  }
}

extension [Range<Int>] {
  /// How many rows the stretches hold.
  var rowCount: Int { reduce(0) { $0 + $1.count } }
}

/// The bounds of dates, block by block of rows: as rows are in the order of time, a range of dates leaves most of them out
/// unseen (a zone map; Moerkotte, "Small materialized aggregates", VLDB 1998).
struct TimeIndex: Sendable {
  private struct Block: Sendable {
    /// Of dated rows: the earliest first day, and the latest last day; open bounds reach everywhere.
    var first = Int32.max
    var last = Int32.min
    var hasUndated = false
  }

  private static let size = 64
  private var blocks: [Block] = []
  private let count: Int

  init(_ columns: EventColumns) {
    count = columns.count
    for start in stride(from: 0, to: count, by: Self.size) {
      var block = Block()
      for row in start..<min(start + Self.size, count) {
        guard columns.isDated(row) else {
          block.hasUndated = true
          continue
        }
        let (first, last) = (columns.starts[row], columns.ends[row])
        // The value of an open bound is the least there is: no first day lies before it.
        block.first = min(block.first, first)
        block.last = max(block.last, last == EventColumns.noDay ? .max : last)
      }
      blocks.append(block)
    }
  }

  /// The stretches of rows that may have a date within a range, or none where that is asked for.
  func stretches(from: Int32?, to: Int32?, undated: EventQuery.Undated) -> [Range<Int>] {
    let (from, to) = (from ?? .min, to ?? .max)
    let (wantsDated, wantsUndated) = (undated != .only, undated == .only || undated == .include)
    var stretches: [Range<Int>] = []
    for (number, block) in blocks.enumerated() {
      guard wantsDated && block.first <= to && block.last >= from || wantsUndated && block.hasUndated else { continue }
      let start = number * Self.size
      let end = min(start + Self.size, count)
      if let last = stretches.last, last.upperBound == start {
        stretches[stretches.count - 1] = last.lowerBound..<end
      } else {
        stretches.append(start..<end)
      }
    }
    return stretches
  }
}
