import HTTP

/// `/documents/{id}`: the text with what was found in it, and the facts beside it.
package struct DocumentPage: Sendable {
  package let document: DocumentView
  package let paragraphs: [Paragraph]
  /// In the order of the text; relations among them.
  package let facts: [Fact]
  package let isTextKept: Bool

  package struct Paragraph: Sendable {
    package let sentences: [Sentence]
    package init(sentences: [Sentence]) { self.sentences = sentences }
  }

  package struct Sentence: Sendable {
    package let number: Int
    package let pieces: [Piece]
    /// The events and relations that it tells.
    package let facts: [String]

    package init(number: Int, pieces: [Piece], facts: [String]) {
      self.number = number
      self.pieces = pieces
      self.facts = facts
    }
  }

  /// A stretch of text: a mention of an actor, or none; within the words that triggered an event, or not.
  package struct Piece: Sendable {
    package let text: String
    package let actor: ActorView?
    package let basis: String
    package let isTrigger: Bool

    package init(text: String, actor: ActorView?, basis: String, isTrigger: Bool) {
      self.text = text
      self.actor = actor
      self.basis = basis
      self.isTrigger = isTrigger
    }
  }

  package struct Fact: Sendable {
    package let event: EventView
    package let sentence: Int
    package let isRelation: Bool

    package init(event: EventView, sentence: Int, isRelation: Bool) {
      self.event = event
      self.sentence = sentence
      self.isRelation = isRelation
    }
  }

  package init(document: DocumentView, paragraphs: [Paragraph], facts: [Fact], isTextKept: Bool) {
    self.document = document
    self.paragraphs = paragraphs
    self.facts = facts
    self.isTextKept = isTextKept
  }

  package func html(_ site: Site) -> HTML {
    Frame(site: site, view: "document", title: document.title).page(
      """
      <h1><bdi>\(document.title)</bdi></h1>
      <p class="lead">\(facts(of: document))</p>
      <div class="under"><p class="hint"><span class="key actor">an actor</span> <span class="key told">a sentence that tells \
      an event</span></p>\(takeAway.html(site))</div>
      <div class="reading">
      <article class="text" aria-label="The text">\(text(site))</article>
      <aside class="beside" aria-labelledby="h-facts"><h2 id="h-facts">\(Words.count(facts.count, "fact"))</h2>
      \(facts.isEmpty ? "<p class=\"empty\">No sentence of this text tells an event between two actors that are known.</p>" : "<ol>\(facts.map { card($0, site) })</ol>" as HTML)
      </aside>
      </div>
      """)
  }

  private func facts(of document: DocumentView) -> HTML {
    let source: HTML? = document.url.map { " · <a href=\"\($0)\" rel=\"noreferrer\">the original</a>" }
    let publisher: HTML? = document.publisher.map { "<bdi>\($0)</bdi>, " }
    return """
      \(publisher)\(document.published.map { "published \(DateWords.text(edtf: $0, modifier: nil))" } ?? "without a date of publication") · \
      \(Words.count(document.words, "word"))\(source)
      """
  }

  private func text(_ site: Site) -> HTML {
    guard isTextKept else {
      return "<p class=\"empty\">This reading was saved without its text; the facts quote what they need.</p>"
    }
    return "\(paragraphs.map { paragraph($0, site) })"
  }

  /// A short line without a full stop was a heading. The title again is left out where it tells nothing.
  private func paragraph(_ paragraph: Paragraph, _ site: Site) -> HTML {
    let text = paragraph.sentences.flatMap(\.pieces).map(\.text).joined()
    let isHeading =
      paragraph.sentences.count == 1 && text.count < 120 && !(text.last.map { ".!?:;\"”’)".contains($0) } ?? true)
    let isTitle = text == document.title && paragraph.sentences.allSatisfy { $0.facts.isEmpty }
    let style: HTML = isTitle ? " class=\"title\"" : isHeading ? " class=\"heading\"" : ""
    return "<p dir=\"auto\"\(style)>\(paragraph.sentences.map { sentence($0, site) })</p>\n"
  }

  private func sentence(_ sentence: Sentence, _ site: Site) -> HTML {
    let pieces = sentence.pieces.map { piece -> HTML in
      let inner: HTML = piece.isTrigger ? "<b>\(piece.text)</b>" : "\(piece.text)"
      guard let actor = piece.actor else { return inner }
      return """
        <a class="actor" href="\(site.actor(actor.id))" title="\(actor.name), \(Words.mentions(piece.basis))">\(inner)</a>
        """
    }
    guard !sentence.facts.isEmpty else { return "<span id=\"s\(sentence.number)\">\(pieces)</span> " }
    let marks = sentence.facts.map { id -> HTML in
      guard let fact = facts.first(where: { $0.event.id == id }) else { return "" }
      return """
        <a class="tag" href="#\(id)" aria-label="Fact: \(Words.type(fact.event.type)), \(fact.event.date.words)">\
        \(Mark.html(fact.event.type, fact.event.quad, fact.event.status))</a>
        """
    }
    return """
      <span id="s\(sentence.number)" class="told" data-facts="\(sentence.facts.joined(separator: " "))">\(pieces)</span>\
      \(marks)
      """ + " "
  }

  private func card(_ fact: Fact, _ site: Site) -> HTML {
    let event = fact.event
    return """
      <li id="\(event.id)" class="fact \(event.status)" data-sentence="\(fact.sentence)" tabindex="-1">
      <p>\(Mark.html(event.type, event.quad, event.status)) <b>\(Words.type(event.type))</b>\
      \(fact.isRelation ? " <em class=\"status\">standing relation</em>" : event.status == "asserted" ? "" : " <em class=\"status\">\(event.status)</em>" as HTML)\
       · \(event.date.words)</p>
      <p>\(EventTable.parties(event, site))</p>
      <p><a class="toward" href="#s\(fact.sentence)"><bdi>\(event.summary)</bdi></a></p>
      \(tie(event, site))</li>

      """
  }

  private func tie(_ event: EventView, _ site: Site) -> HTML? {
    guard let a = event.source.first, let b = event.target.first, a.id != b.id else { return nil }
    return """
      <p class="links"><a href="\(site.tie(a.id, b.id))?event=\(PercentEncoding.encode(event.id))">In the tie, with its evidence</a></p>
      """
  }

  private var takeAway: TakeAway {
    let own = "/v1/documents/\(PercentEncoding.encode(document.id))"
    let events = "document=\(PercentEncoding.encode(document.id))&status=any"
    return TakeAway([
      .init("JSON", "\(own)/sentences", "the sentences with mentions and events"),
      .init("CSV", "/v1/events.csv?\(events)", "its events, for R, pandas, a spreadsheet"),
      .init("curl", "/v1/events?\(events)", "its events, for a shell"),
      .init("Text", "\(own)/text", "the text that offsets count in"),
    ])
  }
}
