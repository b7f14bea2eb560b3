/// A word, number or punctuation mark and where it stands.
package struct Token: Hashable, Sendable {
  package enum Kind: Sendable {
    /// Letters, with inner hyphens, apostrophes and full stops ("U.S.", "Mi-35", "vis-à-vis", "17th").
    case word
    /// Digits, with inner separators ("1,100", "2.5", "2014").
    case number
    /// A clitic split from its word: "’s", "n’t", "’re".
    case clitic
    case punctuation
    /// Anything else: `$`, `%`, emoji.
    case symbol
  }

  /// As written.
  package let text: String
  /// Lower-cased, with typographic apostrophes and hyphens made plain: the form that word lists are matched by.
  package let folded: String
  package let kind: Kind
  /// Code points into the document's text.
  package let range: Range<Int>

  package init(text: String, folded: String, kind: Kind, range: Range<Int>) {
    self.text = text
    self.folded = folded
    self.kind = kind
    self.range = range
  }

  /// Whether the first letter is upper case.
  package var isCapitalized: Bool { text.unicodeScalars.first?.isUpper ?? false }

  /// Whether it is a possessive mark: "’s", or "’" after a plural.
  package var isPossessive: Bool { kind == .clitic && (folded == "'s" || folded == "'") }

  package var isWord: Bool { kind == .word }

  /// A token of a text that others cut; its kind is told by its letters.
  package init(form: String, range: Range<Int>) {
    self.init(
      text: form, folded: Tokenizer.fold(form), kind: Tokenizer.kind(of: Array(form.unicodeScalars)), range: range)
  }
}
