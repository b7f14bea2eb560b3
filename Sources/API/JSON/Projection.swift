/// Some members of an object: `id`, or `evidence.quote` for a member of a member, in arrays of every element.
struct Projection: Sendable {
  /// The names in the order in which they were asked for, and what is wanted of each; nothing means all of it.
  private let wanted: [(name: String, below: [String])]

  /// From names with commas between them; null for none.
  init?(_ fields: String?) {
    guard let fields else { return nil }
    var wanted: [(name: String, below: [String])] = []
    for field in fields.split(separator: ",") {
      let parts = field.split(separator: ".", maxSplits: 1).map(String.init)
      let below = Array(parts.dropFirst())
      if let index = wanted.firstIndex(where: { $0.name == parts[0] }) {
        // The whole of it outranks a part of it.
        wanted[index].below = below.isEmpty || wanted[index].below.isEmpty ? [] : wanted[index].below + below
      } else {
        wanted.append((parts[0], below))
      }
    }
    self.wanted = wanted
  }

  /// Null for bytes that hold no JSON object.
  func applied(to row: [UInt8]) -> [UInt8]? {
    guard let value = JSONValue(row), case .object(let members) = value else { return nil }
    var json = JSONWriter()
    json.object { json in
      for (name, below) in wanted {
        guard let member = members.first(where: { $0.name == name }) else { continue }
        json.key(name)
        (below.isEmpty ? member.value : member.value.reduced(to: below)).write(to: &json)
      }
    }
    return json.bytes
  }
}

extension JSONValue {
  fileprivate func reduced(to names: [String]) -> JSONValue {
    switch self {
    case .object(let members): .object(members.filter { names.contains($0.name) })
    case .array(let elements): .array(elements.map { $0.reduced(to: names) })
    default: self
    }
  }
}
