/// Values by key, the least recently used going first once they cost more than they may together.
struct BoundedCache<Key: Hashable, Value> {
  private struct Slot {
    let key: Key
    var value: Value
    var cost: Int
    var newer: Int
    var older: Int
  }

  private static var none: Int { -1 }

  private var slots: [Slot?] = []
  private var free: [Int] = []
  private var index: [Key: Int] = [:]
  private var newest = -1
  private var oldest = -1
  private let bound: Int
  private(set) var cost = 0

  /// `bound` is in the unit of the values' costs.
  init(bound: Int) { self.bound = max(0, bound) }

  var count: Int { index.count }

  /// Whether others may have to go for one more value; from the first that has gone on, it is.
  var isFull: Bool { cost > bound - bound / 8 }

  /// The value of a key, which becomes the most recently used.
  mutating func find(_ key: Key) -> Value? {
    guard let place = index[key] else { return nil }
    if place != newest {
      unlink(place)
      link(place)
    }
    return slots[place]?.value
  }

  /// Keeps a value; one that alone costs more than an eighth of the bound is not kept, as it would drive out the others.
  mutating func insert(_ key: Key, _ value: Value, cost: Int) {
    remove(key)
    guard cost <= bound / 8 else { return }
    let slot = Slot(key: key, value: value, cost: cost, newer: Self.none, older: Self.none)
    let place: Int
    if let last = free.popLast() {
      place = last
      slots[place] = slot
    } else {
      place = slots.count
      slots.append(slot)
    }
    index[key] = place
    self.cost += cost
    link(place)
    while self.cost > bound, oldest != Self.none, let last = slots[oldest] { remove(last.key) }
  }

  mutating func remove(_ key: Key) {
    guard let place = index.removeValue(forKey: key) else { return }
    unlink(place)
    cost -= slots[place]?.cost ?? 0
    slots[place] = nil
    free.append(place)
  }

  private mutating func link(_ place: Int) {
    slots[place]?.older = newest
    slots[place]?.newer = Self.none
    if newest != Self.none { slots[newest]?.newer = place } else { oldest = place }
    newest = place
  }

  private mutating func unlink(_ place: Int) {
    guard let slot = slots[place] else { return }
    if slot.newer != Self.none { slots[slot.newer]?.older = slot.older } else { newest = slot.older }
    if slot.older != Self.none { slots[slot.older]?.newer = slot.newer } else { oldest = slot.newer }
  }
}
