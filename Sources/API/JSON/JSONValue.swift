/// A JSON value (RFC 8259) as it stands: members keep their order and numbers their digits.
package indirect enum JSONValue: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue
  }

  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// Null for bytes that are no JSON, or nested deeper than `JSONScanner.maxDepth`.
  package init?(_ bytes: [UInt8]) {
    var scanner = JSONScanner(bytes)
    guard let value = try? scanner.value(), (try? scanner.end()) != nil else { return nil }
    self = value
  }

  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let value): json.bool(value)
    case .number(let digits): json.raw(Array(digits.utf8))
    case .string(let text): json.string(text)
    case .array(let elements): json.array(of: elements) { $1.write(to: &$0) }
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.name)
          member.value.write(to: &json)
        }
      }
    }
  }
}

extension JSONScanner {
  /// Any value.
  mutating func value() throws(JSONError) -> JSONValue {
    switch try peek() {
    case UInt8(ascii: "n"):
      try literal("null")
      return .null
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try array { scanner throws(JSONError) in elements.append(try scanner.value()) }
      return .array(elements)
    case UInt8(ascii: "{"):
      var members: [JSONValue.Member] = []
      try object { name, scanner throws(JSONError) in
        members.append(JSONValue.Member(name: name, value: try scanner.value()))
      }
      return .object(members)
    default: return .number(try number())
    }
  }
}
