import Chronicle

extension Format {
  /// GraphML: every attribute is declared; it knows no time, so days are text.
  static let graphML: Format = Format(
    name: "graphml", suffix: ".graphml", mediaType: "application/graphml+xml", summary: "GraphML.",
    rendering: .graph { graph, call throws(Problem) in
      var xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="name" for="node" attr.name="name" attr.type="string"/>
        <key id="kind" for="node" attr.name="kind" attr.type="string"/>
        <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
        <key id="goldstein" for="edge" attr.name="goldstein" attr.type="double"/>
        <key id="cooperation" for="edge" attr.name="cooperation" attr.type="int"/>
        <key id="conflict" for="edge" attr.name="conflict" attr.type="int"/>
        <key id="start" for="edge" attr.name="start" attr.type="string"/>
        <key id="end" for="edge" attr.name="end" attr.type="string"/>
        <graph id="entente" edgedefault="undirected">

        """
      for node in graph.nodes {
        xml += "<node\(Markup.attribute("id", node.actor.id.text))>\(data("name", node.actor.name))"
        xml += data("kind", node.actor.kind.rawValue) + "</node>\n"
      }
      for edge in graph.edges { xml += element(edge) }
      xml += "</graph>\n</graphml>\n"
      return .fixed(Body(Array(xml.utf8), mediaType: graphML.mediaType, fileName: "entente-graph.graphml"))
    })

  private static func element(_ edge: Graph.Edge) -> String {
    let pair = edge.tie.pair
    let ends = Markup.attribute("source", pair.first.text) + Markup.attribute("target", pair.second.text)
    return "<edge\(Markup.attribute("id", edge.id))\(ends)>"
      + data("weight", String(edge.tie.events)) + data("goldstein", "\(edge.tie.goldstein.roundedToHundredths)")
      + data("cooperation", String(edge.tie.cooperation)) + data("conflict", String(edge.tie.conflict))
      + (edge.first.map { data("start", $0.description) } ?? "")
      + (edge.last.map { data("end", $0.description) } ?? "") + "</edge>\n"
  }

  private static func data(_ key: String, _ value: String) -> String {
    "<data key=\"\(key)\">\(Markup.escaped(value))</data>"
  }
}
