import Chronicle

extension Endpoint {
  /// `/v1/ties`: which pairs have something between them.
  static let ties = Endpoint(
    path: "/v1/ties", name: "listTies", summary: "Pairs with at least one asserted event between them.",
    parameters: [
      Parameter(
        name: "actor", kind: .actor, summary: "One side of the pair: an id, name or alpha-2 code.", isRepeatable: true),
      .sort(["-events", "events", "goldstein", "-goldstein"]),
    ] + Parameter.paging,
    schema: "TieList"
  ) { call throws(Problem) in
    let actors = try call.actors("actor")
    let found = call.chronicle.ties.filter {
      actors.isEmpty || actors.contains($0.pair.first) || actors.contains($0.pair.second)
    }
    return try Listing(
      rows: sorted(found, by: call.query["sort"]), path: "/v1/ties", parent: "/v1",
      key: { "\($0.pair.first)~\($0.pair.second)" },
      write: { json, tie in
        json.object {
          TieJSON.writeMembers(tie, to: &$0)
          $0.member(
            "links",
            object: {
              $0.member("self", call.service.url(tie.pair.path))
              $0.member("timeline", call.service.url(tie.pair.path + "/timeline"))
            })
        }
      }
    ).content(for: call)
  }

  private static func sorted(_ ties: [Tie], by order: String?) -> [Tie] {
    switch order {
    case "events": ties.reversed()
    case "goldstein": ties.sorted { ($0.goldstein, $0.pair) < ($1.goldstein, $1.pair) }
    case "-goldstein": ties.sorted { ($1.goldstein, $0.pair) < ($0.goldstein, $1.pair) }
    default: ties
    }
  }
}
