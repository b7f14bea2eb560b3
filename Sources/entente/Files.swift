import FoundationEssentials
import Glibc

/// The file system, as far as this program looks at it.
enum Files {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The bytes of a file, or why there are none. What is longer than `limit` is not read.
  static func bytes(_ path: String, limit: Int = Int.max) throws(Failure) -> [UInt8] {
    var stream = try ByteStream(path: path)
    defer { stream.close() }
    if let size = stream.size, size > limit { throw tooLong(path, "\(size) bytes", limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(stream.size ?? 0, limit))
    while let chunk = try stream.next() {
      guard bytes.count + chunk.count <= limit else { throw tooLong(path, "more", limit) }
      bytes += chunk
    }
    return bytes
  }

  private static func tooLong(_ name: String, _ size: String, _ limit: Int) -> Failure {
    Failure(
      .badInput, "\(name): \(size), and a document may have at most \(limit) bytes (\(limit >> 20) MiB): split it")
  }

  /// When a file was changed last, in seconds since 1970.
  static func modified(_ path: String) -> Int64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.modificationDate] as? Date).map { Int64($0.timeIntervalSince1970) }
  }

  /// A descriptor that adds to a file, which is made when it is not there; `-` is standard output.
  static func descriptor(appendingTo path: String) throws(Failure) -> Int32 {
    if path == "-" { return STDOUT_FILENO }
    // The path is a C string for the call.
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Failure(.failed, "\(path): cannot be written; check who may write there") }
    return descriptor
  }

  /// Paths of the files below a folder, relative to it, sorted; names that begin with a dot are left alone.
  static func below(_ folder: String) -> [String] { FolderWalk(folder).files }

  /// The last component of a path.
  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// A file's name without folders and suffix.
  static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  static var environment: [String: String] { ProcessInfo.processInfo.environment }
}

extension Files {
  /// The running program's own path.
  static var program: String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }
}
