/// What a value in an answer looks like; members of an object are always there.
package indirect enum Schema: Sendable {
  case string
  case integer
  case number
  case boolean
  case choice([String])
  /// A string of a known form, such as `uri-reference` or `date`.
  case format(String)
  case nullable(Schema)
  case array(Schema)
  case object([Member])
  /// One of `Schemas.all`, by its name.
  case reference(String)

  package struct Member: Sendable {
    package let name: String
    package let schema: Schema
    let note: String?
  }

  /// As OpenAPI 3.1 writes it (JSON Schema 2020-12).
  func yaml(_ note: String? = nil) -> YAML {
    let note = note.map { YAML.text($0) }
    switch self {
    case .string: return .map(("type", .text("string")), ("description", note))
    case .integer: return .map(("type", .text("integer")), ("description", note))
    case .number: return .map(("type", .text("number")), ("description", note))
    case .boolean: return .map(("type", .text("boolean")), ("description", note))
    case .choice(let values):
      return .map(("type", .text("string")), ("enum", .texts(values)), ("description", note))
    case .format(let format):
      return .map(("type", .text("string")), ("format", .text(format)), ("description", note))
    case .nullable(let schema):
      return .map(("anyOf", .list([schema.yaml(), .map(("type", .text("null")))])), ("description", note))
    case .array(let items): return .map(("type", .text("array")), ("items", items.yaml()), ("description", note))
    case .object(let members):
      return .map(
        ("type", .text("object")), ("description", note), ("required", .texts(members.map(\.name))),
        ("properties", .map(members.map { (key: $0.name, value: $0.schema.yaml($0.note)) })))
    case .reference(let name): return .map(("$ref", .text("#/components/schemas/\(name)")), ("description", note))
    }
  }
}
