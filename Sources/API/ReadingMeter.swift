import Synchronization

/// What has been read for clients so far.
package final class ReadingMeter: Sendable {
  private let readingsTaken = Atomic(0)
  private let bytesRead = Atomic(0)
  private let eventsFound = Atomic(0)
  private let refusals = Atomic(0)

  package init() {}

  package var readings: Int { readingsTaken.load(ordering: .relaxed) }
  package var bytes: Int { bytesRead.load(ordering: .relaxed) }
  package var events: Int { eventsFound.load(ordering: .relaxed) }
  /// Refused because the client had had its share.
  package var refused: Int { refusals.load(ordering: .relaxed) }

  func add(bytes: Int, events: Int) {
    readingsTaken.wrappingAdd(1, ordering: .relaxed)
    bytesRead.wrappingAdd(bytes, ordering: .relaxed)
    eventsFound.wrappingAdd(events, ordering: .relaxed)
  }

  func refuse() { refusals.wrappingAdd(1, ordering: .relaxed) }
}
