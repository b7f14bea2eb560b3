/// Reads the YAML that `YAML` writes: block maps and lists, JSON's scalars, lists in brackets. It is not for other YAML.
struct YAMLReader {
  struct Failure: Error { let line: Int }

  private let lines: [Substring]
  private var index = 0

  init(_ text: String) { lines = text.split(separator: "\n") }

  mutating func value() throws(Failure) -> JSONValue {
    let value = try block(margin: 0)
    guard index == lines.count else { throw Failure(line: index + 1) }
    return value
  }

  private var margin: Int { index < lines.count ? lines[index].prefix { $0 == " " }.count : -1 }

  private mutating func block(margin: Int) throws(Failure) -> JSONValue {
    guard index < lines.count, self.margin == margin else { throw Failure(line: index + 1) }
    return lines[index].dropFirst(margin).hasPrefix("- ") ? try list(margin) : try map(margin)
  }

  private mutating func list(_ margin: Int) throws(Failure) -> JSONValue {
    var elements: [JSONValue] = []
    while self.margin == margin, lines[index].dropFirst(margin).hasPrefix("- ") {
      let rest = lines[index].dropFirst(margin + 2)
      if let scalar = scalar(rest) {
        elements.append(scalar)
        index += 1
      } else {
        elements.append(try map(margin + 2, startsBehindDash: true))
      }
    }
    return .array(elements)
  }

  private mutating func map(_ margin: Int, startsBehindDash: Bool = false) throws(Failure) -> JSONValue {
    var members: [JSONValue.Member] = []
    var isFirst = startsBehindDash
    while isFirst || self.margin == margin {
      let text = lines[index].dropFirst(margin)
      guard !text.hasPrefix("- ") || isFirst, let (name, rest) = entry(text) else { break }
      isFirst = false
      index += 1
      if rest.isEmpty {
        members.append(.init(name: name, value: try block(margin: self.margin)))
      } else if let value = scalar(rest) {
        members.append(.init(name: name, value: value))
      } else {
        throw Failure(line: index)
      }
    }
    guard !members.isEmpty else { throw Failure(line: index + 1) }
    return .object(members)
  }

  /// A key, and what stands behind it on its line.
  private func entry(_ text: Substring) -> (name: String, rest: Substring)? {
    var colon: Substring.Index?
    if text.hasPrefix("\"") {
      var scanner = JSONScanner(Array(text.utf8))
      guard let name = try? scanner.string() else { return nil }
      let rest = text.utf8.dropFirst(scanner.offset)
      guard rest.first == UInt8(ascii: ":") else { return nil }
      return (name, Substring(rest.dropFirst()).drop { $0 == " " })
    }
    colon = text.firstIndex(of: ":")
    guard let colon else { return nil }
    return (String(text[..<colon]), text[text.index(after: colon)...].drop { $0 == " " })
  }

  /// JSON's scalars, and lists of them in brackets, are YAML as they stand.
  private func scalar(_ text: Substring) -> JSONValue? { JSONValue(Array(text.utf8)) }
}
