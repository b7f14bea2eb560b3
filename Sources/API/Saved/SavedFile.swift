import Glibc

/// A file of saved readings that stays open: parts of it are read when they are asked for, and no memory holds it.
final class SavedFile: Sendable {
  let name: String
  let size: Int
  private let descriptor: Int32

  /// Null when it cannot be opened.
  init?(_ path: String) {
    // The path is a C string for the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    // `status` outlives the call.
    guard unsafe fstat(descriptor, &status) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    size = Int(status.st_size)
    name = path.split(separator: "/").last.map(String.init) ?? path
  }

  deinit { close(descriptor) }

  /// The bytes of a range; null when the file has them no more. Any number of threads may ask.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    var isWhole = true
    // The buffer has room for the whole range, and only what was read is said to be there.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let (got, wanted) = (count, range.count - count)
        let read = unsafe pread(descriptor, buffer.baseAddress?.advanced(by: got), wanted, range.lowerBound + got)
        if read > 0 {
          count += read
        } else if read == 0 || errno != EINTR {
          isWhole = false
          return
        }
      }
    }
    return isWhole ? bytes : nil
  }
}

/// The lines of a file, some megabytes at a time.
struct SavedLines {
  /// A line, and where it begins in the file.
  struct Line: Sendable {
    let number: Int
    let offset: Int
    let bytes: [UInt8]
  }

  /// Longer than the reading of any document that fits into a request.
  static let maxLineBytes = 256 * 1_048_576
  private static let pieceBytes = 4 * 1_048_576

  private let file: SavedFile
  private var offset = 0
  private var number = 0
  private var rest: [UInt8] = []

  init(_ file: SavedFile) { self.file = file }

  /// The next lines; empty at the end, null when the file cannot be read or a line has no end.
  mutating func next() -> [Line]? {
    var lines: [Line] = []
    while lines.isEmpty {
      let piece = min(Self.pieceBytes, file.size - offset - rest.count)
      guard piece > 0 else {
        defer { rest = [] }
        return rest.isEmpty ? [] : [line(rest)]
      }
      guard rest.count < Self.maxLineBytes, let bytes = file.bytes(offset + rest.count..<offset + rest.count + piece)
      else {
        return nil
      }
      rest += bytes
      guard let end = rest.lastIndex(of: 0x0A) else { continue }
      let whole = rest[...end]
      let left = Array(rest[(end + 1)...])
      for bytes in whole.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
        lines.append(line(Array(bytes)))
        offset += 1
      }
      rest = left
    }
    return lines
  }

  private mutating func line(_ bytes: [UInt8]) -> Line {
    defer { offset += bytes.count }
    number += 1
    return Line(number: number, offset: offset, bytes: bytes)
  }
}
