extension Endpoint {
  /// Everything that can be asked for, in the order of the API's document.
  static let all = [
    index, documents, document, actors, actor, events, event, ties, tie, timeline, readings, live, ready, health,
    openAPI,
  ]
}
