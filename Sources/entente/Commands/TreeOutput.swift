import Language
import Reading

/// The sentences of documents as dependency trees.
struct TreeOutput: Sendable {
  let analyzer: Analyzer
  let reader: Reader

  /// A document's trees as CoNLL-U.
  func bytes(of source: Source) -> [UInt8] {
    var workspace = Analyzer.Workspace()
    let (text, sentences) = reader.sentences(of: source)
    var lines = ""
    for sentence in sentences {
      var comments = sentence.number == 1 ? ["newdoc id = " + source.name] : []
      comments.append("sent_id = \(source.name)-\(sentence.number)")
      // No document is cut anywhere else, so a sentence of this length was.
      if sentence.tokens.count >= SentenceSplitter.longest {
        comments.append("cut = \(SentenceSplitter.longest) tokens")
      }
      lines += Conllu.lines(of: analyzer.tree(of: sentence.tokens, in: &workspace), in: text, comments: comments)
    }
    return Array(lines.utf8)
  }
}
