import FoundationEssentials
import Language
import Reading
import Serving

/// The lexicon that lies in `Config/lexicon` of the working directory, or of `ENTENTE_CONFIG`.
enum LexiconFolder {
  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path): no lexicon here; run from the repository or set ENTENTE_CONFIG" }
  }

  private static var config: String { ProcessInfo.processInfo.environment["ENTENTE_CONFIG"] ?? "Config" }

  /// The language model beside it.
  static func analyzer() throws -> Analyzer {
    let path = config + "/language/english.model"
    guard let data = FileManager.default.contents(atPath: path) else { throw Missing(path: path) }
    return try Analyzer(model: Array(data), digest: Digest.sha256)
  }

  static func files() throws -> [LexiconFile] {
    let folder = config + "/lexicon"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    guard !names.isEmpty else { throw Missing(path: folder) }
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { LexiconFile(name: name, bytes: Array($0)) }
    }
  }
}
