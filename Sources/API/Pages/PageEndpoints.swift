import Chronicle
import Dashboard
import HTTP

extension Endpoint {
  /// `/`: the overview; with `q` what a search finds, with `a` and `b` the way to their tie.
  static let overviewPage = page(
    "/", "getOverviewPage", "What was read, and the strongest ties.",
    ownParameters: [
      Parameter(name: "q", kind: .text, summary: "Words to search for.", example: "embargo"),
      Parameter(name: "a", kind: .text, summary: "One actor of a tie to show.", example: "Pakistan"),
      Parameter(name: "b", kind: .text, summary: "The other.", example: "Russia"),
    ]
  ) { call throws(Problem) in
    if let a = call.query["a"], let b = call.query["b"] { return try call.chosenTie(a, b) }
    return .page { () throws(Problem) in
      let search = try call.query["q"].map { words throws(Problem) in try call.searchView(words) }
      return call.overview(search).html(call.site)
    }
  }

  /// `/ties/{a}/{b}`
  static let tiePage = page(
    "/ties/{a}/{b}", "getTiePage", "What happened between two actors.", pathParameters: Call.pairParameters,
    ownParameters: Parameter.eventsPage
  ) { call throws(Problem) in
    let (a, b) = (try call.actor(at: 0), try call.actor(at: 1))
    guard let pair = Pair(a.id, b.id) else {
      throw Problem(400, "\(a.name) is given twice: a tie needs two actors.", near: ["/actors/" + encoded(a.id)])
    }
    let path = "/ties/\(encoded(pair.first))/\(encoded(pair.second))"
    guard call.places == [pair.first.text, pair.second.text] else {
      return .moved(path + (call.request.query.map { "?" + $0 } ?? ""))
    }
    return .page { () throws(Problem) in try call.tiePage(pair).html(call.site) }
  }

  /// `/actors/{id}`
  static let actorPage = page(
    "/actors/{id}", "getActorPage", "An actor's ties and events.", pathParameters: [.actorID],
    ownParameters: Parameter.eventsPage
  ) { call throws(Problem) in
    let actor = try call.actor(at: 0)
    guard call.place(0) == actor.id.text else {
      return .moved("/actors/\(encoded(actor.id))" + (call.request.query.map { "?" + $0 } ?? ""))
    }
    return .page { () throws(Problem) in try call.actorPage(actor).html(call.site) }
  }

  /// `/documents/{id}`
  static let documentPage = page(
    "/documents/{id}", "getDocumentPage", "A document with what was found in it.", pathParameters: [.documentID]
  ) { call throws(Problem) in
    let number = try call.documentNumber()
    return .page { () throws(Problem) in try call.documentPage(number).html(call.site) }
  }

  /// `/try`
  static let tryPage = page("/try", "getTryPage", "Reads a text of one's own.") { call throws(Problem) in
    .page { () throws(Problem) in TryPage(limit: call.service.maxReadingBytes).html(call.site) }
  }

  /// `/assets/{version}/{name}`
  static let pageAsset = page("/assets/{version}/{name}", "getPageAsset", "A file of the pages.") {
    call throws(Problem) in
    guard call.place(0) == Asset.version, let asset = Asset.named(call.place(1)) else {
      throw Problem(404, "There is no such file of this version: load the page anew.")
    }
    return .asset(Body(asset.bytes, mediaType: asset.mediaType))
  }

  /// `/favicon.ico`: what browsers ask for on their own.
  static let pageIcon = page("/favicon.ico", "getIcon", "The icon.") { call throws(Problem) in
    guard let icon = Asset.named("icon.svg") else { throw .lost }
    return .asset(Body(icon.bytes, mediaType: icon.mediaType))
  }

  private static func encoded(_ id: ActorID) -> String { PercentEncoding.encode(id.text) }

  private static func page(
    _ path: String, _ name: String, _ summary: String, pathParameters: [Parameter] = [],
    ownParameters: [Parameter] = [], _ answer: @escaping @Sendable (Call) throws(Problem) -> Content
  ) -> Endpoint {
    Endpoint(
      path: path, name: name, summary: summary, pathParameters: pathParameters, ownParameters: ownParameters,
      schema: nil, mediaType: "text/html; charset=utf-8", isPage: true, answer: answer)
  }
}

extension Parameter {
  /// What narrows the events of a page, and which of them is looked at.
  static let eventsPage =
    EventFilters.conditions + [
      .offset,
      Parameter(
        name: "event", kind: .text, summary: "The event whose evidence is shown.", example: "e-5b1c9a40d2e79f03"),
    ]
}

extension Call {
  var site: Site { Site(path: request.path, publicURL: service.publicURL) }

  /// A path as seen from the page that was asked for.
  func fromHere(_ path: String) -> String { site.link(path) }

  /// Two names that somebody typed, as the address of their tie.
  fileprivate func chosenTie(_ a: String, _ b: String) throws(Problem) -> Content {
    var ids: [String] = []
    for text in [a, b] {
      guard let actor = chronicle.resolve(text) else {
        let near = chronicle.near(text).prefix(3).map { "/actors/" + PercentEncoding.encode($0.id.text) }
        throw Problem(404, "No actor is called “\(text)”.", near: near)
      }
      ids.append(PercentEncoding.encode(actor.id.text))
    }
    return .moved("/ties/" + ids.joined(separator: "/"))
  }
}
