import HTTP

/// The API's description (OpenAPI 3.1), written from the endpoint table, with examples that the API itself answers.
package struct OpenAPI {
  private let examples: Examples

  /// `service` serves the built-in briefing.
  package init(examplesFrom service: Service) { examples = Examples(service) }

  /// openapi.yaml.
  package var yaml: String {
    YAML.map(
      ("openapi", .text("3.1.0")), ("info", info), ("servers", .list([.map(("url", .text("/")))])),
      ("security", .list([])), ("tags", tags), ("paths", paths),
      (
        "components",
        .map(
          ("schemas", .map(Schemas.all.map { (key: $0.name, value: schema($0.name, $0.schema)) })),
          ("responses", .map(("Problem", problem))),
          ("securitySchemes", .map((OperationWriter.scheme, bearer))))
      )
    ).document
  }

  private var info: YAML {
    .map(
      ("title", .text("Entente")), ("version", .text(Version.text)),
      ("summary", .text("What articles about diplomacy say, each fact with the sentence that states it.")),
      (
        "description",
        .text(
          "Actors, events (PLOVER 2.0) and bilateral ties. A path may end in a format's suffix, such as `.csv`; else "
            + "`format` decides, then `Accept`. Parameters whose names begin with _ are ignored; other unknown ones are "
            + "errors. A parameter without a value is as good as none. Offsets count Unicode code points. The examples "
            + "are answers about the built-in briefing, with a made-up dataset_version.")
      ), ("license", .map(("name", .text("Apache-2.0")), ("identifier", .text("Apache-2.0")))))
  }

  private var tags: YAML {
    .list(
      Tag.allCases.map { .map(("name", .text($0.rawValue)), ("description", .text($0.summary))) })
  }

  private func schema(_ name: String, _ schema: Schema) -> YAML {
    schema.yaml(
      isPartial: Endpoint.all.contains { $0.rowSchema == name } || name == "Evidence", example: examples.ofSchema(name))
  }

  private var paths: YAML {
    var order: [String] = []
    var operations: [String: [(key: String, value: YAML)]] = [:]
    func add(_ path: String, _ method: Endpoint.Method, _ operation: YAML) {
      if operations[path] == nil { order.append(path) }
      operations[path, default: []].append((key: method.rawValue.lowercased(), value: operation))
    }
    for endpoint in Endpoint.all {
      let writer = OperationWriter(endpoint: endpoint, examples: examples)
      add(endpoint.path, endpoint.method, writer.operation)
      for alias in endpoint.aliases { add(alias.path, endpoint.method, writer.operation(for: alias)) }
    }
    return .map(order.map { (key: $0, value: .map(operations[$0] ?? [])) })
  }

  private var bearer: YAML {
    .map(
      ("type", .text("http")), ("scheme", .text("bearer")),
      (
        "description",
        .text(
          "Asked for only where whoever runs the server has set tokens: for all that lists this scheme, or for "
            + "POST /v1/readings alone.")
      ))
  }

  private var problem: YAML {
    .map(
      ("description", .text("Why not, and what to do (RFC 9457).")),
      (
        "content",
        .map(
          (
            "application/problem+json",
            .map(
              ("schema", .map(("$ref", .text("#/components/schemas/Problem")))),
              ("example", examples.ofSchema("Problem").map { YAML($0) }))
          ))
      ))
  }
}

/// The chapters of the API's document.
enum Tag: String, CaseIterable {
  case index, documents, actors, events, ties, readings, operation

  var summary: String {
    switch self {
    case .index: "What there is, and what it was made from."
    case .documents: "What was read."
    case .actors: "Who acts and is acted upon."
    case .events: "Who did what to whom, and when."
    case .ties: "What lies between two actors."
    case .readings: "Text of one's own."
    case .operation: "For machines that watch, and this description."
    }
  }

  init(_ endpoint: Endpoint) {
    let part = endpoint.segments.dropFirst().first ?? ""
    self =
      switch part {
      case "documents", "search": .documents
      case "graph": .ties
      default: Tag(rawValue: part) ?? (endpoint.path.hasPrefix("/v1") ? .index : .operation)
      }
  }
}
