import HTTP

/// One endpoint as an operation of the API's document.
struct OperationWriter {
  let endpoint: Endpoint
  let examples: Examples

  /// What the scheme of tokens is called.
  static let scheme = "bearer"

  /// With a token or, where none is set, without.
  private var security: YAML? {
    Access.mayGuard(endpoint) ? .list([.map([]), .map((Self.scheme, .list([])))]) : nil
  }

  var operation: YAML {
    .map(
      ("operationId", .text(endpoint.name)), ("summary", .text(endpoint.summary)),
      ("description", endpoint.details.map { .text($0) }), ("tags", .list([.text(Tag(endpoint).rawValue)])),
      ("security", security), ("x-formats", formats), ("x-sample", sample),
      ("parameters", parameters(endpoint.parameters)),
      ("requestBody", endpoint.method == .post ? RequestBodyWriter.yaml(endpoint.sample) : nil),
      ("responses", responses(content: content)))
  }

  /// The path of one format, which takes the same parameters but `format`.
  func operation(for alias: Endpoint.Alias) -> YAML {
    let parameters = endpoint.parameters.filter { $0.name != "format" }
    let content = YAML.map([
      (key: alias.format.bareType, value: .map(("schema", reference(to: alias.format.schema ?? "Event"))))
    ])
    return .map(
      ("operationId", .text(endpoint.name + "_" + alias.format.name)),
      ("summary", .text(endpoint.summary + " As " + alias.format.summary)),
      ("tags", .list([.text(Tag(endpoint).rawValue)])), ("security", security),
      ("parameters", self.parameters(parameters)),
      ("responses", responses(content: content)))
  }

  /// For people and tests: every form of the answer, and the path that asks for it.
  private var formats: YAML? {
    guard endpoint.formats.count > 1 else { return nil }
    return .list(
      endpoint.formats.map { format in
        let alias = endpoint.aliases.first { $0.format.name == format.name }?.path
        return .map(
          ("format", .text(format.name)), ("path", .text(alias ?? endpoint.path + format.suffix)),
          ("media_type", .text(format.mediaType)), ("description", .text(format.summary)))
      })
  }

  /// The request that the example answers.
  private var sample: YAML? { endpoint.sample.map { .text(examples.target($0)) } }

  private func parameters(_ parameters: [Parameter]) -> YAML? {
    let all = endpoint.pathParameters.map { $0.yaml(place: "path") } + parameters.map { $0.yaml(place: "query") }
    return all.isEmpty ? nil : .list(all)
  }

  private func reference(to schema: String) -> YAML { .map(("$ref", .text("#/components/schemas/\(schema)"))) }

  /// Media types of a 200; formats that share one are alternatives.
  private var content: YAML {
    guard let schema = endpoint.schema else {
      return .map([(key: bare(endpoint.mediaType), value: .map(("schema", untyped(endpoint.mediaType))))])
    }
    var order: [String] = []
    var schemas: [String: [YAML]] = [:]
    for format in endpoint.formats {
      if schemas[format.bareType] == nil { order.append(format.bareType) }
      let shape = format.name == Format.json.name ? schema : format.schema
      schemas[format.bareType, default: []].append(shape.map(reference) ?? untyped(format.mediaType))
    }
    return .map(
      order.map { type in
        let choices = schemas[type] ?? []
        let example = type == Format.json.bareType ? examples.ofOperation(endpoint.name) : nil
        let shape = choices.count == 1 ? choices[0] : YAML.map(("anyOf", .list(choices)))
        return (key: type, value: .map(("schema", shape), ("example", example.map { YAML($0) })))
      })
  }

  private func bare(_ mediaType: String) -> String { String(mediaType.prefix { $0 != ";" }) }

  private func untyped(_ mediaType: String) -> YAML {
    let isObject = bare(mediaType).hasSuffix("json") && bare(mediaType) != Format.ndjson.bareType
    return .map(("type", .text(isObject ? "object" : "string")))
  }

  private func responses(content: YAML) -> YAML {
    var responses = [
      (
        key: "200",
        value: YAML.map(("description", .text("As asked.")), ("headers", headers), ("content", content))
      )
    ]
    if endpoint.isLasting {
      responses.append((key: "304", value: .map(("description", .text("What If-None-Match names is still current.")))))
    }
    let guarding = Access.mayGuard(endpoint) ? [401] : []
    for status in Set(endpoint.otherStatuses + guarding + [400, 405, 414, 431, 500]).sorted() {
      responses.append((key: String(status), value: response(status)))
    }
    return .map(responses)
  }

  private func response(_ status: Int) -> YAML {
    guard status == 308 else { return .map(("$ref", .text("#/components/responses/Problem"))) }
    let location = YAML.map(
      ("description", .text("The canonical address.")),
      ("schema", .map(("type", .text("string")), ("format", .text("uri-reference")))))
    let body = YAML.map(
      ("type", .text("object")), ("required", .texts(["location"])),
      (
        "properties",
        .map(
          (
            "location",
            .map(
              ("type", .text("string")), ("format", .text("uri-reference")),
              ("description", .text("The canonical address.")))
          ))
      ))
    return .map(
      ("description", .text("The canonical address is in Location.")), ("headers", .map(("Location", location))),
      ("content", .map(("application/json", .map(("schema", body))))))
  }

  private var headers: YAML? {
    guard endpoint.isLasting else { return nil }
    func header(_ text: String) -> YAML {
      .map(("description", .text(text)), ("schema", .map(("type", .text("string")))))
    }
    return .map(
      ("ETag", header("Strong; the same as long as the answer is.")),
      ("Link", header("RFC 8288: self, first, prev, next, describedby, and alternate for each other format.")))
  }
}

extension Format {
  /// The schema of a format that is JSON of its own.
  var schema: String? {
    switch name {
    case Format.timelineJS.name: "TimelineJS"
    case Format.visTimeline.name: "VisTimeline"
    case Format.cytoscape.name: "Cytoscape"
    default: nil
    }
  }
}
