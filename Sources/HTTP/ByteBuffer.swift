/// Bytes received and not yet used, read line by line; no byte is looked at twice for its line end.
struct ByteBuffer {
  enum Line {
    /// Without its CRLF.
    case whole(ArraySlice<UInt8>)
    case cut
    case tooLong
    /// LF without CR before it, which some would take for a line end and some would not (RFC 9112, section 2.2).
    case bareLineFeed
  }

  private var bytes: [UInt8] = []
  // Half words, as there are thousands of idle connections; what one holds unread is bounded far below.
  private var startWord: UInt32 = 0
  private var scannedWord: UInt32 = 0

  private var start: Int {
    get { Int(startWord) }
    set { startWord = UInt32(truncatingIfNeeded: newValue) }
  }

  /// No LF stands between `start` and here.
  private var scanned: Int {
    get { Int(scannedWord) }
    set { scannedWord = UInt32(truncatingIfNeeded: newValue) }
  }

  var count: Int { bytes.count - start }

  var first: UInt8? { start < bytes.count ? bytes[start] : nil }

  /// What is not used yet.
  var unused: ArraySlice<UInt8> { bytes[start...] }

  /// The next bytes are not looked at, as they have been read elsewhere.
  mutating func skip(_ length: Int) { advance(by: min(length, count)) }

  mutating func append(_ more: Span<UInt8>) {
    guard !more.isEmpty else { return }
    if start > 0 {
      bytes.removeSubrange(..<start)
      scanned -= start
      start = 0
    }
    bytes.append(more)
  }

  mutating func clear() {
    // A new array rather than an emptied one: an idle connection holds no memory.
    bytes = []
    start = 0
    scanned = 0
  }

  /// The next line, of at most `limit` bytes before its CRLF. Its verdict depends on the bytes alone, not on how they came.
  mutating func line(limit: Int) -> Line {
    scanned = lineFeed(from: scanned)
    guard scanned - start <= limit + 1 else { return .tooLong }
    guard scanned < bytes.count else { return .cut }
    guard scanned > start, bytes[scanned - 1] == UInt8(ascii: "\r") else { return .bareLineFeed }
    let line = bytes[start..<scanned - 1]
    advance(by: scanned + 1 - start)
    return .whole(line)
  }

  /// Where the next LF is, or would come.
  private func lineFeed(from start: Int) -> Int {
    let span = bytes.span
    var end = start
    while end < span.count, span[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// At most `limit` of the next bytes.
  mutating func take(_ limit: Int) -> ArraySlice<UInt8> {
    let taken = bytes[start..<start + min(max(limit, 0), count)]
    advance(by: taken.count)
    return taken
  }

  private mutating func advance(by length: Int) {
    start += length
    scanned = max(scanned, start)
    if start == bytes.count { clear() }
  }
}
