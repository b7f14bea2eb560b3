/// A loop's sessions by place; a place is used again under a new generation.
struct SessionTable {
  private var places: [Session?] = []
  private var generations: [UInt32] = []
  private var free: [UInt32] = []

  var isEmpty: Bool { places.count == free.count }

  /// A copy, so that sessions may close while it is gone through.
  var all: [Session] { places.compactMap { $0 } }

  subscript(_ id: SessionID) -> Session? {
    let index = Int(id.index)
    guard index < places.count, generations[index] == id.generation else { return nil }
    return places[index]
  }

  mutating func insert(_ make: (SessionID) -> Session) -> Session {
    let index = free.popLast() ?? grow()
    let session = make(SessionID(index: index, generation: generations[Int(index)]))
    places[Int(index)] = session
    return session
  }

  /// False when it is not there any more.
  mutating func remove(_ id: SessionID) -> Bool {
    guard self[id] != nil else { return false }
    let index = Int(id.index)
    places[index] = nil
    // The highest bit stays clear: the tokens of mailboxes and listeners have it set.
    generations[index] = (generations[index] &+ 1) & 0x7FFF_FFFF
    free.append(id.index)
    return true
  }

  private mutating func grow() -> UInt32 {
    places.append(nil)
    generations.append(0)
    return UInt32(truncatingIfNeeded: places.count - 1)
  }
}
