import Chronicle

extension Format {
  /// GEXF 1.3 for Gephi: ties have the days of their first and last dated event as their interval, both included.
  static let gexf: Format = Format(
    name: "gexf", suffix: ".gexf", mediaType: "application/gexf+xml", summary: "GEXF 1.3, with intervals.",
    rendering: .graph { graph, call throws(Problem) in
      var xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <meta><creator>Entente \(Version.text)</creator><description>Actors and ties</description></meta>
        <graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval">
        <attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes>
        <attributes class="edge"><attribute id="goldstein" title="goldstein" type="double"/>\
        <attribute id="cooperation" title="cooperation" type="integer"/>\
        <attribute id="conflict" title="conflict" type="integer"/></attributes>
        <nodes>

        """
      for node in graph.nodes {
        xml += "<node\(Markup.attribute("id", node.actor.id.text))\(Markup.attribute("label", node.actor.name))>"
        xml += "<attvalues>\(value("kind", node.actor.kind.rawValue))</attvalues></node>\n"
      }
      xml += "</nodes>\n<edges>\n"
      for edge in graph.edges { xml += element(edge) }
      xml += "</edges>\n</graph>\n</gexf>\n"
      return .fixed(Body(Array(xml.utf8), mediaType: gexf.mediaType, fileName: "entente-graph.gexf"))
    })

  private static func element(_ edge: Graph.Edge) -> String {
    let pair = edge.tie.pair
    let values =
      value("goldstein", "\(edge.tie.goldstein.roundedToHundredths)")
      + value("cooperation", String(edge.tie.cooperation)) + value("conflict", String(edge.tie.conflict))
    return "<edge\(Markup.attribute("id", edge.id))\(Markup.attribute("source", pair.first.text))"
      + "\(Markup.attribute("target", pair.second.text)) weight=\"\(edge.tie.events)\""
      + Markup.attribute("start", edge.first.flatMap(date)) + Markup.attribute("end", edge.last.flatMap(date))
      + "><attvalues>\(values)</attvalues></edge>\n"
  }

  private static func value(_ name: String, _ value: String) -> String {
    "<attvalue for=\"\(name)\"\(Markup.attribute("value", value))/>"
  }

  /// A date of XML Schema, which has no year 0 and four digits at least.
  private static func date(_ day: Day) -> String? { day.year >= 1 ? day.description : nil }
}
