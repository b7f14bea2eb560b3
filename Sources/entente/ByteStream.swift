import Glibc

/// A file or standard input, read piece by piece.
struct ByteStream {
  /// What messages call it.
  let name: String
  /// Of a regular file, in bytes; null where nobody knows before the end.
  let size: Int?
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Opens a file; `-` is standard input.
  init(path: String) throws(Failure) {
    if path == "-" {
      (name, descriptor) = ("standard input", STDIN_FILENO)
    } else {
      // The path is a C string for the call.
      (name, descriptor) = (path, unsafe open(path, O_RDONLY | O_CLOEXEC))
    }
    guard descriptor >= 0 else { throw Failure(.noInput, "\(path): \(Self.reason(errno))") }
    var status = stat()
    // `status` outlives the call.
    let known = unsafe fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    size = known == S_IFREG ? Int(status.st_size) : nil
    guard known != S_IFDIR else {
      close()
      throw Failure(.noInput, "\(path): is a folder")
    }
  }

  /// The next piece; null at the end.
  mutating func next() throws(Failure) -> [UInt8]? {
    while true {
      // `read` writes at most `count` bytes into the buffer, which outlives the call.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { return Array(buffer.prefix(count)) }
      if count == 0 { return nil }
      if errno != EINTR { throw Failure(.noInput, "\(name): cannot be read: \(Self.reason(errno))") }
    }
  }

  /// Whether `next` would answer at once.
  var isReady: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // One entry, which outlives the call.
    return unsafe poll(&entry, 1, 0) != 0
  }

  func close() { if descriptor != STDIN_FILENO { _ = Glibc.close(descriptor) } }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "no such file or folder"
    case EACCES, EPERM: "may not be read; check its permissions"
    case ELOOP: "a symbolic link that leads back to itself"
    // `strerror` gives a C string that lives until the next call on this thread.
    default: unsafe String(cString: strerror(code))
    }
  }
}
