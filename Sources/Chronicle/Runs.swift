/// Many short lists in one array: what a million events have several of.
struct Runs<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  /// Where each list begins, and where the last one ends.
  private var starts: [UInt32] = [0]

  init() {}

  fileprivate init(elements: [Element], starts: [UInt32]) {
    self.elements = elements
    self.starts = starts
  }

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  subscript(_ list: UInt32) -> ArraySlice<Element> {
    elements[Int(starts[Int(list)])..<Int(starts[Int(list) + 1])]
  }

  func count(of list: UInt32) -> Int { Int(starts[Int(list) + 1] - starts[Int(list)]) }

  /// Whether any element of a list is a wanted one.
  @inline(__always)
  func contains(in list: UInt32, where isWanted: (Element) -> Bool) -> Bool {
    for index in Int(starts[Int(list)])..<Int(starts[Int(list) + 1]) where isWanted(elements[index]) { return true }
    return false
  }

  mutating func append(_ list: some Sequence<Element>) {
    elements.append(contentsOf: list)
    starts.append(UInt32(truncatingIfNeeded: elements.count))
  }

  /// Adds all lists of others, each element made anew.
  mutating func append(_ other: Runs, _ element: (Element) -> Element) {
    let base = UInt32(truncatingIfNeeded: elements.count)
    elements.append(contentsOf: other.elements.lazy.map(element))
    starts.append(contentsOf: other.starts.dropFirst().lazy.map { $0 + base })
  }

  /// The lists `order[0]`, `order[1]` and so on.
  func reordered(_ order: [UInt32]) -> Runs {
    var result = Runs()
    result.starts.reserveCapacity(order.count + 1)
    result.elements.reserveCapacity(elements.count)
    for list in order { result.append(self[list]) }
    return result
  }
}

/// Lists whose lengths are known beforehand, filled in any order.
struct RunsFiller<Element: Sendable> {
  private var elements: [Element]
  private var next: [UInt32]
  private let starts: [UInt32]

  init(counts: [Int], placeholder: Element) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(counts.count + 1)
    var total = 0
    for count in counts {
      total += count
      starts.append(UInt32(truncatingIfNeeded: total))
    }
    elements = Array(repeating: placeholder, count: total)
    next = Array(starts.dropLast())
    self.starts = starts
  }

  mutating func append(_ element: Element, to list: Int) {
    elements[Int(next[list])] = element
    next[list] += 1
  }

  var runs: Runs<Element> { Runs(elements: elements, starts: starts) }
}

extension RandomAccessCollection where Element: Comparable {
  /// The first index whose element is not less than a value, in an ascending collection.
  package func lowerBound(of value: Element) -> Index {
    var (low, length) = (startIndex, count)
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if self[middle] < value {
        low = index(after: middle)
        length -= half + 1
      } else {
        length = half
      }
    }
    return low
  }
}
