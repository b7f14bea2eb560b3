import Chronicle
import Dispatch
import Synchronization

/// Puts parts that come in any order behind one another in theirs. Whoever brings the part that is due puts it in, and
/// those that wait behind it; nobody else waits for that.
final class SavedMerge: Sendable {
  /// What has been put together.
  struct Whole: Sendable {
    var builder = ChronicleBuilder()
    var hashes: [[UInt8]] = []
    var readings = 0
    var errors = 0
    var lines = 0
    /// The first line that is no reading, counted from 1, or a piece that cannot be read.
    var failure: (line: Int?, detail: String)?
  }

  enum Outcome: Sendable {
    case part(SavedPart)
    case unreadable(String)
  }

  private struct Waiting {
    var outcomes: [Int: Outcome] = [:]
    var due = 0
    /// Whether somebody is putting parts in.
    var isTaken = false
  }

  private let waiting = Mutex(Waiting())
  private let whole: Mutex<Whole>
  /// How many more parts may be made before others have been put in.
  private let room: DispatchSemaphore
  /// Makes a part anew without some texts.
  private let remade: @Sendable (_ piece: Int, _ leavingOut: Set<String>) -> SavedPart?

  init(
    _ builder: consuming ChronicleBuilder, room: Int,
    remade: @escaping @Sendable (_ piece: Int, _ leavingOut: Set<String>) -> SavedPart?
  ) {
    whole = Mutex(Whole(builder: builder))
    self.room = DispatchSemaphore(value: room)
    self.remade = remade
  }

  /// Waits until there is room for one part more; false when there is no use for it any more.
  func isRoomMade() -> Bool {
    room.wait()
    return whole.withLock { $0.failure == nil }
  }

  /// Takes a piece's part, or why there is none.
  func put(_ outcome: Outcome, of piece: Int) {
    let isMine = waiting.withLock { waiting in
      waiting.outcomes[piece] = outcome
      defer { waiting.isTaken = true }
      return !waiting.isTaken
    }
    guard isMine else { return }
    while let (due, outcome) = next() {
      whole.withLock { add(outcome, of: due, to: &$0) }
      room.signal()
    }
  }

  /// The part that is due; null when it has not come, and then anybody may go on.
  private func next() -> (piece: Int, outcome: Outcome)? {
    waiting.withLock { waiting in
      guard let outcome = waiting.outcomes.removeValue(forKey: waiting.due) else {
        waiting.isTaken = false
        return nil
      }
      waiting.due += 1
      return (waiting.due - 1, outcome)
    }
  }

  private func add(_ outcome: Outcome, of piece: Int, to whole: inout Whole) {
    guard whole.failure == nil else { return }
    guard case .part(var part) = outcome else {
      if case .unreadable(let detail) = outcome { whole.failure = (nil, detail) }
      return
    }
    if let failure = part.failure { return whole.failure = (whole.lines + failure.line, failure.detail) }
    // Of two documents with one text the first counts. That is seldom, so that the part is made again without it.
    let known = whole.builder.texts(sharedWith: part.builder)
    if !known.isEmpty {
      guard let other = remade(piece, known) else { return whole.failure = (nil, "it changed while it was read") }
      part = other
    }
    whole.builder.append(part.builder)
    whole.hashes += part.hashes
    whole.readings += part.hashes.count
    whole.errors += part.errors
    whole.lines += part.lineCount
  }

  /// Gives back the room that nothing was made of.
  func leave() { room.signal() }

  /// What was put together; may be called once, when all parts have been put.
  func finished() -> Whole {
    whole.withLock { whole in
      defer { whole = Whole() }
      return whole
    }
  }
}
