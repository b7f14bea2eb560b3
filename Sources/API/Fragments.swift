import Chronicle
import Synchronization

/// Events as bytes, so that each is encoded, or read from its file, once while it is asked for; bounded in memory, and gone
/// with the service whose chronicle they came from.
///
/// Two generations: what was asked for since the last change is recent, what was not goes at the next.
final class Fragments: Sendable {
  private struct Generations {
    var recent: [UInt32: [UInt8]] = [:]
    var older: [UInt32: [UInt8]] = [:]
    var recentBytes = 0
  }

  private let generations = Mutex(Generations())
  /// Of one generation.
  private let bound: Int

  init(bytes: Int) { bound = bytes / 2 }

  func find(_ number: UInt32) -> [UInt8]? {
    generations.withLock { generations in
      if let bytes = generations.recent[number] { return bytes }
      guard let bytes = generations.older.removeValue(forKey: number) else { return nil }
      keep(bytes, number, in: &generations)
      return bytes
    }
  }

  func keep(_ bytes: [UInt8], of number: UInt32) { generations.withLock { keep(bytes, number, in: &$0) } }

  private func keep(_ bytes: [UInt8], _ number: UInt32, in generations: inout Generations) {
    // With what the table itself needs for an entry.
    let cost = bytes.count + 64
    guard cost <= bound else { return }
    if generations.recentBytes + cost > bound {
      generations.older = generations.recent
      generations.recent = [:]
      generations.recentBytes = 0
    }
    if generations.recent.updateValue(bytes, forKey: number) == nil { generations.recentBytes += cost }
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

  private func made(_ number: UInt32) throws(Problem) -> [UInt8] {
    if let saved = chronicle.savedBytes(at: number) { return saved }
    guard let event = chronicle.event(at: number) else { throw .lost }
    var json = JSONWriter()
    EventJSON.write(event, isRelation: chronicle.isRelation(number), to: &json)
    return json.bytes
  }
}
