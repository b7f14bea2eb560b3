package import Chronicle

/// Reads documents by a lexicon. A value: one reader serves any number of threads.
package struct Reader: Sendable {
  /// SHA-256 of some bytes, 32 of them; handed in because pure rooms link no library.
  package typealias Digest = @Sendable ([UInt8]) -> [UInt8]

  private let lexicon: Lexicon
  private let digest: Digest

  package init(lexicon: Lexicon, digest: @escaping Digest) {
    self.lexicon = lexicon
    self.digest = digest
  }

  /// The reading of a document: the same source gives the same reading, on any thread, in any order.
  package func read(_ source: Source) -> Reading {
    let document = Document(
      id: source.name, title: source.title, published: source.published, url: source.url,
      publisher: source.publisher, language: "en", sha256: "", codePoints: 0, words: 0, text: source.text)
    return Reading(document: document, sentences: [], mentions: [], actors: [], events: [])
  }
}
