import Chronicle

/// Actors and ties as a network: an edge's ends are always among the nodes.
struct Graph: Sendable {
  struct Node: Sendable {
    let actor: Actor
    var events = 0
    var cooperation = 0
    var ties = 0

    var cooperationShare: Double { events == 0 ? 0 : (Double(cooperation) / Double(events)).roundedToHundredths }
    var conflictShare: Double { events == 0 ? 0 : (Double(events - cooperation) / Double(events)).roundedToHundredths }
  }

  struct Edge: Sendable {
    let tie: Tie
    var first: Day? { tie.first }
    var last: Day? { tie.last }

    /// Unique among nodes as well: no actor's id holds a tilde.
    var id: String { "\(tie.pair.first)~\(tie.pair.second)" }
  }

  /// By id.
  let nodes: [Node]
  /// Most events first.
  let edges: [Edge]
  /// How many ties there are, shown or not.
  let count: Int

  init(_ ties: [Tie], limit: Int, in chronicle: Chronicle) {
    count = ties.count
    var nodes: [ActorID: Node] = [:]
    var edges: [Edge] = []
    for tie in ties.prefix(limit) {
      edges.append(Edge(tie: tie))
      for id in [tie.pair.first, tie.pair.second] {
        let actor = chronicle.actor(id.text) ?? Actor(id: id, kind: .group, name: id.text, names: [], mentions: 0)
        var node = nodes[id] ?? Node(actor: actor)
        node.events += tie.events
        node.cooperation += tie.cooperation
        node.ties += 1
        nodes[id] = node
      }
    }
    self.nodes = nodes.values.sorted { $0.actor.id < $1.actor.id }
    self.edges = edges
  }
}
