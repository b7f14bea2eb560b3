package import Chronicle

/// A document before it is read: its text and what is known of it from outside.
package struct Source: Sendable {
  /// What the document's id is made of when it has no title: a given id or a file's name without its suffix.
  package let name: String
  package let text: String
  /// From a flag, a field or metadata; a dateline in the text is looked for only when this is null.
  package let published: Day?
  package let title: String?
  package let url: String?
  package let publisher: String?
  /// As front matter or a page declares it (BCP 47); the reader goes by the words.
  package let language: String?

  package init(
    name: String, text: String, published: Day? = nil, title: String? = nil, url: String? = nil,
    publisher: String? = nil, language: String? = nil
  ) {
    self.name = name
    self.text = text
    self.published = published
    self.title = title
    self.url = url
    self.publisher = publisher
    self.language = language
  }
}
