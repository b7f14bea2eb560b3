import Chronicle

extension Endpoint {
  /// `/v1/actors`: who is mentioned.
  static let actors = Endpoint(
    path: "/v1/actors", name: "listActors", summary: "Actors that the documents mention, most mentioned first.",
    ownParameters: [
      Parameter(
        name: "kind", kind: .choice(ActorKind.allCases.map(\.rawValue)), summary: "What sort of actor.",
        example: "state", isRepeatable: true),
      Parameter(name: "q", kind: .text, summary: "Part of an id or name, in any case.", example: "khan"), .document,
      .sort(["-mentions", "mentions", "name", "-name"]), .facets(["kind"]),
    ] + Parameter.paging,
    shape: .rows, schema: "ActorList", rowSchema: "Actor", otherStatuses: [404],
    sample: Sample(target: "/v1/actors?kind=state&limit=2&facets=kind")
  ) { call throws(Problem) in
    let kinds = Set(call.query.all("kind"))
    let words = call.query["q"]?.lowercased()
    let documents = call.query.all("document").compactMap { call.chronicle.documentNumber($0) }
    let mentioned = documents.isEmpty ? nil : Set(documents.flatMap { call.chronicle.actors(in: $0) })
    let found = call.chronicle.actors.filter { actor in
      (kinds.isEmpty || kinds.contains(actor.kind.rawValue)) && (mentioned.map { $0.contains(actor.id) } ?? true)
        && (words.map { actor.isCalled($0) } ?? true)
    }
    var table = RowTable(
      sorted(found, by: call.query["sort"]), path: "/v1/actors", parent: "/v1", title: "Actors", key: \.id.text,
      write: { actor, json in ActorJSON.write(actor, to: &json) })
    if call.query["facets"] != nil { table.facets = [kindFacet(found, call, table)] }
    return try call.answer(table)
  }

  private static func kindFacet(_ actors: [Actor], _ call: Call, _ table: RowTable) -> FacetValues {
    let values = ActorKind.allCases.map { kind in
      FacetValues.Value(
        value: kind.rawValue, label: kind.rawValue, count: actors.count { $0.kind == kind },
        url: call.address(
          table, leavingOut: ["kind", "facets", "cursor", "offset"], adding: [("kind", kind.rawValue)]))
    }
    return FacetValues(name: "kind", values: values.filter { $0.count > 0 }.sorted { $0.count > $1.count })
  }

  private static func sorted(_ actors: [Actor], by order: String?) -> [Actor] {
    switch order {
    case "name", "-name":
      let sorted = actors.map { (name: $0.name.lowercased(), actor: $0) }
        .sorted { ($0.name, $0.actor.id) < ($1.name, $1.actor.id) }.map(\.actor)
      return order == "name" ? sorted : sorted.reversed()
    case "mentions": return actors.reversed()
    default: return actors
    }
  }
}

extension Actor {
  /// Whether an id or name holds some text, given in lower case.
  fileprivate func isCalled(_ text: String) -> Bool {
    ([id.text, name] + names).contains { $0.lowercased().contains(text) }
  }
}
