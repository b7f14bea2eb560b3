import CAssets

/// The API's document as it lies in the repository, and what is derived from it.
package enum APIDocument {
  /// openapi.yaml, byte for byte.
  package static let yaml: String = {
    // The bytes are the program's own constants: they never change and never go.
    let bytes = unsafe UnsafeBufferPointer(start: entente_openapi_bytes(), count: entente_openapi_count())
    return unsafe String(decoding: bytes, as: UTF8.self)
  }()

  /// The same as a value; empty when the file is not of the form that `entente openapi` writes, which tests rule out.
  package static let value: JSONValue = {
    var reader = YAMLReader(yaml)
    return (try? reader.value()) ?? .object([])
  }()

  /// The same as JSON.
  static let json = text(value)

  /// OpenAPI 3.0.3, for tools that know no 3.1.
  static let older = text(OlderOpenAPI.derived(from: value))

  private static func text(_ value: JSONValue) -> String {
    var json = JSONWriter()
    value.write(to: &json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

/// OpenAPI 3.0.3 from 3.1: a type beside null becomes `nullable`, and what 3.0 has no word for goes.
enum OlderOpenAPI {
  static func derived(from value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(
      members.map { member in
        switch member.name {
        case "openapi": .init(name: "openapi", value: .string("3.0.3"))
        case "info": .init(name: "info", value: info(member.value))
        default: .init(name: member.name, value: walked(member.value, isExample: false))
        }
      })
  }

  private static func info(_ value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object(
      members.filter { $0.name != "summary" }.map { member in
        guard member.name == "license", case .object(let license) = member.value else { return member }
        return .init(name: "license", value: .object(license.filter { $0.name != "identifier" }))
      })
  }

  private static func walked(_ value: JSONValue, isExample: Bool) -> JSONValue {
    guard !isExample else { return value }
    switch value {
    case .array(let elements): return .array(elements.map { walked($0, isExample: false) })
    case .object(let members): return object(members)
    default: return value
    }
  }

  private static func object(_ members: [JSONValue.Member]) -> JSONValue {
    var result: [JSONValue.Member] = []
    for member in members {
      switch (member.name, member.value) {
      case ("type", .array(let types)) where types.contains(.string("null")):
        if let type = types.first(where: { $0 != .string("null") }) { result.append(.init(name: "type", value: type)) }
        result.append(.init(name: "nullable", value: .bool(true)))
      case ("anyOf", .array(let choices)) where choices.contains { $0["type"] == .string("null") }:
        let rest = choices.filter { $0["type"] != .string("null") }.map { walked($0, isExample: false) }
        result.append(.init(name: "allOf", value: .array(rest)))
        result.append(.init(name: "nullable", value: .bool(true)))
      default:
        result.append(.init(name: member.name, value: walked(member.value, isExample: member.name == "example")))
      }
    }
    return .object(result)
  }
}
