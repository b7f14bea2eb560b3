/// Pieces of a text that stay the same, with gaps between them that two others fill by turns: what is written again and
/// again, such as a dozen links that have an address in common, costs one copy.
package struct BytePieces: Sendable {
  /// All of them behind one another.
  private var text: [UInt8] = []
  /// Where each but the last ends.
  private var ends: [Int] = []

  package init() {}

  package var isEmpty: Bool { text.isEmpty }

  /// Adds to the last piece.
  package mutating func add(_ more: some Sequence<UInt8>) { text += more }

  package mutating func add(_ more: String) { text += more.utf8 }

  /// A gap follows.
  package mutating func endPiece() { ends.append(text.count) }

  /// How many bytes there are once the gaps are filled by so many.
  package func count(filledBy odd: Int, _ even: Int) -> Int {
    text.count + (ends.count + 1) / 2 * odd + ends.count / 2 * even
  }

  /// Writes all of them to `room`, which holds `count(filledBy:_:)` bytes.
  fileprivate func write(to room: UnsafeMutableBufferPointer<UInt8>, _ odd: Span<UInt8>, _ even: Span<UInt8>) {
    var place = 0
    func put(_ bytes: Span<UInt8>) {
      // What has been put and what is to come make up `count` bytes, and none of it lies in the room.
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let source = bytes.baseAddress, let target = room.baseAddress else { return }
        unsafe (target + place).initialize(from: source, count: bytes.count)
      }
      place += bytes.count
    }
    var start = 0
    for (number, end) in ends.enumerated() {
      put(text.span.extracting(start..<end))
      put(number.isMultiple(of: 2) ? odd : even)
      start = end
    }
    put(text.span.extracting(start..<text.count))
  }
}

extension [UInt8] {
  /// Appends pieces whose gaps are filled by turns.
  package mutating func append(_ pieces: BytePieces, filledBy odd: Span<UInt8>, _ even: Span<UInt8>) {
    let count = pieces.count(filledBy: odd.count, even.count)
    // An array that never held anything is one for all threads, and what appends nothing would write its count.
    guard count > 0 else { return }
    append(addingCapacity: count) { room in
      // The room holds at least `count` bytes more, all of which are written.
      unsafe room.withUnsafeMutableBufferPointer { buffer, filled in
        unsafe pieces.write(to: .init(rebasing: buffer[filled..<filled + count]), odd, even)
        filled += count
      }
    }
  }
}
