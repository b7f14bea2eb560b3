/// Readings that were saved and lie outside memory: what is asked for seldom is read again when it is.
///
/// All of them lie in one space of offsets, however many files there are.
package struct Archive: Sendable {
  /// The bytes between two offsets; null when they cannot be had any more.
  let bytes: @Sendable (Range<Int>) -> [UInt8]?
  let event: @Sendable ([UInt8]) -> Event?
  let reading: @Sendable ([UInt8]) -> Reading?
  /// Of a reading, nothing but the document and its sentences.
  let text: @Sendable ([UInt8]) -> Reading?

  package init(
    bytes: @escaping @Sendable (Range<Int>) -> [UInt8]?, event: @escaping @Sendable ([UInt8]) -> Event?,
    reading: @escaping @Sendable ([UInt8]) -> Reading?, text: @escaping @Sendable ([UInt8]) -> Reading?
  ) {
    self.bytes = bytes
    self.event = event
    self.reading = reading
    self.text = text
  }

  static let none = Archive(bytes: { _ in nil }, event: { _ in nil }, reading: { _ in nil }, text: { _ in nil })
}

/// Where in the archive a reading lies, and its events in its own order.
package struct SavedPlaces: Sendable {
  package let reading: Range<Int>
  package let events: [Range<Int>]

  package init(reading: Range<Int>, events: [Range<Int>]) {
    self.reading = reading
    self.events = events
  }
}

/// Where a whole event lies: in the archive, or among those that are kept in memory.
struct Place: Sendable {
  private let offset: Int
  private let length: UInt32

  init(saved range: Range<Int>) {
    offset = range.lowerBound
    length = UInt32(truncatingIfNeeded: range.count)
  }

  init(kept index: Int) {
    offset = -1 - index
    length = 0
  }

  /// The same event where so many kept ones come before it.
  func behind(_ count: Int) -> Place { kept.map { Place(kept: $0 + count) } ?? self }

  var saved: Range<Int>? { offset >= 0 ? offset..<offset + Int(length) : nil }
  var kept: Int? { offset < 0 ? -1 - offset : nil }
}
