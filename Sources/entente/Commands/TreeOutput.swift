import Language
import Reading

/// Prints the sentences of documents as dependency trees.
struct TreeOutput {
  let analyzer: Analyzer
  let reader: Reader

  /// Prints the trees of all inputs; what is no document is told on standard error, and at the end.
  func print(_ inputs: [ReadInput]) throws(Failure) {
    var workspace = Analyzer.Workspace()
    var failed = false
    for input in inputs {
      switch input {
      case .source(let source): print(source, &workspace)
      case .bad(let id, let message):
        failed = true
        Output.note(id.map { "\($0): \(message)" } ?? message)
      }
    }
    if failed { throw ReadCommand.someLinesAreNone }
  }

  private func print(_ source: Source, _ workspace: inout Analyzer.Workspace) {
    let (text, sentences) = reader.sentences(of: source)
    for sentence in sentences {
      var comments = sentence.number == 1 ? ["newdoc id = " + source.name] : []
      comments.append("sent_id = \(source.name)-\(sentence.number)")
      // No document is cut anywhere else, so a sentence of this length was.
      if sentence.tokens.count >= SentenceSplitter.longest {
        comments.append("cut = \(SentenceSplitter.longest) tokens")
      }
      let tree = analyzer.tree(of: sentence.tokens, in: &workspace)
      Output.answer(Array(Conllu.lines(of: tree, in: text, comments: comments).utf8))
    }
  }
}
