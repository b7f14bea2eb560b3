import Chronicle

extension Endpoint {
  /// `/v1/actors`: who is mentioned.
  static let actors = Endpoint(
    path: "/v1/actors", name: "listActors", summary: "Actors that the documents mention, most mentioned first.",
    parameters: [
      Parameter(
        name: "kind", kind: .choice(ActorKind.allCases.map(\.rawValue)), summary: "What sort of actor.",
        isRepeatable: true),
      Parameter(name: "q", kind: .text, summary: "Part of an id or name, in any case."),
      .document,
      .sort(["-mentions", "mentions", "name"]),
    ] + Parameter.paging,
    schema: "ActorList"
  ) { call throws(Problem) in
    let kinds = Set(call.query.all("kind"))
    let words = call.query["q"]?.lowercased()
    let documents = try call.documents()
    let found = call.chronicle.actors.filter { actor in
      (kinds.isEmpty || kinds.contains(actor.kind.rawValue)) && (words.map { actor.isCalled($0) } ?? true)
        && (documents.isEmpty || documents.contains { call.chronicle.document($0, mentions: actor.id) })
    }
    return try Listing(
      rows: sorted(found, by: call.query["sort"]), path: "/v1/actors", parent: "/v1", key: \.id.text,
      write: { ActorJSON.write($1, to: &$0) }
    ).content(for: call)
  }

  private static func sorted(_ actors: [Actor], by order: String?) -> [Actor] {
    switch order {
    case "name":
      actors.sorted { ($0.name.lowercased(), $0.id.text) < ($1.name.lowercased(), $1.id.text) }
    case "mentions": actors.reversed()
    default: actors
    }
  }
}

extension Actor {
  /// Whether an id or name holds some text, given in lower case.
  fileprivate func isCalled(_ text: String) -> Bool {
    ([id.text, name] + names).contains { $0.lowercased().contains(text) }
  }
}
