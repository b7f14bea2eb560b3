import Chronicle
import HTTP
import Synchronization

/// Events as bytes, so that each is encoded, or read from its file, once while it is asked for; bounded in memory, and gone
/// with the service whose chronicle they came from.
///
/// They lie behind one another in two arenas: what was asked for since the last change is in the recent one, and what was
/// not goes with the older one at the next. A page takes its rows under one lock, without a look at any array but the arena.
final class Fragments: Sendable {
  private struct Arena {
    var bytes: [UInt8] = []
    /// Of each event that it holds.
    var places: [UInt32: Range<Int>] = [:]
  }

  private struct Generations {
    var recent = Arena()
    var older = Arena()
  }

  private let generations = Mutex(Generations())
  /// Of one generation.
  private let bound: Int

  init(bytes: Int) { bound = bytes / 2 }

  func find(_ number: UInt32) -> [UInt8]? {
    generations.withLock { generations in
      guard let place = place(of: number, in: &generations) else { return nil }
      return Array(generations.recent.bytes[place])
    }
  }

  func keep(_ bytes: [UInt8], of number: UInt32) { generations.withLock { keep(bytes, number, in: &$0) } }

  /// Appends what is held of some events, with commas between them, up to the first that is not; how many these are.
  func join(_ numbers: ArraySlice<UInt32>, into bytes: inout [UInt8], isFirst: Bool) -> Int {
    generations.withLock { generations in
      // Room for events of the usual size, and for what a list says around them: seldom too little.
      let usual = generations.recent.bytes.count / max(1, generations.recent.places.count)
      bytes.reserveCapacity(bytes.count + numbers.count * (usual + usual / 4) + 2_048)
      var joined = 0
      for number in numbers {
        guard let place = place(of: number, in: &generations) else { break }
        if joined > 0 || !isFirst { bytes.append(UInt8(ascii: ",")) }
        bytes.append(generations.recent.bytes.span.extracting(place))
        joined += 1
      }
      return joined
    }
  }

  /// Where a held event lies among the recent ones, after it was put there if it had to be.
  private func place(of number: UInt32, in generations: inout Generations) -> Range<Int>? {
    if let place = generations.recent.places[number] { return place }
    guard let old = generations.older.places.removeValue(forKey: number) else { return nil }
    keep(Array(generations.older.bytes[old]), number, in: &generations)
    return generations.recent.places[number]
  }

  private func keep(_ bytes: [UInt8], _ number: UInt32, in generations: inout Generations) {
    guard generations.recent.places[number] == nil else { return }
    // With what the table itself needs for an entry.
    let cost = bytes.count + 64
    guard cost <= bound else { return }
    if generations.recent.bytes.count + 64 * generations.recent.places.count + cost > bound {
      generations.older = generations.recent
      generations.recent = Arena()
    }
    let start = generations.recent.bytes.count
    generations.recent.bytes += bytes
    generations.recent.places[number] = start..<start + bytes.count
  }
}

extension Service {
  /// An event as every answer shows it; a saved one is sent as it was saved.
  func row(at number: UInt32) throws(Problem) -> [UInt8] {
    if let kept = fragments.find(number) { return kept }
    let bytes = try made(number)
    fragments.keep(bytes, of: number)
    return bytes
  }

  /// Appends events as every answer shows them, with commas between them.
  func join(_ numbers: ArraySlice<UInt32>, into bytes: inout [UInt8]) throws(Problem) {
    var rest = numbers
    while true {
      rest = rest.dropFirst(fragments.join(rest, into: &bytes, isFirst: rest.count == numbers.count))
      guard let next = rest.popFirst() else { return }
      let row = try row(at: next)
      if rest.count + 1 < numbers.count { bytes.append(UInt8(ascii: ",")) }
      bytes += row
    }
  }

  private func made(_ number: UInt32) throws(Problem) -> [UInt8] {
    if let saved = chronicle.savedBytes(at: number) { return saved }
    guard let event = chronicle.event(at: number) else { throw .lost }
    var json = JSONWriter()
    EventJSON.write(event, isRelation: chronicle.isRelation(number), to: &json)
    return json.bytes
  }
}
