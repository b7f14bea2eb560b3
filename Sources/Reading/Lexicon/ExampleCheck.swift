import Chronicle
package import Language

/// Reads the examples of the lexicon’s frames and tells those that do not give the events they say.
package struct ExampleCheck {
  private let lexicon: Lexicon
  private let reader: Reader

  package init(lexicon: Lexicon, analyzer: Analyzer, digest: @escaping Reader.Digest) {
    self.lexicon = lexicon
    reader = Reader(lexicon: lexicon, analyzer: analyzer, digest: digest)
  }

  /// One error for each example that fails, in the lexicon’s order.
  package func faults() -> [LexiconError] {
    lexicon.examples.compactMap(fault)
  }

  /// The trees of the examples that give what they say, as CoNLL-U: what a model can learn the lexicon's words from.
  package func trees() -> String {
    lexicon.examples.filter { fault($0) == nil }.flatMap { example in
      let (text, trees) = reader.trees(of: Source(name: "example", text: example.text))
      return trees.map { Conllu.lines(of: $0.tree, in: text, comments: ["sent_id = \(example.rule)-\(example.line)"]) }
    }
    .joined()
  }

  private func fault(_ example: FrameExample) -> LexiconError? {
    let reading = reader.read(Source(name: "example", text: example.text))
    let told = (example.isRelation ? reading.relations : reading.events).filter { $0.type == example.type }
    let expected = example.codings.map(Self.text).sorted()
    let isDated = example.codings.contains { $0.date != nil }
    let found = told.map { Self.text($0, isDated: isDated) }.sorted()
    guard expected != found else { return nil }
    let isRead = found.isEmpty ? "nothing" : found.joined(separator: "; ")
    return LexiconError(
      file: example.file, line: example.line,
      message:
        "expected \(expected.isEmpty ? "nothing" : expected.joined(separator: "; ")), read \(isRead): \(example.text)"
    )
  }

  /// A coding as examples write it: `RUS > PAK hypothetical 2014`.
  private static func text(_ coding: FrameExample.Coding) -> String {
    text(coding.source, coding.target, coding.symmetric, coding.status, coding.date)
  }

  private static func text(_ event: Event, isDated: Bool) -> String {
    text(event.source, event.target, event.symmetric, event.status, isDated ? event.date.edtf?.description : nil)
  }

  private static func text(
    _ source: [ActorID], _ target: [ActorID], _ symmetric: Bool, _ status: EventStatus, _ date: String?
  ) -> String {
    let sides = (symmetric ? [Set(source + target).sorted()] : [source, target]).map { $0.map(\.text) }
    let parties =
      symmetric ? sides[0].joined(separator: " = ") : sides.map { $0.joined(separator: "+") }.joined(separator: " > ")
    return ([parties, status == .asserted ? nil : status.rawValue, date] as [String?]).compactMap { $0 }.joined(
      separator: " ")
  }
}
