import Chronicle
import HTTP

extension Chronicle {
  /// The actor that an id, a name or an ISO 3166-1 alpha-2 code stands for.
  func resolve(_ text: String) -> Actor? {
    actor(text) ?? AlphaTwo.alphaThree(text).flatMap { actor($0) } ?? actor(named: text)
  }

  /// `Pakistan (PAK)`: actors that may have been meant.
  func suggestions(for text: String) -> [String] { near(text).prefix(3).map { "\($0.name) (\($0.id))" } }
}

extension Call {
  /// The actor that a place of the path names; unknown ones are told with what is near.
  func actor(at index: Int) throws(Problem) -> Actor {
    let text = place(index)
    guard let actor = chronicle.resolve(text) else {
      let near = chronicle.suggestions(for: text)
      let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
      throw Problem(
        404, "no actor is called \"\(text)\"\(hint) All of them: \(service.publicURL)/v1/actors",
        near: chronicle.near(text).prefix(3).map { service.url("/v1/actors/" + PercentEncoding.encode($0.id.text)) })
    }
    return actor
  }

  /// The actors that a filter names.
  func actors(_ parameter: String) throws(Problem) -> Set<ActorID> {
    var ids: Set<ActorID> = []
    for text in query.all(parameter) {
      guard let actor = chronicle.resolve(text) else {
        let near = chronicle.near(text).prefix(3).map(\.id.text)
        let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
        throw .parameter(parameter, "no actor is called \"\(text)\"\(hint)", allowed: near)
      }
      ids.insert(actor.id)
    }
    return ids
  }

  /// The documents that a filter names.
  func documents() throws(Problem) -> Set<String> {
    var ids: Set<String> = []
    for text in query.all("document") {
      guard let document = chronicle.document(text) else {
        let near = Likeness.nearest(to: text, among: chronicle.documents.map(\.id))
        throw .parameter("document", "no document has the id \"\(text)\"", allowed: near)
      }
      ids.insert(document.id)
    }
    return ids
  }
}

extension Service {
  /// A path as links give it.
  func url(_ path: String) -> String { publicURL + path }
}
