import Foundation
import Testing

/// The built program, run as anybody would run it.
enum Built {
  struct Outcome {
    let code: Int32
    let output: String
    let complaint: String

    func object() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(complaint)")
    }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the tests' own program, wherever that was built; else where `swift build` puts it.
  static let program: URL = {
    let own = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent().appending(path: "entente")
    let usual = root.appending(path: ".build/debug/entente")
    return FileManager.default.isExecutableFile(atPath: own.path(percentEncoded: false)) ? own : usual
  }()

  static var config: String { root.appending(path: "Config").path(percentEncoded: false) }

  /// Runs a command to its end. Its environment holds no setting of ours but what is given.
  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = ["ENTENTE_CONFIG": config]
  ) throws -> Outcome {
    let process = process(arguments, environment)
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    let source = Pipe()
    process.standardInput = source
    try process.run()
    // Inputs here are far smaller than a pipe's buffer.
    try source.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
    try source.fileHandleForWriting.close()
    // Complaints are short: they fit into the pipe while the output is read.
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try complaint.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: printed, as: UTF8.self), complaint: String(decoding: complained, as: UTF8.self))
  }

  static func process(_ arguments: [String], _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ENTENTE_") }
    process.environment = inherited.merging(environment) { $1 }
    process.currentDirectoryURL = FileManager.default.temporaryDirectory
    return process
  }

  /// A folder of its own with some files, gone when `body` returns.
  static func withFolder<Result>(_ files: [String: [UInt8]], _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return try body(folder.path(percentEncoded: false))
  }

  static func withFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
    try withFolder(files.mapValues { Array($0.utf8) }, body)
  }
}
