/// A sentence by its document and its place among the document's sentences, from 0.
package struct SentencePlace: Hashable, Sendable {
  package let document: UInt32
  package let index: Int
}

extension Chronicle {
  /// The sentences that hold all of some words and phrases, in the order of documents and of the text.
  package func sentences(_ query: TextQuery) -> [SentencePlace] {
    sentenceWords.matches(query).map { text in
      // The last document that begins at or before it.
      let document = sentenceStarts.lowerBound(of: text + 1) - 1
      return SentencePlace(
        document: UInt32(truncatingIfNeeded: document), index: Int(text - sentenceStarts[document]))
    }
  }

  /// Numbers of the events that a sentence, by its number in the document, is evidence of.
  package func events(in document: UInt32, sentence: Int) -> [UInt32] {
    index.byDocument[document].filter { row in
      !isRelation(row) && columns.evidence[row].contains { $0.document == document && Int($0.sentence) == sentence }
    }
  }
}

extension Chronicle {
  /// How many sentences were read.
  package var sentenceCount: Int { sentenceWords.count }
}
