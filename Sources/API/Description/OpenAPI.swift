import HTTP

/// The API's description (OpenAPI 3.1), written from the endpoint table.
package enum OpenAPI {
  package static let yaml = YAML.map(
    ("openapi", .text("3.1.0")),
    (
      "info",
      .map(
        ("title", .text("Entente")), ("version", .text(Version.text)),
        (
          "description",
          .text(
            "What articles about diplomacy say: actors, events (PLOVER 2.0) and bilateral ties, each fact with the "
              + "sentence that states it. Parameters whose names begin with _ are ignored; other unknown ones are errors."
          )
        ), ("license", .map(("name", .text("Apache-2.0")), ("identifier", .text("Apache-2.0"))))
      )
    ), ("servers", .list([.map(("url", .text("/")))])), ("security", .list([])), ("paths", paths),
    (
      "components",
      .map(
        ("schemas", .map(Schemas.all.map { (key: $0.name, value: $0.schema.yaml()) })),
        ("responses", .map(("Problem", problem))))
    )
  ).document

  private static var paths: YAML {
    var order: [String] = []
    var byPath: [String: [Endpoint]] = [:]
    for endpoint in Endpoint.all {
      if byPath[endpoint.path] == nil { order.append(endpoint.path) }
      byPath[endpoint.path, default: []].append(endpoint)
    }
    return .map(
      order.map { path in
        let endpoints = byPath[path] ?? []
        return (key: path, value: .map(endpoints.map { (key: $0.method.rawValue.lowercased(), value: operation($0)) }))
      })
  }

  private static func operation(_ endpoint: Endpoint) -> YAML {
    let parameters =
      endpoint.pathParameters.map { parameter($0, place: "path") }
      + endpoint.parameters.map { parameter($0, place: "query") }
    return .map(
      ("operationId", .text(endpoint.name)), ("summary", .text(endpoint.summary)),
      ("parameters", parameters.isEmpty ? nil : .list(parameters)),
      ("requestBody", endpoint.method == .post ? requestBody : nil), ("responses", responses(endpoint)))
  }

  private static func parameter(_ parameter: Parameter, place: String) -> YAML {
    let schema = schema(of: parameter)
    let repeated = YAML.map(("type", .text("array")), ("items", schema))
    return .map(
      ("name", .text(parameter.name)), ("in", .text(place)), ("required", place == "path" ? .bool(true) : nil),
      ("description", .text(parameter.summary)), ("schema", parameter.isRepeatable ? repeated : schema),
      ("explode", parameter.isRepeatable ? .bool(true) : nil))
  }

  private static func schema(of parameter: Parameter) -> YAML {
    let fallback = parameter.isRepeatable ? nil : parameter.fallback
    switch parameter.kind {
    case .integer(let range):
      return .map(
        ("type", .text("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
        ("default", fallback.flatMap { Int($0) }.map { .number($0) }))
    case .choice(let choices):
      return .map(("type", .text("string")), ("enum", .texts(choices)), ("default", fallback.map { .text($0) }))
    case .text, .actor, .date: return .map(("type", .text("string")))
    }
  }

  private static let requestBody = YAML.map(
    ("required", .bool(true)),
    (
      "content",
      .map(
        ("text/plain", .map(("schema", .map(("type", .text("string")))))),
        ("text/markdown", .map(("schema", .map(("type", .text("string")))))),
        ("application/json", .map(("schema", bodySchema))))
    ))

  private static let bodySchema = YAML.map(
    ("type", .text("object")), ("required", .texts(["text"])),
    (
      "properties",
      .map(
        ("text", .map(("type", .text("string")))),
        ("published", .map(("type", .texts(["string", "null"])), ("description", .text("A day, as 2024-12-20.")))),
        ("id", .map(("type", .texts(["string", "null"])))), ("title", .map(("type", .texts(["string", "null"])))),
        ("url", .map(("type", .texts(["string", "null"])))), ("publisher", .map(("type", .texts(["string", "null"])))))
    ))

  private static func responses(_ endpoint: Endpoint) -> YAML {
    let schema =
      endpoint.schema.map { YAML.map(("$ref", .text("#/components/schemas/\($0)"))) } ?? .map(("type", .text("string")))
    let content = YAML.map([(key: endpoint.mediaType, value: .map(("schema", schema)))])
    var responses = [(key: "200", value: YAML.map(("description", .text("As asked.")), ("content", content)))]
    if endpoint.answersConditionally {
      responses.append((key: "304", value: .map(("description", .text("What If-None-Match names is still current.")))))
    }
    for status in (endpoint.otherStatuses + [400]).sorted() {
      let answer =
        status == 308
        ? YAML.map(("description", .text("The canonical address is in Location.")))
        : .map(("$ref", .text("#/components/responses/Problem")))
      responses.append((key: String(status), value: answer))
    }
    return .map(responses)
  }

  private static let problem = YAML.map(
    ("description", .text("Why not, and what to do (RFC 9457).")),
    (
      "content",
      .map(("application/problem+json", .map(("schema", .map(("$ref", .text("#/components/schemas/Problem")))))))
    ))
}

extension Endpoint {
  /// Probes and readings are never kept; everything else has an ETag.
  var answersConditionally: Bool { method == .get && !otherStatuses.contains(503) }
}
