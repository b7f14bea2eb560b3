extension Endpoint {
  /// Everything that can be asked for, in the order of the API's document.
  static let all = [
    index, meta, documents, document, documentText, sentences, actors, actor, actorEvents, actorTies, events, event,
    why,
    ties, tie, timeline, series, graph, search, readings, live, ready, health, figures, openAPI, openAPIJSON, openAPI30,
    docs,
  ]

  /// Pages for people, and their files: no part of the API's document.
  static let pages = [overviewPage, tiePage, actorPage, documentPage, tryPage, pageAsset, pageIcon]
}
