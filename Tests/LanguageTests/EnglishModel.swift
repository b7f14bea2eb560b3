import Foundation
import Language
import Serving

/// The model that the program ships.
enum EnglishModel {
  static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Config/language/english.model")

  static let bytes: [UInt8] = (try? Data(contentsOf: path)).map(Array.init) ?? []

  static let analyzer = Result { try Analyzer(model: bytes, digest: Digest.sha256) }

  /// The tree of the only sentence in a text.
  static func tree(_ string: String) throws -> DependencyTree {
    let text = Text(string)
    let tokens = Tokenizer(abbreviations: ["mr", "gen"]).tokens(of: 0..<text.count, in: text)
    return try analyzer.get().tree(of: tokens)
  }
}
