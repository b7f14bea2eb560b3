import Chronicle
import Foundation
import Language
import Reading
import Serving

/// The lexicon that the repository ships, and readers made of it.
enum HouseLexicon {
  /// `Config/lexicon`, found from this file.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Config/lexicon")

  static let files: [LexiconFile] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".txt") }.sorted().compactMap { path in
      (try? Data(contentsOf: folder.appending(path: path))).map { LexiconFile(name: path, bytes: Array($0)) }
    }
  }()

  static let lexicon: Result<Lexicon, LexiconError> = Result { () throws(LexiconError) in try Lexicon(files: files) }

  /// The model of English that the repository ships.
  static let analyzer: Result<Analyzer, any Error> = Result {
    let model = folder.deletingLastPathComponent().appending(path: "language/english.model")
    return try Analyzer(model: Array(Data(contentsOf: model)), digest: Digest.sha256)
  }

  /// A reader with a digest that is none of cryptography’s: ids only have to differ here.
  static func reader() throws -> Reader {
    Reader(lexicon: try lexicon.get(), analyzer: try analyzer.get(), digest: digest)
  }

  static func read(_ text: String, published: Day? = nil) throws -> Reading {
    try reader().read(Source(name: "fixture", text: text, published: published))
  }

  /// `TYPE SOURCE > TARGET` for each event of a text, in order.
  static func events(_ text: String) throws -> [String] {
    try read(text).events.map { event in
      let sides = [event.source, event.target].map { $0.map(\.text).sorted().joined(separator: "+") }
      return "\(event.type.rawValue) \(sides[0]) > \(sides[1])"
    }
  }

  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    return (0..<32).map { index in
      for byte in bytes { state = (state ^ UInt64(byte) ^ UInt64(index)) &* 0x100_0000_01b3 }
      return UInt8(truncatingIfNeeded: state >> 32)
    }
  }
}
