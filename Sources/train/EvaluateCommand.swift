import Language
import Serving

/// `train evaluate`: a model's scores on treebanks.
enum EvaluateCommand {
  static func run(_ arguments: Arguments) throws(Failure) {
    guard let path = arguments.operands.first, arguments.operands.count > 1 else {
      throw Failure("evaluate needs a model and CoNLL-U files")
    }
    let analyzer = try load(path)
    let least = try arguments.number("least-las", or: 0.0)
    for path in arguments.operands.dropFirst() {
      let bank = try Files.treebank(path)
      let score = Score(bank.sentences, analyzer)
      FileHandleText.answer("\(Name.of(path))  \(score.summary)\n")
      guard score.las >= least else { throw Failure("\(path): a LAS of at least \(least) is asked for") }
    }
  }

  static func load(_ path: String) throws(Failure) -> Analyzer {
    let bytes = try Files.bytes(path)
    do { return try Analyzer(model: bytes, digest: Digest.sha256) } catch { throw Failure("\(path) \(error)") }
  }
}
