import Chronicle
import HTTP

/// A query whose names and values its endpoint allows, each value in its one canonical form.
struct Query: Sendable {
  private let parameters: [Parameter]
  private var values: [String: [String]] = [:]
  /// `name=value` of all that is asked, escaped, in the endpoint's order.
  private var pieces: [(name: String, text: String)] = []
  /// What was asked for and is left aside, for people.
  private(set) var notes: [String] = []

  /// Names that begin with `_` are nobody's (cache busters), and an empty value is as good as none.
  ///
  /// `keeping` names parameters that are kept though they say what holds without them.
  init(
    _ items: QueryItems, for parameters: [Parameter], in chronicle: Chronicle, keeping: Set<String> = []
  ) throws(Problem) {
    self.parameters = parameters
    var counts: [String: Int] = [:]
    for item in items.items where !item.name.hasPrefix("_") {
      guard let parameter = parameters.first(where: { $0.name == item.name }) else {
        throw Self.unknown(item.name, among: parameters.map(\.name))
      }
      counts[item.name, default: 0] += 1
      guard counts[item.name, default: 0] <= Parameter.maxValues else {
        throw .parameter(item.name, "is given more than \(Parameter.maxValues) times")
      }
      guard !item.value.isEmpty else { continue }
      guard parameter.isRepeatable || values[item.name] == nil else {
        throw .parameter(item.name, "is given twice; give it once")
      }
      guard let value = try parameter.canonical(item.value, in: chronicle) else { continue }
      values[item.name, default: []] += value
    }
    for parameter in parameters where parameter.isRequired && values[parameter.name] == nil {
      throw .parameter(parameter.name, "is missing; give it, as in \(parameter.name)=\(parameter.example)")
    }
    for parameter in parameters where parameter.isRepeatable {
      if let given = values[parameter.name], given.count > 1 { values[parameter.name] = Set(given).sorted() }
    }
    settle(keeping: keeping)
    guard !values.isEmpty else { return }
    for parameter in parameters {
      for value in values[parameter.name] ?? [] {
        pieces.append((parameter.name, parameter.name + "=" + PercentEncoding.encode(value)))
      }
    }
  }

  /// Two parameters that say the same thing, or contradict each other.
  private mutating func settle(keeping: Set<String>) {
    if values["cursor"] != nil, values["offset"] != nil {
      values["offset"] = nil
      notes.append("offset is left aside: cursor says where the page begins")
    }
    if let from = self["from"], let to = self["to"], let first = Day(iso: from), let last = Day(iso: to), last < first {
      notes.append("to lies before from: no dated event can match")
    }
    for parameter in parameters {
      guard let fallback = parameter.fallback, !keeping.contains(parameter.name) else { continue }
      if values[parameter.name] == [fallback] { values[parameter.name] = nil }
    }
  }

  /// The value of a parameter that is given at most once; null for one that is not given, or given as it is without.
  subscript(_ name: String) -> String? { values[name]?.first }

  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// An integer that its parameter's range holds.
  func integer(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  func day(_ name: String) -> Day? { self[name].flatMap { Day(anyISO: $0) } }

  /// The one way of writing it: parameters in the endpoint's order, values as they were understood.
  func text(leavingOut: Set<String> = [], adding: [(name: String, value: String)] = []) -> String {
    var text = ""
    for piece in pieces where !leavingOut.contains(piece.name) {
      text += text.isEmpty ? "?" : "&"
      text += piece.text
    }
    for (name, value) in adding {
      text += text.isEmpty ? "?" : "&"
      text += name + "=" + PercentEncoding.encode(value)
    }
    return text
  }

  private static func unknown(_ name: String, among names: [String]) -> Problem {
    guard !names.isEmpty else { return .parameter(name, "is unknown: nothing can be asked of this path") }
    return .parameter(name, "is unknown" + Likeness.hint(for: name, among: names), allowed: names)
  }
}

extension Day {
  /// As `description` writes it, negative years included.
  init?(anyISO text: String) {
    if let day = Day(iso: text) {
      self = day
    } else if let date = try? EDTF(text), date.precision == .day, let day = date.earliest {
      self = day
    } else {
      return nil
    }
  }
}
