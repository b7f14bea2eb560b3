import Chronicle
import HTTP

/// A query whose names and values its endpoint allows.
struct Query: Sendable {
  private let values: [String: [String]]

  /// Names that begin with `_` are nobody's (cache busters), and an empty value is as good as none.
  init(_ items: QueryItems, allowing parameters: [Parameter]) throws(Problem) {
    var values: [String: [String]] = [:]
    for item in items.items where !item.name.hasPrefix("_") {
      guard let parameter = parameters.first(where: { $0.name == item.name }) else {
        throw Self.unknown(item.name, among: parameters.map(\.name))
      }
      guard !item.value.isEmpty else { continue }
      guard parameter.isRepeatable || values[item.name] == nil else {
        throw .parameter(item.name, "is given twice; give it once")
      }
      values[item.name, default: []].append(try Self.checked(item.value, parameter))
    }
    self.values = values
  }

  /// The value of a parameter that is given at most once.
  subscript(_ name: String) -> String? { values[name]?.first }

  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// An integer that its parameter's range holds.
  func integer(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  private static func checked(_ value: String, _ parameter: Parameter) throws(Problem) -> String {
    switch parameter.kind {
    case .text, .actor, .date: return value
    case .integer(let range):
      guard let number = Int(value), range.contains(number) else {
        throw .parameter(parameter.name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return String(number)
    case .choice(let choices):
      guard let choice = choices.first(where: { $0.lowercased() == value.lowercased() }) else {
        let hint = Likeness.hint(for: value, among: choices)
        throw .parameter(parameter.name, "\"\(value)\" is not one of the values allowed\(hint)", allowed: choices)
      }
      return choice
    }
  }

  private static func unknown(_ name: String, among names: [String]) -> Problem {
    guard !names.isEmpty else { return .parameter(name, "is unknown: nothing can be asked of this path") }
    return .parameter(name, "is unknown" + Likeness.hint(for: name, among: names), allowed: names)
  }
}
