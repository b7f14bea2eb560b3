extension Parameter {
  /// As OpenAPI writes it.
  func yaml(place: String) -> YAML {
    let isPath = place == "path"
    return .map(
      ("name", .text(name)), ("in", .text(place)), ("required", isPath || isRequired ? .bool(true) : nil),
      ("description", .text(summary)), ("schema", schema), ("style", isList ? .text("form") : nil),
      ("explode", isRepeatable ? .bool(true) : isList ? .bool(false) : nil), ("example", exampleYAML))
  }

  private var isList: Bool { if case .list = kind { true } else { false } }

  private var exampleYAML: YAML {
    switch kind {
    case .integer: .digits(example)
    case .list: .texts(example.split(separator: ",").map(String.init))
    default: isRepeatable ? .texts([example]) : .text(example)
    }
  }

  private var schema: YAML {
    let value = single
    guard isRepeatable || isList else { return value }
    return .map(
      ("type", .text("array")), ("items", value), ("maxItems", isRepeatable ? .number(Self.maxValues) : nil))
  }

  private var single: YAML {
    let fallback = isRepeatable ? nil : fallback
    switch kind {
    case .integer(let range):
      let number = YAML.map(
        ("type", .text("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)))
      return .map(("anyOf", .list([number, Self.nothing])), ("default", fallback.map { .digits($0) }))
    case .choice(let choices):
      // A parameter without a value is as good as none.
      return .map(("type", .text("string")), ("enum", .texts(choices + [""])), ("default", fallback.map { .text($0) }))
    case .list(let choices): return .map(("type", .text("string")), ("enum", .texts(choices + [""])))
    case .day:
      return .map(("type", .text("string")), ("anyOf", .list([Self.form("A day.", format: "date"), Self.nothing])))
    case .cursor: return .map(("type", .text("string")), ("pattern", .text("^(c([0-9a-f]{2})+)?$")))
    case .date: return Self.date
    case .text, .actor, .document:
      return .map(
        ("type", .text("string")), ("minLength", isRequired ? .number(1) : nil), ("maxLength", .number(Self.maxLength)))
    }
  }

  /// What a bound of a range may look like.
  private static let date = YAML.map(
    ("type", .text("string")),
    (
      "anyOf",
      .list([
        form("A day.", format: "date"), form("A moment (RFC 3339).", format: "date-time"),
        form("A year, decade or month.", pattern: "^\\d{3}(\\d|X|\\d-(0[1-9]|1[0-2]))$"),
        form("A season (21 to 24) or quarter (33 to 36) of a year.", pattern: "^\\d{4}-(2[1-4]|3[3-6])$"),
        form("A year marked as uncertain, approximate or both.", pattern: "^\\d{4}[?~%]$"),
        form("An open interval.", pattern: "^(\\d{4}/\\.\\.|\\.\\./\\d{4})$"),
        form("Milliseconds since 1970.", pattern: "^[1-9]\\d{5,12}$"), nothing,
      ])
    ))

  private static let nothing = YAML.map(
    ("type", .text("string")), ("description", .text("Nothing, which asks nothing.")), ("maxLength", .number(0)))

  private static func form(_ note: String, format: String? = nil, pattern: String? = nil) -> YAML {
    .map(
      ("type", .text("string")), ("description", .text(note)), ("format", format.map { .text($0) }),
      ("pattern", pattern.map { .text($0) }))
  }
}

extension Parameter {
  /// Longer text than this names nothing and is looked for by nobody.
  static let maxLength = 100
  /// So many values of one filter are more than anybody picks by hand.
  static let maxValues = 20
}

/// What `POST /v1/readings` takes.
enum RequestBodyWriter {
  static func yaml(_ sample: Sample?) -> YAML {
    // Any text is text, what looks like an object included: without a type, no tool takes one for a mistake.
    let text = YAML.map(
      ("minLength", .number(1)), ("maxLength", .number(1_048_576)), ("pattern", .text("\\S"))
    )
    let plain = YAML.map(("schema", text), ("example", sample?.body.map { .text($0.text) }))
    return .map(
      ("required", .bool(true)), ("description", .text("The text to read, in UTF-8, at most 1 MiB.")),
      (
        "content",
        .map(
          ("text/plain", plain), ("text/markdown", .map(("schema", text))), ("text/html", .map(("schema", text))),
          ("application/json", .map(("schema", json))))
      ))
  }

  private static func member(_ note: String, format: String? = nil) -> YAML {
    .map(
      ("type", .texts(["string", "null"])), ("description", .text(note)), ("format", format.map { .text($0) }))
  }

  private static let json = YAML.map(
    ("type", .text("object")), ("required", .texts(["text"])), ("additionalProperties", .bool(false)),
    (
      "properties",
      .map(
        (
          "text",
          .map(
            ("type", .text("string")), ("minLength", .number(1)), ("pattern", .text("\\S")),
            ("description", .text("The text to read.")),
            ("example", .text("Pakistan and Russia signed an agreement in Moscow on 3 March 2023.")))
        ), ("published", member("The day it was published, as 2024-12-20.", format: "date")),
        ("id", member("What the document's id begins with.")), ("title", member("Its title.")),
        ("url", member("Where it was published.")), ("publisher", member("Who published it.")))
    ))
}
