/// What a value in an answer looks like; members of an object are always there.
package indirect enum Schema: Sendable {
  case string
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// A number within bounds; without them any.
  case number(ClosedRange<Int>?)
  case boolean
  case choice([String])
  /// A string of a known form, such as `uri-reference` or `date`.
  case format(String)
  case nullable(Schema)
  case array(Schema)
  case object([Member])
  /// One of `Schemas.all`, by its name.
  case reference(String)
  /// An object whose members nobody can name beforehand.
  case open

  package struct Member: Sendable {
    package let name: String
    package let schema: Schema
    package let note: String

    static func member(_ name: String, _ schema: Schema, _ note: String) -> Member {
      Member(name: name, schema: schema, note: note)
    }
  }

  /// How many there are of something.
  static let count = Schema.integer(0...Int(Int32.max))
  /// A place counted from 1.
  static let ordinal = Schema.integer(1...Int(Int32.max))
  /// Either scale of events.
  static let score = Schema.number(-10...10)
}

extension Schema {
  /// The members of an object, of a nullable one, or of the objects in an array.
  package var members: [Member] {
    switch self {
    case .object(let members): members
    case .nullable(let schema), .array(let schema): schema.members
    case .reference(let name): Schemas.named(name)?.members ?? []
    default: []
    }
  }

  /// What `fields` can name: `id`, `evidence`, `evidence.quote`.
  var paths: [String] {
    members.flatMap { member in [member.name] + member.schema.members.map { member.name + "." + $0.name } }
  }

  /// A row of such objects as columns: one for each member, or for each member of a member.
  var columns: [Column] {
    members.flatMap { member -> [Column] in
      let below = member.schema.members
      guard !below.isEmpty else { return [Column([member.name], member.schema, member.note)] }
      return below.map {
        Column([member.name, $0.name], member.schema.isArray ? .array($0.schema) : $0.schema, $0.note)
      }
    }
  }

  var isArray: Bool {
    switch self {
    case .array: true
    case .nullable(let schema): schema.isArray
    default: false
    }
  }
}

/// A column of a table.
struct Column: Sendable {
  /// `id`, or `evidence` and `quote`.
  let path: [String]
  let note: String
  /// Whether a cell may hold several values, with `;` between them.
  let isList: Bool
  /// As XML Schema, and so CSVW, calls it.
  let datatype: String

  init(_ path: [String], _ schema: Schema, _ note: String) {
    self.path = path
    self.note = note
    isList = schema.isArray
    datatype = schema.datatype
  }

  /// `evidence_quote`: statistics programs take no dot.
  var name: String { path.joined(separator: "_") }
  /// As `fields` names it.
  var field: String { path.joined(separator: ".") }
}

extension Schema {
  fileprivate var datatype: String {
    switch self {
    case .integer: "integer"
    case .number: "double"
    case .boolean: "boolean"
    case .format("date"): "date"
    case .format("date-time"): "dateTime"
    case .nullable(let schema), .array(let schema): schema.datatype
    default: "string"
    }
  }

  /// As OpenAPI 3.1 writes it (JSON Schema 2020-12); `example` is shown with it, or with its parts. Members of a partial
  /// object may be missing: `fields` leaves them out.
  func yaml(_ note: String? = nil, isPartial: Bool = false, example: JSONValue? = nil) -> YAML {
    let description = note.map { YAML.text($0) }
    let shown = example.flatMap { $0 == .null ? nil : YAML($0) }
    switch self {
    case .string: return .map(("type", .text("string")), ("description", description), ("example", shown))
    case .integer(let range):
      return .map(
        ("type", .text("integer")), ("description", description), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)), ("example", shown))
    case .number(let range):
      return .map(
        ("type", .text("number")), ("description", description), ("minimum", range.map { .number($0.lowerBound) }),
        ("maximum", range.map { .number($0.upperBound) }), ("example", shown))
    case .boolean: return .map(("type", .text("boolean")), ("description", description), ("example", shown))
    case .choice(let values):
      return .map(
        ("type", .text("string")), ("description", description), ("enum", .texts(values)), ("example", shown))
    case .format(let format):
      return .map(
        ("type", .text("string")), ("description", description), ("format", .text(format)), ("example", shown))
    case .nullable(let schema): return nullable(schema, note, isPartial, example)
    case .array(let items):
      return .map(
        ("type", .text("array")), ("description", description),
        ("items", items.yaml(nil, isPartial: isPartial, example: example?.first)))
    case .object(let members):
      return .map(
        ("type", .text("object")), ("description", description),
        ("required", isPartial ? nil : .texts(members.map(\.name))),
        (
          "properties",
          .map(
            members.map {
              (key: $0.name, value: $0.schema.yaml($0.note, isPartial: isPartial, example: example?[$0.name]))
            })
        ))
    case .open: return .map(("type", .text("object")), ("description", description))
    case .reference(let name): return .map(("$ref", .text("#/components/schemas/\(name)")))
    }
  }

  /// A type beside null: the form that most tools understand, and the one from which 3.0 is derived.
  private func nullable(_ schema: Schema, _ note: String?, _ isPartial: Bool, _ example: JSONValue?) -> YAML {
    if case .reference = schema {
      return .map(
        ("anyOf", .list([schema.yaml(), .map(("type", .text("null")))])), ("description", note.map { .text($0) }))
    }
    let plain = schema.yaml(note, isPartial: isPartial, example: example)
    guard case .map(var pairs) = plain else { return plain }
    for (index, pair) in pairs.enumerated() {
      if pair.key == "type", case .text(let type) = pair.value { pairs[index].value = .texts([type, "null"]) }
      if pair.key == "enum", case .list(let values) = pair.value { pairs[index].value = .list(values + [.null]) }
    }
    return .map(pairs)
  }
}

extension JSONValue {
  fileprivate var first: JSONValue? {
    guard case .array(let elements) = self else { return nil }
    return elements.first
  }
}
