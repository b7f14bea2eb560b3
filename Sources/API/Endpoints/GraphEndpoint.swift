import Chronicle

extension Endpoint {
  /// `/v1/graph`: who has to do with whom.
  static let graph = Endpoint(
    path: "/v1/graph", name: "getGraph", summary: "Actors and ties as a network, those with most events first.",
    ownParameters: [
      Parameter(
        name: "actor", kind: .actor, summary: "Only ties of these: an id, name or alpha-2 code.", example: "PAK",
        isRepeatable: true),
      Parameter(
        name: "kind", kind: .choice(ActorKind.allCases.map(\.rawValue)),
        summary: "Only ties between actors of these sorts.",
        example: "state", isRepeatable: true),
      Parameter(
        name: "min_events", kind: .integer(1...1_000_000), summary: "Only ties with so many events.", example: "2",
        fallback: "1"),
      Parameter(
        name: "limit", kind: .integer(1...10_000), summary: "How many ties are shown at most.", example: "100",
        fallback: "500"),
    ],
    shape: .graph, schema: "Graph", aliases: [Alias(path: "/v1/graph/cytoscape.json", format: .cytoscape)],
    otherStatuses: [404], sample: Sample(target: "/v1/graph?actor=IND&limit=1")
  ) { call throws(Problem) in
    let chronicle = call.chronicle
    let actors = call.actors("actor")
    let kinds = Set(call.query.all("kind"))
    let least = call.query.integer("min_events") ?? 1
    let found = chronicle.ties.filter { tie in
      tie.events >= least && (actors.isEmpty || actors.contains(tie.pair.first) || actors.contains(tie.pair.second))
        && (kinds.isEmpty
          || [tie.pair.first, tie.pair.second].allSatisfy {
            kinds.contains(chronicle.actor($0.text)?.kind.rawValue ?? "")
          })
    }
    let graph = Graph(found, limit: call.query.integer("limit") ?? 500, in: chronicle)
    guard case .graph(let render) = call.format.rendering else { return try graph.content(call) }
    return try render(graph, call)
  }
}

extension Graph {
  fileprivate func content(_ call: Call) throws(Problem) -> Content {
    let links = call.endpoint.formats.dropFirst().map { format in
      Link(
        target: call.url("/v1/graph" + format.suffix) + call.query.text(leavingOut: ["format"]), relation: "alternate",
        mediaType: format.bareType)
    }
    return try call.object(links: LinkField(links)) { json throws(Problem) in
      json.member("nodes", of: nodes) { json, node in
        json.object {
          $0.member("id", node.actor.id.text)
          $0.member("title", node.actor.name)
          $0.member("subtitle", node.actor.kind.rawValue)
          $0.member("mainstat", node.events)
          $0.member("secondarystat", node.ties)
          $0.member("arc__cooperation", node.cooperationShare)
          $0.member("arc__conflict", node.conflictShare)
        }
      }
      json.member("edges", of: edges) { json, edge in
        json.object {
          $0.member("id", edge.id)
          $0.member("source", edge.tie.pair.first.text)
          $0.member("target", edge.tie.pair.second.text)
          $0.member("mainstat", edge.tie.events)
          $0.member("secondarystat", edge.tie.goldstein.roundedToHundredths)
          $0.member("cooperation", edge.tie.cooperation)
          $0.member("conflict", edge.tie.conflict)
          $0.member("first", edge.first?.description)
          $0.member("last", edge.last?.description)
        }
      }
      json.member("count", count)
      json.member(
        "links",
        object: {
          $0.member("self", call.url("/v1/graph") + call.query.text())
          $0.member("up", call.url("/v1"))
          $0.member("describedby", call.url("/openapi.yaml"))
        })
    }
  }
}
