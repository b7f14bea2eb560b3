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
  func actors(_ parameter: String) -> Set<ActorID> { Set(query.all(parameter).map { ActorID($0) }) }
}

extension Service {
  /// A path as links give it.
  func url(_ path: String) -> String { publicURL + path }
}
