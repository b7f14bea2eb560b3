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
      isWhole = unsafe read(range, into: UnsafeMutableRawBufferPointer(buffer))
      count = isWhole ? range.count : 0
    }
    return isWhole ? bytes : nil
  }

  /// Puts the bytes of a range into `buffer`, from a place of it on; false when the file has them no more.
  func read(_ range: Range<Int>, into buffer: inout [UInt8], at place: Int) -> Bool {
    if buffer.count < place + range.count {
      buffer += [UInt8](repeating: 0, count: place + range.count - buffer.count)
    }
    return unsafe buffer.withUnsafeMutableBytes { bytes in
      // The range fits: the buffer was made as long.
      unsafe read(range, into: UnsafeMutableRawBufferPointer(rebasing: bytes[place..<place + range.count]))
    }
  }

  /// `buffer` must be as long as the range.
  private func read(_ range: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var count = 0
    while count < range.count {
      // What is written lies within the buffer: at most what is left of it behind `count`.
      let read = unsafe pread(
        descriptor, buffer.baseAddress?.advanced(by: count), range.count - count, range.lowerBound + count)
      if read > 0 {
        count += read
      } else if read == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }
}
