/// Everything read from one document: a pure function of (text, publication date, lexicon, version).
package struct Reading: Hashable, Sendable {
  package let document: Document
  package let sentences: [SentenceSpan]
  package let mentions: [Mention]
  /// Most mentioned first.
  package let actors: [Actor]
  /// In text order.
  package let events: [Event]
  /// Standing relations as the text states them ("treaty ally"), in text order: never counted as events.
  package let relations: [Event]
  /// What the reader has to say about the document itself: another language, a sentence cut at the limit.
  package let notes: [String]
  /// Sentences that named two actors and told nothing, with the reason.
  package let silent: [SilentSentence]

  package init(
    document: Document, sentences: [SentenceSpan], mentions: [Mention], actors: [Actor], events: [Event],
    relations: [Event] = [], notes: [String] = [], silent: [SilentSentence] = []
  ) {
    self.document = document
    self.sentences = sentences
    self.mentions = mentions
    self.actors = actors
    self.events = events
    self.relations = relations
    self.notes = notes
    self.silent = silent
  }

  /// The ties this document's asserted events make.
  package var ties: [Tie] { Tie.ties(of: events) }
}

/// One article, as it was given.
package struct Document: Hashable, Sendable {
  /// Slug of the given id, title or file name, and 12 hexadecimal digits of the text's SHA-256.
  package let id: String
  package let title: String?
  package let published: Day?
  package let url: String?
  package let publisher: String?
  /// BCP 47, as `en`.
  package let language: String?
  /// 64 hexadecimal digits, of the text's UTF-8 bytes.
  package let sha256: String
  package let codePoints: Int
  package let words: Int
  package let text: String

  package init(
    id: String, title: String?, published: Day?, url: String?, publisher: String?, language: String?, sha256: String,
    codePoints: Int, words: Int, text: String
  ) {
    self.id = id
    self.title = title
    self.published = published
    self.url = url
    self.publisher = publisher
    self.language = language
    self.sha256 = sha256
    self.codePoints = codePoints
    self.words = words
    self.text = text
  }
}

/// A sentence of a document; furniture has none.
package struct SentenceSpan: Hashable, Sendable {
  /// Counted from 1.
  package let number: Int
  /// Counted from 1.
  package let paragraph: Int
  /// Code points into the document's text.
  package let range: Range<Int>

  package init(number: Int, paragraph: Int, range: Range<Int>) {
    self.number = number
    self.paragraph = paragraph
    self.range = range
  }
}

/// A place in the text that names an actor.
package struct Mention: Hashable, Sendable {
  /// How the words name the actor.
  package enum Basis: String, CaseIterable, Sendable {
    case name, demonym
    /// A capital or seat that stands for its state or organization ("Islamabad", "the Kremlin").
    case metonym
    /// An office or institution with or without a name ("the Pakistani prime minister").
    case title
    /// A person's name or surname.
    case person
    /// A later mention resolved to an earlier one ("the country", "the two sides").
    case reference
  }

  package let actor: ActorID
  /// Code points into the document's text.
  package let range: Range<Int>
  package let sentence: Int
  package let basis: Basis

  package init(actor: ActorID, range: Range<Int>, sentence: Int, basis: Basis) {
    self.actor = actor
    self.range = range
    self.sentence = sentence
    self.basis = basis
  }
}
