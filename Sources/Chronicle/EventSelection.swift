/// Finds the rows that a query asks for.
struct EventSelector {
  // The whole of it rather than its parts, of which there are dozens to share.
  let chronicle: Chronicle

  var columns: EventColumns { chronicle.columns }
  var index: EventIndex { chronicle.index }

  /// In the query's order.
  func rows(_ query: EventQuery) -> [UInt32] {
    guard var plan = EventPlan.of(query, self) else { return [] }
    let candidates = plan.takeCandidates(self)
    return arranged(plan.matches(candidates, chronicle.columns), query.order)
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
