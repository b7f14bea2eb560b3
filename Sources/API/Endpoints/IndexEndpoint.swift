import Chronicle

extension Endpoint {
  /// `/v1`: where everything is.
  static let index = Endpoint(
    path: "/v1", name: "getIndex", summary: "Links to everything, and how much of it there is.", schema: "Index",
    sample: Sample(target: "/v1")
  ) { call throws(Problem) in
    let chronicle = call.chronicle
    let lists = [
      ("documents", chronicle.documents.count), ("actors", chronicle.actors.count),
      ("events", chronicle.count(of: .asserted)), ("ties", chronicle.ties.count),
    ]
    let links = [
      ("self", "/v1"), ("documents", "/v1/documents"), ("actors", "/v1/actors"), ("events", "/v1/events"),
      ("ties", "/v1/ties"), ("graph", "/v1/graph"), ("readings", "/v1/readings"), ("meta", "/v1/meta"),
      ("docs", "/docs"), ("describedby", "/openapi.yaml"),
    ]
    let templates = [
      ("tie", "/v1/ties/{a}/{b}"), ("timeline", "/v1/ties/{a}/{b}/timeline{?from,to,type,status}"),
      ("series", "/v1/ties/{a}/{b}/series{?by}"), ("actor", "/v1/actors/{id}"), ("event", "/v1/events/{id}"),
      ("document", "/v1/documents/{id}"), ("search", "/v1/search{?q}"),
    ]
    return try call.object { json throws(Problem) in
      json.member("counts", object: { for (name, count) in lists { $0.member(name, count) } })
      json.member("templates", object: { for (name, path) in templates { $0.member(name, call.url(path)) } })
      json.member("links", object: { for (name, path) in links { $0.member(name, call.url(path)) } })
    }
  }

  /// `/v1/meta`: what was read, when and by which version.
  static let meta = Endpoint(
    path: "/v1/meta", name: "getMeta", summary: "What was read, when and by which version.", schema: "DataSet",
    isLasting: false
  ) { call throws(Problem) in
    let chronicle = call.chronicle
    let origin = call.service.origin
    var json = JSONWriter()
    json.object { json in
      json.member("dataset_version", chronicle.version)
      json.member("software_version", Version.text)
      json.member("loaded_at", Timestamp(seconds: origin.loadedAt).text)
      json.member("generated_at", Timestamp(seconds: origin.now()).text)
      json.member("last_modified", origin.lastModified.map { Timestamp(seconds: $0).text })
      json.member("inputs", of: origin.inputs.prefix(1000)) { json, input in
        json.object {
          $0.member("name", input.name)
          $0.member("kind", input.kind.rawValue)
          $0.member("documents", input.documents)
        }
      }
      json.member("lexicon_version", origin.lexiconVersion)
      json.member("counts", object: { writeCounts(chronicle, to: &$0) })
      json.member(
        "links",
        object: {
          $0.member("self", call.url("/v1/meta"))
          $0.member("up", call.url("/v1"))
          $0.member("describedby", call.url("/openapi.yaml"))
        })
      json.member("meta", object: { call.writeMeta(to: &$0) })
    }
    return .fleeting(Body(json.bytes))
  }

  private static func writeCounts(_ chronicle: Chronicle, to json: inout JSONWriter) {
    json.member("documents", chronicle.documents.count)
    json.member("actors", chronicle.actors.count)
    json.member("events", chronicle.eventCount)
    for status in EventStatus.allCases { json.member(status.rawValue, chronicle.count(of: status)) }
    json.member("ties", chronicle.ties.count)
    json.member("sentences", chronicle.sentenceCount)
  }
}
