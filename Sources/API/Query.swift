import Chronicle
import HTTP

/// A query whose names and values its endpoint allows, each value in its one canonical form.
struct Query: Sendable {
  /// A parameter that is asked for. Few are, of the many that could be.
  private struct Given {
    /// Where it stands among the endpoint's parameters.
    let place: Int
    let name: String
    var values: [String] = []
    /// How often it came, empty values included.
    var count = 1
    /// Where in the whole text `name=value` of each value stands, escaped, with `&` between them.
    var text = 0..<0
  }

  /// In the endpoint's order.
  private var given: [Given] = []
  /// All of it as one text, with its `?`.
  private var whole = ""
  /// What was asked for and is left aside, for people.
  private(set) var notes: [String] = []

  /// Names that begin with `_` are nobody's (cache busters), and an empty value is as good as none.
  ///
  /// `keeping` names parameters that are kept though they say what holds without them.
  init(
    _ items: QueryItems, for parameters: [Parameter], in chronicle: Chronicle, keeping: [String] = []
  ) throws(Problem) {
    given.reserveCapacity(items.items.count)
    for item in items.items where item.name.utf8.first != UInt8(ascii: "_") {
      try take(item, parameters, chronicle)
    }
    for parameter in parameters where parameter.isRequired && self[parameter.name] == nil {
      throw .parameter(parameter.name, "is missing; give it, as in \(parameter.name)=\(parameter.example)")
    }
    for index in given.indices where given[index].values.count > 1 {
      given[index].values = Set(given[index].values).sorted()
    }
    settle(parameters, keeping)
    given.removeAll { $0.values.isEmpty }
    write()
  }

  private mutating func write() {
    guard !given.isEmpty else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128)
    for index in given.indices {
      bytes.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      let start = bytes.count
      for value in given[index].values {
        if bytes.count > start { bytes.append(UInt8(ascii: "&")) }
        bytes.append(given[index].name.utf8Span.span)
        bytes.append(UInt8(ascii: "="))
        bytes.append(PercentEncoding.encode(value).utf8Span.span)
      }
      given[index].text = start..<bytes.count
    }
    whole = String(decoding: bytes, as: UTF8.self)
  }

  /// The parameters that are asked for, with their values.
  func forEach(_ body: (_ name: String, _ values: [String]) -> Void) {
    for given in given { body(given.name, given.values) }
  }

  private mutating func take(
    _ item: QueryItems.Item, _ parameters: [Parameter], _ chronicle: Chronicle
  ) throws(Problem) {
    guard let place = parameters.firstIndex(where: { $0.isNamed(item.name) }) else {
      throw Self.unknown(item.name, among: parameters.map(\.name))
    }
    let index = given.firstIndex { $0.place >= place } ?? given.endIndex
    if index < given.endIndex, given[index].place == place {
      given[index].count += 1
    } else {
      given.insert(Given(place: place, name: item.name), at: index)
    }
    guard given[index].count <= Parameter.maxValues else {
      throw .parameter(item.name, "is given more than \(Parameter.maxValues) times")
    }
    guard !item.value.isEmpty else { return }
    guard parameters[place].isRepeatable || given[index].values.isEmpty else {
      throw .parameter(item.name, "is given twice; give it once")
    }
    guard let values = try parameters[place].canonical(item.value, in: chronicle) else { return }
    if given[index].values.isEmpty { given[index].values = values } else { given[index].values += values }
  }

  /// Two parameters that say the same thing, or contradict each other.
  private mutating func settle(_ parameters: [Parameter], _ keeping: [String]) {
    if self["cursor"] != nil, let offset = given.firstIndex(where: { $0.name == "offset" && !$0.values.isEmpty }) {
      given[offset].values = []
      notes.append("offset is left aside: cursor says where the page begins")
    }
    if let from = self["from"], let to = self["to"], let first = Day(iso: from), let last = Day(iso: to), last < first {
      notes.append("to lies before from: no dated event can match")
    }
    for index in given.indices where !keeping.contains(given[index].name) {
      if let fallback = parameters[given[index].place].fallback, given[index].values == [fallback] {
        given[index].values = []
      }
    }
  }

  /// The value of a parameter that is given at most once; null for one that is not given, or given as it is without.
  subscript(_ name: String) -> String? { all(name).first }

  func isAsked(forAnyOf names: [String]) -> Bool { given.contains { names.contains($0.name) } }

  func all(_ name: String) -> [String] {
    for index in given.indices where given[index].name.utf8.count == name.utf8.count && given[index].name == name {
      return given[index].values
    }
    return []
  }

  /// An integer that its parameter's range holds.
  func integer(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  func day(_ name: String) -> Day? { self[name].flatMap { Day(anyISO: $0) } }

  /// The one way of writing it: parameters in the endpoint's order, values as they were understood.
  func text(leavingOut: [String] = [], adding: [(name: String, value: String)] = []) -> String {
    let isWhole = leavingOut.isEmpty || !given.contains { leavingOut.contains($0.name) }
    if isWhole, adding.isEmpty { return whole }
    var text = ""
    for given in given where !leavingOut.contains(given.name) {
      text += text.isEmpty ? "?" : "&"
      let bytes = whole.utf8
      let start = bytes.index(bytes.startIndex, offsetBy: given.text.lowerBound)
      text += whole[start..<bytes.index(start, offsetBy: given.text.count)]
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

extension Parameter {
  /// Most names differ in their length already.
  fileprivate func isNamed(_ other: String) -> Bool { name.utf8.count == other.utf8.count && name == other }
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
