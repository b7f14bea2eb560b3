import Synchronization

/// How many requests of one route got answers of one status, and how long they took.
package struct RequestFigures: Hashable, Sendable {
  /// Upper ends of the classes of duration, in nanoseconds; the last class has none.
  package static let bounds: [Int64] = [
    100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
    250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000,
  ]

  /// As the handler numbers its routes; 0 for what reached none.
  package let route: Int
  package let status: Int
  /// Answers by class of duration, one class more than there are bounds.
  package fileprivate(set) var classes = [Int](repeating: 0, count: bounds.count + 1)
  /// From the arrival of the request's last bytes to handing the answer to the socket, together.
  package fileprivate(set) var nanoseconds = 0

  package var count: Int { classes.reduce(0, +) }
}

/// The figures of one loop. The loop alone adds; anybody may read.
final class RequestMeter: Sendable {
  final class Cell: Sendable {
    let key: UInt32
    private let classes = RequestFigures.bounds.indices.map { _ in LoopCounts.Counter() } + [LoopCounts.Counter()]
    private let nanoseconds = LoopCounts.Counter()

    init(_ key: UInt32) { self.key = key }

    func add(_ duration: Int64) {
      var index = 0
      while index < RequestFigures.bounds.count, duration > RequestFigures.bounds[index] { index += 1 }
      classes[index].add()
      nanoseconds.add(Int(duration))
    }

    func add(to figures: inout RequestFigures) {
      for index in classes.indices { figures.classes[index] += classes[index].total }
      figures.nanoseconds += nanoseconds.total
    }
  }

  private let cells = Mutex<[UInt32: Cell]>([:])

  /// The cell of a route and a status. A loop remembers the last one, so that this is not asked for every request.
  func cell(_ key: UInt32) -> Cell {
    cells.withLock { cells in
      if let cell = cells[key] { return cell }
      let cell = Cell(key)
      cells[key] = cell
      return cell
    }
  }

  static func key(route: UInt16, status: Int) -> UInt32 { UInt32(route) << 16 | UInt32(UInt16(clamping: status)) }

  func add(to figures: inout [UInt32: RequestFigures]) {
    for (key, cell) in cells.withLock({ $0 }) {
      var sum = figures[key] ?? RequestFigures(route: Int(key >> 16), status: Int(key & 0xFFFF))
      cell.add(to: &sum)
      figures[key] = sum
    }
  }
}
