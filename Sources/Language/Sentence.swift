/// A sentence of a document's prose.
package struct Sentence: Hashable, Sendable {
  /// Counted from 1 over the document.
  package let number: Int
  /// Counted from 1 over the document's paragraphs, furniture not counted.
  package let paragraph: Int
  /// Code points into the document's text.
  package let range: Range<Int>
  package let tokens: [Token]
  /// A title or section heading: it names topics, it tells no events.
  package let isHeading: Bool

  package init(number: Int, paragraph: Int, range: Range<Int>, tokens: [Token], isHeading: Bool = false) {
    self.number = number
    self.paragraph = paragraph
    self.range = range
    self.tokens = tokens
    self.isHeading = isHeading
  }
}
