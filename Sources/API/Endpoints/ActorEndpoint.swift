import Chronicle
import HTTP

extension Endpoint {
  /// `/v1/actors/{id}`: one actor, what it is called and whom it deals with.
  static let actor = Endpoint(
    path: "/v1/actors/{id}", name: "getActor", summary: "One actor, with its ties.", pathParameters: [.actorID],
    schema: "ActorDetail", otherStatuses: [308, 404], sample: Sample(target: "/v1/actors/imran-khan")
  ) { call throws(Problem) in
    try call.oneActor { actor, path throws(Problem) in
      let chronicle = call.chronicle
      var query = EventQuery()
      query.actors = [actor.id]
      let ties = chronicle.ties(of: actor.id).prefix(1000)
      return try call.object { json throws(Problem) in
        ActorJSON.writeMembers(actor, to: &json)
        json.member("events", chronicle.select(query).count)
        json.member(
          "documents", chronicle.documents(mentioning: actor.id).prefix(1000).map { chronicle.documents[Int($0)].id })
        json.member("ties", of: ties) { json, tie in json.object { TieJSON.writeMembers(tie, to: &$0) } }
        json.member(
          "links",
          object: {
            $0.member("self", call.url(path))
            $0.member("up", call.url("/v1/actors"))
            $0.member("events", call.url(path + "/events"))
            $0.member("ties", call.url(path + "/ties"))
            $0.member("describedby", call.url("/openapi.yaml"))
          })
      }
    }
  }

  /// `/v1/actors/{id}/events`: what an actor takes part in.
  static let actorEvents = Endpoint(
    path: "/v1/actors/{id}/events", name: "listActorEvents",
    summary: "The events that one actor takes part in, in the order of time; undated ones last.",
    pathParameters: [.actorID],
    ownParameters: EventFilters.parameters, shape: .events, schema: "EventList", rowSchema: "Event",
    otherStatuses: [308, 404], sample: Sample(target: "/v1/actors/IND/events?limit=1&fields=id,type,date_edtf,summary")
  ) { call throws(Problem) in
    try call.oneActor { actor, path throws(Problem) in
      var query = EventFilters.query(call)
      // The path's actor and one of those that the filter names, if it names any.
      let others = query.actors
      query.actors = [actor.id]
      query.others = others
      return try call.events(query, path: path + "/events", parent: path, title: "Events of \(actor.name)")
    }
  }
}

extension Parameter {
  static let actorID = Parameter(
    name: "id", kind: .actor, summary: "An actor's id in any case; names and alpha-2 codes redirect to it.",
    example: "PAK")
}

extension Call {
  /// The actor that the path names, and its canonical path; other names of it are answered by that address.
  func oneActor(_ answer: (Actor, String) throws(Problem) -> Content) throws(Problem) -> Content {
    let actor = try actor(at: 0)
    let path = "/v1/actors/" + PercentEncoding.encode(actor.id.text)
    guard actor.id.folded == place(0).lowercased() else { return .moved(path + restOfPath(after: 3)) }
    return try answer(actor, path)
  }

  /// What the path has after so many segments, suffix and query included.
  func restOfPath(after count: Int) -> String {
    let rest = request.path.split(separator: "/").dropFirst(count).map { "/" + $0 }.joined()
    let suffix = rest.isEmpty && endpoint.formats.first?.name != format.name && request.path.hasSuffix(format.suffix)
    return rest + (suffix ? format.suffix : "") + (request.query.map { "?" + $0 } ?? "")
  }
}
