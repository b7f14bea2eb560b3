import FoundationEssentials
import Glibc

/// The file system, as far as this program looks at it.
enum Files {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The bytes of a file, or why there are none.
  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    guard exists(path) else { throw Failure(.noInput, "\(path): no such file or folder") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, "\(path): cannot be opened; check who may read it")
    }
    return Array(data)
  }

  /// A descriptor that adds to a file, which is made when it is not there; `-` is standard error.
  static func descriptor(appendingTo path: String) throws(Failure) -> Int32 {
    if path == "-" { return STDERR_FILENO }
    // The path is a C string for the call.
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Failure(.failed, "\(path): cannot be written; check who may write there") }
    return descriptor
  }

  /// Paths of the files below a folder, relative to it, sorted; names that begin with a dot are left alone.
  static func below(_ folder: String) -> [String] {
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return found.filter { path in
      !path.split(separator: "/").contains { $0.hasPrefix(".") } && !isFolder(folder + "/" + path)
    }
    .sorted()
  }

  /// Everything that comes in on standard input.
  static func standardInput() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      // `read` writes at most `count` bytes into the buffer, which outlives the call.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw Failure(.noInput, "standard input cannot be read")
      }
    }
  }

  /// The last component of a path.
  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// A file's name without folders and suffix.
  static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}

extension Files {
  /// The running program's own path.
  static var program: String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }
}

extension Files {
  /// A setting from the environment; an empty one is none.
  static func setting(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
}
