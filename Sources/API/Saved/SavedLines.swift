import Glibc

/// The lines of a file, piece by piece: to a piece belong the lines that begin in it, so that any thread can read any
/// piece and each line is read once.
struct SavedLines {
  /// Longer than the reading of any document that fits into a request.
  static let maxLineBytes = 256 * 1_048_576
  private static let newline = UInt8(ascii: "\n")

  private let file: SavedFile
  private let pieceBytes: Int
  /// Used for one piece after the other; `lines` are ranges of it.
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Range<Int>] = []
  /// Where the first of `bytes` lies in the file.
  private(set) var base = 0

  init(_ file: SavedFile, pieceBytes: Int) {
    self.file = file
    self.pieceBytes = pieceBytes
  }

  static func pieces(of file: SavedFile, bytes: Int) -> Int { (file.size + bytes - 1) / bytes }

  /// Reads a piece. False when the file cannot be read, or a line has no end.
  mutating func read(_ piece: Int) -> Bool {
    let start = piece * pieceBytes
    // With the byte before it, which says whether a line begins with the piece.
    base = max(0, start - 1)
    lines = []
    var end = min(start + pieceBytes, file.size)
    guard file.read(base..<end, into: &bytes, at: 0) else { return false }
    let pieceEnd = end - base
    guard var first = start == 0 ? 0 : place(of: Self.newline, from: 0, to: pieceEnd).map({ $0 + 1 }) else {
      return true
    }
    while first < pieceEnd {
      var searched = first
      var last = place(of: Self.newline, from: searched, to: end - base)
      while last == nil, end < file.size {
        searched = end - base
        guard searched - first < Self.maxLineBytes else { return false }
        let more = min(end + max(65_536, searched - first), file.size)
        guard file.read(end..<more, into: &bytes, at: searched) else { return false }
        end = more
        last = place(of: Self.newline, from: searched, to: end - base)
      }
      lines.append(first..<(last ?? end - base))
      first = (last ?? end - base) + 1
    }
    return true
  }

  private func place(of byte: UInt8, from start: Int, to end: Int) -> Int? {
    unsafe bytes.withUnsafeBytes { bytes in
      guard start < end, let base = bytes.baseAddress else { return nil }
      // `end` is at most what was read into the array, so that the search stays within it.
      guard let found = unsafe memchr(base + start, Int32(byte), end - start) else { return nil }
      return unsafe base.distance(to: UnsafeRawPointer(found))
    }
  }
}
