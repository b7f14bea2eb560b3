import Chronicle
import HTTP

/// Reads a query: which parameters it gives, and each value in its one canonical form.
struct QueryReading: Sendable {
  /// A parameter that is asked for. Few are, of the many that could be. It owns nothing, so that it costs nothing to move.
  struct Given {
    /// Where it stands among the endpoint's parameters.
    let place: Int
    /// Whether it has a value, which mostly is its only one.
    var isSet = false
    /// Where the value came, decoded, for one that is taken as it came.
    var source = 0..<0
    /// The value's place among `texts`, for any other.
    var text: Int?
    /// The place of the values behind the first among `more`.
    var more: Int?
    /// What the value is where it is a day.
    var day: Day?
    /// How often it came, empty values included.
    var count = 1
    /// Where in the whole text `name=value` of each value stands, escaped, with `&` between them.
    var written = 0..<0
  }

  private let endpoint: Endpoint
  private let table: ParameterTable
  private let items: QueryItems
  /// In the endpoint's order.
  private(set) var given: [Given] = []
  private(set) var texts: [String] = []
  private(set) var more: [[String]] = []
  /// All of it as it is written, with its `?`.
  private(set) var bytes: [UInt8] = []
  /// Whether any of it says which rows a page holds, or in which form.
  private(set) var hasPaging = false
  private(set) var hasForm = false
  /// What was asked for and is left aside, for people.
  private(set) var notes: [String] = []

  /// Names that begin with `_` are nobody's (cache busters), and an empty value is as good as none.
  ///
  /// `keeping` names parameters that are kept though they say what holds without them.
  init(
    _ items: QueryItems, for endpoint: Endpoint, in chronicle: Chronicle, keeping: [String] = []
  ) throws(Problem) {
    self.items = items
    self.endpoint = endpoint
    table = endpoint.table
    given.reserveCapacity(items.indices.count)
    texts.reserveCapacity(items.indices.count)
    for index in items.indices { try take(index, of: items, chronicle) }
    for parameter in endpoint.required where !isGiven(parameter) {
      throw .parameter(parameter.name, "is missing; give it, as in \(parameter.name)=\(parameter.example)")
    }
    settle(keeping)
    write()
  }

  private mutating func take(_ index: Int, of items: QueryItems, _ chronicle: Chronicle) throws(Problem) {
    let (name, source) = (items.name(index), items.value(index))
    guard name.isEmpty || items.bytes[name.lowerBound] != UInt8(ascii: "_") else { return }
    guard let place = table.place(of: items.bytes.span.extracting(name)) else {
      throw Self.unknown(items.text(name), among: endpoint.parameters.map(\.name))
    }
    let parameter = endpoint.parameters[place]
    let at = count(of: place)
    guard given[at].count <= Parameter.maxValues else {
      throw .parameter(parameter.name, "is given more than \(Parameter.maxValues) times")
    }
    guard !source.isEmpty else { return }
    guard parameter.isRepeatable || !given[at].isSet else {
      throw .parameter(parameter.name, "is given twice; give it once")
    }
    let value = try parameter.canonical(items.bytes.span.extracting(source), items.text(source), in: chronicle)
    guard let value else { return }
    guard !given[at].isSet else { return add([value.text ?? items.text(source)] + value.more, to: at) }
    given[at].isSet = true
    given[at].source = source
    given[at].day = value.day
    if let text = value.text {
      given[at].text = texts.count
      texts.append(text)
    }
    if !value.more.isEmpty { add(value.more, to: at) }
  }

  /// Counts a parameter; where it stands among those that are asked for.
  private mutating func count(of place: Int) -> Int {
    var at = given.count
    while at > 0, given[at - 1].place >= place { at -= 1 }
    if at < given.count, given[at].place == place {
      given[at].count += 1
    } else {
      given.insert(Given(place: place), at: at)
    }
    return at
  }

  private mutating func add(_ values: [String], to at: Int) {
    if let place = given[at].more {
      more[place] += values
    } else {
      given[at].more = more.count
      more.append(values)
    }
  }

  /// Values in order, each once; two parameters that say the same thing, or contradict each other.
  private mutating func settle(_ keeping: [String]) {
    var (from, to, isIdle) = (Day?.none, Day?.none, leaveOffsetAside())
    for index in given.indices {
      if given[index].more != nil { sort(index) }
      if let day = given[index].day, case .date(let last) = endpoint.parameters[given[index].place].kind {
        if last { to = day } else { from = day }
      }
      if table.haveFallback[given[index].place], isFallback(given[index], keeping) { given[index].isSet = false }
      isIdle = isIdle || !given[index].isSet
    }
    if let from, let to, to < from { notes.append("to lies before from: no dated event can match") }
    if isIdle { given.removeAll { !$0.isSet } }
  }

  /// Whether a parameter says what holds without it.
  private func isFallback(_ given: Given, _ keeping: [String]) -> Bool {
    let parameter = endpoint.parameters[given.place]
    return given.isSet && given.more == nil && first(of: given) == parameter.fallback
      && !keeping.contains(parameter.name)
  }

  private mutating func sort(_ index: Int) {
    let values = Set(values(of: given[index])).sorted()
    given[index].text = texts.count
    texts.append(values[0])
    given[index].more = values.count > 1 ? more.count : nil
    more.append(Array(values.dropFirst()))
  }

  /// Whether the page's beginning was said twice.
  private mutating func leaveOffsetAside() -> Bool {
    guard given.contains(where: { table.roles[$0.place] == .pages }), isGiven(Parameter.cursor),
      let offset = given.firstIndex(where: { $0.isSet && endpoint.parameters[$0.place] === Parameter.offset })
    else { return false }
    given[offset].isSet = false
    notes.append("offset is left aside: cursor says where the page begins")
    return true
  }

  private mutating func write() {
    guard !given.isEmpty else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(items.bytes.count + 64)
    for index in given.indices {
      let place = given[index].place
      switch table.roles[place] {
      case .selects: break
      case .pages: hasPaging = true
      case .forms: hasForm = true
      }
      bytes.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      let start = bytes.count
      table.write(place, to: &bytes)
      if let text = given[index].text {
        PercentEncoding.append(texts[text], to: &bytes)
      } else {
        // A day, which needs no escape.
        bytes.append(items.bytes.span.extracting(given[index].source))
      }
      if let values = given[index].more {
        for value in more[values] {
          bytes.append(UInt8(ascii: "&"))
          table.write(place, to: &bytes)
          PercentEncoding.append(value, to: &bytes)
        }
      }
      given[index].written = start..<bytes.count
    }
    self.bytes = bytes
  }

  private static func unknown(_ name: String, among names: [String]) -> Problem {
    guard !names.isEmpty else { return .parameter(name, "is unknown: nothing can be asked of this path") }
    return .parameter(name, "is unknown" + Likeness.hint(for: name, among: names), allowed: names)
  }

  // MARK: What is given

  private func isGiven(_ parameter: Parameter) -> Bool {
    given.contains { $0.isSet && endpoint.parameters[$0.place] === parameter }
  }

  private func first(of given: Given) -> String { given.text.map { texts[$0] } ?? items.text(given.source) }

  private func values(of given: Given) -> [String] { [first(of: given)] + (given.more.map { more[$0] } ?? []) }
}
