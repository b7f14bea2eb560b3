import Foundation

/// The tree that these tests look at: the files that git tracks or, where there is no git, all but what builds leave behind.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Paths from the root, sorted.
  static let files: [String] = (tracked() ?? walked()).filter(exists).sorted()

  /// All but the trained model, which is numbers, and pictures.
  static let textFiles: [String] = files.filter { !$0.hasSuffix(".model") && !$0.hasSuffix(".png") }

  static func files(in folder: String, ending: String = "") -> [String] {
    files.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(ending) }
  }

  static func bytes(_ path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }

  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  static func lines(_ path: String) throws -> [String] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A file that was removed but is still tracked is no fault of the tree's.
  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
  }

  private static func tracked() -> [String]? {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "ls-files", "-z"]
    git.currentDirectoryURL = root
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return nil }
    let listed = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    let names = listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return git.terminationStatus == 0 && !names.isEmpty ? names : nil
  }

  private static func walked() -> [String] {
    let leftovers = [".git", ".build", ".swiftpm"]
    guard let walk = FileManager.default.enumerator(atPath: root.path(percentEncoded: false)) else { return [] }
    var found: [String] = []
    while let path = walk.nextObject() as? String {
      if leftovers.contains(where: { path == $0 || path.hasPrefix($0 + "-") }) {
        walk.skipDescendants()
      } else if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
        found.append(path)
      }
    }
    return found
  }
}
