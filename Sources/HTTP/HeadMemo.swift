/// Heads that have been read before, byte for byte, and what they were read as.
///
/// A client says the same head again and again. What a head means is a function of its bytes, so a head that is equal in
/// every byte needs no second reading. There is one parser: this remembers what it said, and says nothing of its own.
/// Bounded: a fixed number of places, each for one head of at most `longest` bytes. One that another holds is taken over
/// only by a head that comes a second time: what is asked once drives out nothing.
package struct HeadMemo: ~Copyable {
  /// Where a head is remembered, and which of the place's tenants it is.
  package struct Place: Hashable, Sendable {
    package let index: UInt32
    package let stamp: UInt32
  }

  final class Entry: Sendable {
    let bytes: [UInt8]
    let request: Request
    let keepsAlive: Bool
    let version10: Bool
    let place: Place

    init(bytes: [UInt8], request: Request, keepsAlive: Bool, version10: Bool, place: Place) {
      self.bytes = bytes
      self.request = request
      self.keepsAlive = keepsAlive
      self.version10 = version10
      self.place = place
    }
  }

  /// Bytes of the longest head that is remembered.
  static let longest = 2_048

  /// A power of two of them.
  private var entries: [Entry?]
  /// The hash of the head that last asked for a place which was taken.
  private var callers: [UInt32]
  private var stamps: UInt32 = 0

  /// `places` is rounded up to a power of two.
  package init(places: Int = 256) {
    var count = 1
    while count < places { count *= 2 }
    entries = Array(repeating: nil, count: count)
    callers = Array(repeating: 0, count: count)
  }

  package var placeCount: Int { entries.count }

  /// The head that the bytes begin with, when it is remembered.
  func match(_ bytes: Span<UInt8>) -> Entry? {
    guard let length = Self.headLength(bytes) else { return nil }
    let (place, _) = place(of: bytes, length)
    guard let entry = entries[place], entry.bytes.count == length else { return nil }
    let known = entry.bytes
    return Self.equal(known.span, bytes, length) ? entry : nil
  }

  /// Remembers a head without a body, in the stead of what was at its place; null where it does not.
  mutating func insert(_ bytes: ArraySlice<UInt8>, request: Request, keepsAlive: Bool, version10: Bool) -> Place? {
    // The parser may have taken more than up to the first empty line: such a head is not found again by `match`.
    guard bytes.count <= Self.longest, Self.headLength(bytes.span) == bytes.count else { return nil }
    let (index, caller) = place(of: bytes.span, bytes.count)
    guard entries[index] == nil || callers[index] == caller else {
      callers[index] = caller
      return nil
    }
    stamps &+= 1
    let place = Place(index: UInt32(truncatingIfNeeded: index), stamp: stamps)
    entries[index] = Entry(
      bytes: Array(bytes), request: request, keepsAlive: keepsAlive, version10: version10, place: place)
    return place
  }

  // These three run over every byte of every request; without bounds checks they cost a quarter of what they do with them.

  /// How many bytes there are up to and with the first empty line; null when it is not there within `longest`.
  private static func headLength(_ bytes: Span<UInt8>) -> Int? {
    // Every index is at least 3, and less than `end`, which is at most the buffer's count.
    unsafe bytes.withUnsafeBufferPointer { bytes in
      let end = min(bytes.count, longest)
      var index = 3
      while index < end {
        // No line end here: neither of the four bytes from here on can be the last of CR LF CR LF.
        let byte = unsafe bytes[unchecked: index]
        if byte == 0x0A {
          if unsafe bytes[unchecked: index - 1] == 0x0D, unsafe bytes[unchecked: index - 2] == 0x0A,
            unsafe bytes[unchecked: index - 3] == 0x0D
          {
            return index + 1
          }
          index += 2
        } else {
          index += byte == 0x0D ? 1 : 4
        }
      }
      return nil
    }
  }

  /// A hash for finding, not for judging: equality is decided byte by byte, and a collision costs one reading.
  private func place(of bytes: Span<UInt8>, _ length: Int) -> (index: Int, caller: UInt32) {
    var hash = UInt64(truncatingIfNeeded: length)
    // `length` is at most the buffer's count, and each word lies wholly before it.
    unsafe bytes.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= length {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        index += 8
      }
    }
    return (Int(truncatingIfNeeded: hash >> 17) & (entries.count - 1), UInt32(truncatingIfNeeded: hash >> 32) | 1)
  }

  private static func equal(_ known: Span<UInt8>, _ bytes: Span<UInt8>, _ length: Int) -> Bool {
    var difference: UInt8 = 0
    // Without an early end, so that the compiler may compare many at once.
    for index in 0..<length { difference |= known[index] ^ bytes[index] }
    return difference == 0
  }
}

extension UnsafeBufferPointer {
  /// Unchecked: whoever asks has shown that the index lies within.
  fileprivate subscript(unchecked index: Int) -> Element { unsafe baseAddress.unsafelyUnwrapped[index] }
}
