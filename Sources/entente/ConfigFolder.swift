import API
import Reading
import Serving

/// The folder that holds what an operator or analyst edits: the lexicon and the built-in documents.
struct ConfigFolder {
  let path: String

  /// By `--config`, `ENTENTE_CONFIG`, `./Config`, beside the program, `/etc/entente`: the first that is named or there.
  init(option: String?) throws(Failure) {
    if let option {
      path = try Self.named(option, by: "--config")
    } else if let variable = Files.environment("ENTENTE_CONFIG"), !variable.isEmpty {
      path = try Self.named(variable, by: "ENTENTE_CONFIG")
    } else {
      let places = ["Config", Self.besideProgram, "/etc/entente"].compactMap(\.self)
      guard let found = places.first(where: { Files.isFolder($0 + "/lexicon") }) else {
        throw Failure(
          .configuration,
          "no Config folder: looked for \(places.joined(separator: ", ")); name one with --config or ENTENTE_CONFIG")
      }
      path = found
    }
  }

  /// The lexicon below the folder; a fault in it is told with its file and line.
  func lexicon() throws(Failure) -> Lexicon {
    let folder = path + "/lexicon"
    var files: [LexiconFile] = []
    let walk = FolderWalk(folder)
    guard walk.faults.isEmpty else { throw Failure(.configuration, walk.faults.joined(separator: "\n")) }
    for name in walk.files {
      files.append(LexiconFile(name: name, bytes: try Files.bytes(folder + "/" + name)))
    }
    do {
      return try Lexicon(files: files)
    } catch {
      throw Failure(.configuration, "\(folder)/\(error)")
    }
  }

  /// A hash of the files that readings depend on, lexicon and language model: 16 hexadecimal digits.
  func lexiconVersion() throws(Failure) -> String {
    let folder = path + "/lexicon"
    var bytes: [UInt8] = []
    for name in Files.below(folder) {
      bytes += name.utf8
      bytes += Digest.sha256(try Files.bytes(folder + "/" + name))
    }
    bytes += Digest.sha256(try Files.bytes(model))
    return DatasetVersion.hex(Digest.sha256(bytes).prefix(8))
  }

  /// Where the built-in documents lie.
  var documents: String { path + "/documents" }

  private static func named(_ path: String, by what: String) throws(Failure) -> String {
    guard Files.isFolder(path + "/lexicon") else {
      throw Failure(.configuration, "\(what): \(path) holds no folder named lexicon")
    }
    return path
  }

  private static var besideProgram: String? {
    guard let program = Files.program, let slash = program.lastIndex(of: "/") else { return nil }
    return program[..<slash] + "/Config"
  }
}
