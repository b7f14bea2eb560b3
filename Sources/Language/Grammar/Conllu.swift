/// Trees as CoNLL-U, the exchange format of treebanks, https://universaldependencies.org/format.html.
package enum Conllu {
  /// The lines of one sentence, the empty line after it included.
  ///
  /// `comments` stand before the words, each on a line after "# ". The tokens' ranges count in `text`: the sentence's own
  /// part of it becomes `# text`, and `SpaceAfter=No` says where no space stood.
  package static func lines(of tree: DependencyTree, in text: Text, comments: [String] = []) -> String {
    var lines = ""
    for comment in comments { lines += "# " + oneLine(comment) + "\n" }
    if let first = tree.tokens.first, let last = tree.tokens.last {
      lines += "# text = " + oneLine(text[first.range.lowerBound..<last.range.upperBound]) + "\n"
    }
    for word in tree.indices {
      let token = tree.tokens[word]
      let touches = word + 1 < tree.count && tree.tokens[word + 1].range.lowerBound == token.range.upperBound
      let misc = "TokenRange=\(token.range.lowerBound):\(token.range.upperBound)"
      let fields = [
        String(word + 1), oneLine(token.text), oneLine(tree.lemma(word)), tree.part(word).name, tree.tag(word).name,
        "_",
        String((tree.head(word) ?? -1) + 1), tree.relation(word).name, "_",
        touches ? "SpaceAfter=No|" + misc : misc,
      ]
      lines += fields.joined(separator: "\t") + "\n"
    }
    return lines + "\n"
  }

  /// Line breaks and tabs would end a field.
  private static func oneLine(_ string: String) -> String {
    guard string.unicodeScalars.contains(where: { $0.isLineBreak || $0.value == 0x09 }) else { return string }
    return String(String.UnicodeScalarView(string.unicodeScalars.map { $0.isLineBreak || $0.value == 0x09 ? " " : $0 }))
  }
}
