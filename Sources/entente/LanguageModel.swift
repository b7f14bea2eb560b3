import Language
import Serving

extension ConfigFolder {
  /// Where the trained model of English lies.
  private var model: String { path + "/language/english.model" }

  /// The analyzer of English grammar: its file is read in one gulp and checked.
  func analyzer() throws(Failure) -> Analyzer {
    guard Files.exists(model) else {
      throw Failure(.configuration, "\(model): no such file; take it from this release, or train one (README.md)")
    }
    let bytes = try Files.bytes(model)
    do {
      return try Analyzer(model: bytes, digest: Digest.sha256)
    } catch {
      throw Failure(.configuration, "\(model) \(error)")
    }
  }
}
