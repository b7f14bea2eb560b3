package import Language

extension Reader {
  /// A document's text and the sentences of its prose, as a reading counts them.
  package func sentences(of source: Source) -> (text: Text, sentences: [Sentence]) {
    let prepared = Preparation(source, lexicon)
    return (prepared.text, prepared.sentences)
  }
}
