import Language

/// A tree drawn by hand: a line a word, "form lemma UPOS XPOS head relation"; "_" as lemma is the folded form.
func tree(_ lines: String) throws -> DependencyTree {
  let rows = lines.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  let conllu = rows.enumerated().map { index, row in
    let lemma = row[1] == "_" ? row[0].lowercased() : row[1]
    return "\(index + 1)\t\(row[0])\t\(lemma)\t\(row[2])\t\(row[3])\t_\t\(row[4])\t\(row[5])\t_\t_"
  }
  let bank = try Treebank(conllu: Array((conllu.joined(separator: "\n") + "\n\n").utf8))
  return bank.sentences[0].tree
}

extension DependencyTree {
  /// The only word with this form, or the first of them.
  func word(_ form: String) -> Int { tokens.firstIndex { $0.text == form } ?? 0 }

  func form(_ word: Int?) -> String? { word.map { tokens[$0].text } }

  func forms(_ words: some Sequence<Int>) -> String { words.map { tokens[$0].text }.joined(separator: " ") }
}
