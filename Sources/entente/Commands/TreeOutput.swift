import Language
import Reading

/// The sentences of documents as the dependency trees that they are read by.
struct TreeOutput: Sendable {
  let reader: Reader

  /// A document's trees as CoNLL-U.
  func bytes(of source: Source) -> [UInt8] {
    let (text, trees) = reader.trees(of: source)
    var lines = ""
    for (sentence, tree) in trees {
      var comments = sentence.number == 1 ? ["newdoc id = " + source.name] : []
      comments.append("sent_id = \(source.name)-\(sentence.number)")
      // No document is cut anywhere else, so a sentence of this length was.
      if sentence.tokens.count >= SentenceSplitter.longest {
        comments.append("cut = \(SentenceSplitter.longest) tokens")
      }
      lines += Conllu.lines(of: tree, in: text, comments: comments)
    }
    return Array(lines.utf8)
  }
}
