import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/ties`: which pairs have something between them.
  static let ties = Endpoint(
    path: "/v1/ties", name: "listTies", summary: "Pairs with at least one asserted event between them.",
    ownParameters: [
      Parameter(
        name: "actor", kind: .actor, summary: "One side of the pair: an id, name or alpha-2 code.", example: "PAK",
        isRepeatable: true)
    ] + tieParameters,
    shape: .rows, schema: "TieRowList", rowSchema: "TieRow", otherStatuses: [404],
    sample: Sample(target: "/v1/ties?limit=2")
  ) { call throws(Problem) in
    try call.ties(of: call.actors("actor"), path: "/v1/ties", parent: "/v1", title: "Ties")
  }

  /// `/v1/actors/{id}/ties`: whom an actor deals with.
  static let actorTies = Endpoint(
    path: "/v1/actors/{id}/ties", name: "listActorTies",
    summary: "The ties of one actor, those with most events first.",
    pathParameters: [.actorID], ownParameters: tieParameters, shape: .rows, schema: "TieRowList", rowSchema: "TieRow",
    otherStatuses: [308, 404], sample: Sample(target: "/v1/actors/PAK/ties?limit=1")
  ) { call throws(Problem) in
    try call.oneActor { actor, path throws(Problem) in
      try call.ties(of: [actor.id], path: path + "/ties", parent: path, title: "Ties of \(actor.name)")
    }
  }

  private static let tieParameters =
    [
      .sort(["-events", "events", "goldstein", "-goldstein", "name"]),
      Parameter(
        name: "min_events", kind: .integer(1...1_000_000), summary: "Only ties with so many events.", example: "2",
        fallback: "1"),
    ] + Parameter.paging
}

extension Call {
  fileprivate func ties(
    of actors: Set<ActorID>, path: String, parent: String, title: String
  ) throws(Problem) -> Content {
    let least = query.integer("min_events") ?? 1
    var found = actors.count == 1 ? actors.first.map { chronicle.ties(of: $0) } ?? [] : chronicle.ties
    if actors.count > 1 { found.removeAll { !actors.contains($0.pair.first) && !actors.contains($0.pair.second) } }
    if least > 1 { found.removeAll { $0.events < least } }
    let service = service
    return try answer(
      RowTable(
        Self.sorted(found, by: query["sort"]), path: path, parent: parent, title: title,
        key: { "\($0.pair.first)~\($0.pair.second)" },
        write: { tie, json in
          json.object {
            TieJSON.writeMembers(tie, to: &$0)
            $0.member(
              "links",
              object: {
                $0.member("self", service.url(tie.pair.path))
                $0.member("timeline", service.url(tie.pair.path + "/timeline"))
              })
          }
        }))
  }

  private static func sorted(_ ties: [Tie], by order: String?) -> [Tie] {
    switch order {
    case "events": ties.reversed()
    case "goldstein": ties.sorted { ($0.goldstein, $0.pair) < ($1.goldstein, $1.pair) }
    case "-goldstein": ties.sorted { ($1.goldstein, $0.pair) < ($0.goldstein, $1.pair) }
    case "name": ties.sorted { $0.pair < $1.pair }
    default: ties
    }
  }
}
