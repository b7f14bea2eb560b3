package import Language

extension Reader {
  /// A document's text, and the sentences of its prose as a reading counts them with the trees that they are read by.
  package func trees(of source: Source) -> (text: Text, trees: [(sentence: Sentence, tree: DependencyTree)]) {
    let prepared = Preparation(source, lexicon)
    var pass = ReadingPass(prepared, lexicon, analyzer, Analyzer.Workspace())
    let trees = prepared.sentences.indices.map { index in
      pass.read(index)
      let sentence = prepared.sentences[index]
      return (sentence, pass.tree ?? analyzer.tree(of: sentence.tokens))
    }
    return (prepared.text, trees)
  }
}
