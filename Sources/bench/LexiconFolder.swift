import FoundationEssentials
import Reading

/// The lexicon that lies in `Config/lexicon` of the working directory, or of `ENTENTE_CONFIG`.
enum LexiconFolder {
  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path): no lexicon here; run from the repository or set ENTENTE_CONFIG" }
  }

  static func files() throws -> [LexiconFile] {
    let folder = (ProcessInfo.processInfo.environment["ENTENTE_CONFIG"] ?? "Config") + "/lexicon"
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    guard !names.isEmpty else { throw Missing(path: folder) }
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { LexiconFile(name: name, bytes: Array($0)) }
    }
  }

  /// Thirty-two bytes by FNV-1a: ids of measurements need only differ.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    return (0..<32).map { index in
      for byte in bytes { state = (state ^ UInt64(byte) ^ UInt64(index)) &* 0x100_0000_01b3 }
      return UInt8(truncatingIfNeeded: state >> 32)
    }
  }
}
