/// What a search found.
package struct SearchView: Sendable {
  package struct Hit: Sendable {
    package let document: String
    package let title: String
    package let sentence: Int
    package let text: String
    package let events: [EventView]

    package init(document: String, title: String, sentence: Int, text: String, events: [EventView]) {
      self.document = document
      self.title = title
      self.sentence = sentence
      self.text = text
      self.events = events
    }
  }

  package let words: String
  package let actors: [ActorView]
  package let hits: [Hit]
  /// Of all hits, of which only the first are here.
  package let count: Int
  /// The query of the same search for `/v1/search`, escaped.
  package let query: String

  package init(words: String, actors: [ActorView], hits: [Hit], count: Int, query: String) {
    self.words = words
    self.actors = actors
    self.hits = hits
    self.count = count
    self.query = query
  }

  func html(_ site: Site) -> HTML {
    """
    <h1>Sentences with “<bdi>\(words)</bdi>”</h1>
    \(actors.isEmpty ? nil : "<p>Actors: \(actors.map { "<a class=\"chip\" href=\"\(site.actor($0.id))\"><bdi>\($0.name)</bdi></a> " as HTML })</p>" as HTML)
    <p class="lead">\(count == 0 ? "No sentence has all of these words. Words are found whole; put a phrase in double quotes."
      : "\(Words.count(count, "sentence"))\(hits.count < count ? ", of which the first \(hits.count) are here" : "").")</p>
    <ol class="hits">\(hits.map { hit($0, site) })</ol>
    \(TakeAway([
      .init("JSON", "/v1/search?q=\(query)", "the sentences with their events"),
      .init("CSV", "/v1/search.csv?q=\(query)", "a row a sentence"),
      .init("curl", "/v1/search?q=\(query)", "for a shell"),
    ]).html(site))
    """
  }

  private func hit(_ hit: Hit, _ site: Site) -> HTML {
    let events = hit.events.map { event in
      """
      <li>\(Mark.html(event.type, event.quad, event.status)) \(EventTable.parties(event, site)), \(event.date.words)</li>
      """ as HTML
    }
    return """
      <li><blockquote dir="auto">\(hit.text)</blockquote><p><a href="\(site.document(hit.document, sentence: hit.sentence))">\
      <bdi>\(hit.title)</bdi>, sentence \(hit.sentence)</a></p>\(events.isEmpty ? nil : "<ul>\(events)</ul>" as HTML)</li>

      """
  }
}
