/// Values by key, the least recently used going first once they cost more than they may together. Finding, keeping and
/// dropping one costs the same however many there are.
struct BoundedCache<Value> {
  private struct Entry {
    let key: AnswerKey
    let value: Value
  }

  /// Where an entry stands: apart from it, so that looking for one touches no other. -1 is nowhere.
  private struct Place {
    var hash: Int
    var cost: Int
    /// The next one in the chain of its hash.
    var next: Int32
    var newer: Int32 = -1
    var older: Int32 = -1
  }

  private var entries: [Entry?] = []
  private var places: [Place] = []
  private var free: [Int32] = []
  /// The first place of each chain; a power of two of them.
  private var chains: [Int32] = []
  private var newest = Int32(-1)
  private var oldest = Int32(-1)
  private let bound: Int
  private(set) var cost = 0

  /// `bound` is in the unit of the values' costs.
  init(bound: Int) { self.bound = max(0, bound) }

  var count: Int { places.count - free.count }

  /// Whether others may have to go for one more value; from the first that has gone on, it is.
  var isFull: Bool { cost > bound - bound / 8 }

  /// The value of a key, which becomes the most recently used.
  mutating func find(_ key: AnswerKey) -> Value? {
    guard let place = place(of: key) else { return nil }
    if Int32(place) != newest {
      unlink(place)
      link(place)
    }
    return entries[place]?.value
  }

  /// Keeps a value; one that alone costs more than an eighth of the bound is not kept, as it would drive out the others.
  mutating func insert(_ key: AnswerKey, _ value: Value, cost: Int) {
    if let place = place(of: key) { remove(place) }
    guard cost <= bound / 8 else { return }
    if free.isEmpty, count >= chains.count { spread() }
    let chain = key.hash & (chains.count - 1)
    let new = Place(hash: key.hash, cost: cost, next: chains[chain])
    let place: Int
    if let last = free.popLast() {
      place = Int(last)
      places[place] = new
      entries[place] = Entry(key: key, value: value)
    } else {
      place = places.count
      places.append(new)
      entries.append(Entry(key: key, value: value))
    }
    chains[chain] = Int32(truncatingIfNeeded: place)
    self.cost += cost
    link(place)
    while self.cost > bound, oldest >= 0 { remove(Int(oldest)) }
  }

  private mutating func remove(_ place: Int) {
    let (chain, next) = (places[place].hash & (chains.count - 1), places[place].next)
    if Int(chains[chain]) == place {
      chains[chain] = next
    } else {
      var before = Int(chains[chain])
      while before >= 0, Int(places[before].next) != place { before = Int(places[before].next) }
      if before >= 0 { places[before].next = next }
    }
    unlink(place)
    cost -= places[place].cost
    entries[place] = nil
    free.append(Int32(truncatingIfNeeded: place))
  }

  // MARK: By hash

  private func place(of key: AnswerKey) -> Int? {
    guard !chains.isEmpty else { return nil }
    var place = Int(chains[key.hash & (chains.count - 1)])
    while place >= 0 {
      if places[place].hash == key.hash, entries[place]?.key == key { return place }
      place = Int(places[place].next)
    }
    return nil
  }

  /// Twice as many chains, so that each stays short. Only where no place is free.
  private mutating func spread() {
    chains = Array(repeating: -1, count: max(64, 2 * chains.count))
    for place in places.indices {
      let chain = places[place].hash & (chains.count - 1)
      places[place].next = chains[chain]
      chains[chain] = Int32(truncatingIfNeeded: place)
    }
  }

  // MARK: By use

  private mutating func link(_ place: Int) {
    places[place].older = newest
    places[place].newer = -1
    let number = Int32(truncatingIfNeeded: place)
    if newest >= 0 { places[Int(newest)].newer = number } else { oldest = number }
    newest = number
  }

  private mutating func unlink(_ place: Int) {
    let (newer, older) = (places[place].newer, places[place].older)
    if newer >= 0 { places[Int(newer)].older = older } else { newest = older }
    if older >= 0 { places[Int(older)].newer = newer } else { oldest = newer }
  }
}
