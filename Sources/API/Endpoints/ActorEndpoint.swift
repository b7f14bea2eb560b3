import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/actors/{id}`: one actor, what it is called and whom it deals with.
  static let actor = Endpoint(
    path: "/v1/actors/{id}", name: "getActor", summary: "One actor, with its ties.",
    pathParameters: [
      Parameter(name: "id", kind: .actor, summary: "An actor's id in any case; names and alpha-2 codes redirect to it.")
    ],
    schema: "ActorDetail", otherStatuses: [308, 404]
  ) { call throws(Problem) in
    let actor = try call.actor(at: 0)
    let path = "/v1/actors/" + PercentEncoding.encode(actor.id.text)
    guard actor.id.folded == call.place(0).lowercased() else { return .moved(path) }
    var query = EventQuery()
    query.actors = [actor.id]
    var json = JSONWriter()
    json.object {
      ActorJSON.writeMembers(actor, to: &$0)
      $0.member("events", call.chronicle.events(query).count)
      $0.member(
        "documents", call.chronicle.documents.map(\.id).filter { call.chronicle.document($0, mentions: actor.id) })
      $0.member("ties", of: call.chronicle.ties.filter { $0.pair.first == actor.id || $0.pair.second == actor.id }) {
        json, tie in json.object { TieJSON.writeMembers(tie, to: &$0) }
      }
      $0.member(
        "links",
        object: {
          $0.member("self", call.service.url(path))
          $0.member("up", call.service.url("/v1/actors"))
          $0.member("events", call.service.url("/v1/events?actor=" + PercentEncoding.encode(actor.id.text)))
        })
      $0.member("meta", object: { call.writeMeta(to: &$0) })
    }
    return .fixed(body: json.bytes)
  }
}
