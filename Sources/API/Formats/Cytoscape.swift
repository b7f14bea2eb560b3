import Chronicle

extension Format {
  /// Cytoscape.js, its elements JSON: what the application needs lies in `data`.
  static let cytoscape: Format = Format(
    name: "cytoscape", suffix: ".cytoscape.json", mediaType: "application/json", summary: "Cytoscape.js elements.",
    rendering: .graph { graph, call throws(Problem) in
      var json = JSONWriter()
      json.object { json in
        json.member("nodes", of: graph.nodes) { json, node in
          json.object {
            $0.member(
              "data",
              object: {
                $0.member("id", node.actor.id.text)
                $0.member("label", node.actor.name)
                $0.member("type", node.actor.kind.rawValue)
                $0.member("events", node.events)
              })
          }
        }
        json.member("edges", of: graph.edges) { json, edge in
          json.object { $0.member("data", object: { write(edge, to: &$0) }) }
        }
      }
      return .fixed(Body(json.bytes, mediaType: cytoscape.mediaType))
    })

  private static func write(_ edge: Graph.Edge, to json: inout JSONWriter) {
    json.member("id", edge.id)
    json.member("source", edge.tie.pair.first.text)
    json.member("target", edge.tie.pair.second.text)
    json.member("weight", edge.tie.events)
    json.member("goldstein", edge.tie.goldstein.roundedToHundredths)
    json.member("cooperation", edge.tie.cooperation)
    json.member("conflict", edge.tie.conflict)
  }
}
