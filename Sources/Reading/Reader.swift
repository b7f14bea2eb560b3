package import Chronicle
package import Language

/// Reads documents by a lexicon. A value: one reader serves any number of threads.
package struct Reader: Sendable {
  /// SHA-256 of some bytes, 32 of them; handed in because pure rooms link no library.
  package typealias Digest = @Sendable ([UInt8]) -> [UInt8]

  let lexicon: Lexicon
  let analyzer: Analyzer
  private let digest: Digest

  package init(lexicon: Lexicon, analyzer: Analyzer, digest: @escaping Digest) {
    self.lexicon = lexicon
    self.analyzer = analyzer
    self.digest = digest
  }

  /// The reading of a document: the same source gives the same reading, on any thread, in any order.
  package func read(_ source: Source) -> Reading {
    var workspace = Analyzer.Workspace()
    return read(source, in: &workspace)
  }

  /// The same, in what another document was read in before: it saves the parser's memory of frequent words.
  package func read(_ source: Source, in workspace: inout Analyzer.Workspace) -> Reading {
    let prepared = Preparation(source, lexicon)
    let language = lexicon.languages.language(of: prepared.text)
    let document = document(source, prepared, language)
    let spans = prepared.sentences.map { SentenceSpan(number: $0.number, paragraph: $0.paragraph, range: $0.range) }
    if let language, language != "en" {
      return Reading(
        document: document, sentences: spans, mentions: [], actors: [], events: [],
        notes: ["the text is in another language (\(language)); only English is read, so it gives no facts"])
    }
    var pass = ReadingPass(prepared, lexicon, analyzer, workspace)
    for index in prepared.sentences.indices { pass.read(index) }
    workspace = pass.workspace
    func merger(_ frames: FrameIndex) -> EventMerger {
      EventMerger(
        document: document.id, text: prepared.text, frames: frames, published: prepared.published, digest: digest)
    }
    let events = merger(lexicon.frames)
    return Reading(
      document: document, sentences: spans, mentions: pass.mentions, actors: pass.actors,
      events: events.events(of: pass.drafts),
      relations: merger(lexicon.relations).events(of: pass.relations), notes: notes(prepared),
      silent: silent(pass, events))
  }

  /// What the reader could not take as it stood.
  private func notes(_ prepared: Preparation) -> [String] {
    prepared.sentences.filter { $0.tokens.count >= SentenceSplitter.longest }.map {
      "sentence \($0.number) was cut at \(SentenceSplitter.longest) words and marks, the longest that is read as one"
    }
  }

  /// Sentences that name two actors and told nothing, each with the frames that were tried.
  private func silent(_ pass: ReadingPass, _ merger: EventMerger) -> [SilentSentence] {
    pass.rejected.map { sentence, tried in
      SilentSentence(
        sentence: sentence.number, rejected: tried.map { merger.alternative($0, in: sentence) },
        reason: tried.isEmpty
          ? "none of its words is a trigger of any frame" : "no frame that was tried found both its parties")
    }
  }

  private func document(_ source: Source, _ prepared: Preparation, _ language: String?) -> Document {
    let text = prepared.text[0..<prepared.text.count]
    let sha256 = Hex.text(digest(Array(text.utf8)))
    let name = Slug.make(source.name) ?? prepared.title.flatMap { Slug.make($0) } ?? "document"
    return Document(
      id: name + "-" + sha256.prefix(12), title: prepared.title, published: prepared.published, url: source.url,
      publisher: source.publisher, language: language ?? "en", sha256: sha256, codePoints: prepared.text.count,
      words: prepared.text.scalars.split(whereSeparator: \.isSpace).count, text: text)
  }
}
