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
    /// Rows behind one another, each with a comma before it, so that rows which follow each other are copied as one.
    var bytes: [UInt8] = []
    /// Where each event lies, in blocks: nothing is held for numbers that nobody asks for.
    private var blocks: [[Range<UInt32>]] = []
    private(set) var count = 0

    private static var size: UInt32 { 256 }

    /// Its comma included; null for one that is not held.
    func place(of number: UInt32) -> Range<Int>? {
      let block = Int(number / Self.size)
      guard block < blocks.count, !blocks[block].isEmpty else { return nil }
      let place = blocks[block][Int(number % Self.size)]
      return place.isEmpty ? nil : Int(place.lowerBound)..<Int(place.upperBound)
    }

    mutating func keep(_ row: ArraySlice<UInt8>, _ number: UInt32) {
      let start = UInt32(truncatingIfNeeded: bytes.count)
      bytes.append(UInt8(ascii: ","))
      bytes += row
      let block = Int(number / Self.size)
      while blocks.count <= block { blocks.append([]) }
      if blocks[block].isEmpty { blocks[block] = Array(repeating: 0..<0, count: Int(Self.size)) }
      blocks[block][Int(number % Self.size)] = start..<UInt32(truncatingIfNeeded: bytes.count)
      count += 1
    }

    /// Appends rows up to the first that is not held; how many these are. The first of all has no comma before it.
    func join(_ numbers: ArraySlice<UInt32>, into joined: inout [UInt8], isFirst: Bool) -> Int {
      var runs: [Range<Int>] = []
      var (found, length, run) = (0, 0, 0..<0)
      for number in numbers {
        guard let place = place(of: number) else { break }
        found += 1
        length += place.count
        if place.lowerBound == run.upperBound, !run.isEmpty {
          run = run.lowerBound..<place.upperBound
        } else {
          if !run.isEmpty { runs.append(run) }
          run = place
        }
      }
      // With what a list says around its rows.
      joined.reserveCapacity(joined.count + length + 1_536)
      runs.append(run)
      for (index, run) in runs.enumerated() {
        joined.append(bytes.span.extracting(isFirst && index == 0 ? run.dropFirst() : run))
      }
      return found
    }
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
      if generations.recent.place(of: number) == nil { renew(number, in: &generations) }
      return generations.recent.place(of: number).map { Array(generations.recent.bytes[$0].dropFirst()) }
    }
  }

  func keep(_ bytes: [UInt8], of number: UInt32) { generations.withLock { keep(bytes[...], number, in: &$0) } }

  /// Appends what is held of some events, with commas between them, up to the first that is not; how many these are.
  func join(_ numbers: ArraySlice<UInt32>, into bytes: inout [UInt8], isFirst: Bool) -> Int {
    generations.withLock { generations in
      var joined = 0
      while true {
        let rest = numbers.dropFirst(joined)
        joined += generations.recent.join(rest, into: &bytes, isFirst: isFirst && joined == 0)
        guard joined < numbers.count else { return joined }
        let next = numbers[numbers.startIndex + joined]
        renew(next, in: &generations)
        guard generations.recent.place(of: next) != nil else { return joined }
      }
    }
  }

  /// Puts an event that only the older ones hold among the recent ones.
  private func renew(_ number: UInt32, in generations: inout Generations) {
    guard let old = generations.older.place(of: number) else { return }
    keep(generations.older.bytes[old].dropFirst(), number, in: &generations)
  }

  private func keep(_ row: ArraySlice<UInt8>, _ number: UInt32, in generations: inout Generations) {
    guard generations.recent.place(of: number) == nil else { return }
    // With what it takes to find it.
    let cost = row.count + 64
    guard cost <= bound else { return }
    if generations.recent.bytes.count + 64 * generations.recent.count + cost > bound {
      generations.older = generations.recent
      generations.recent = Arena()
    }
    generations.recent.keep(row, number)
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
