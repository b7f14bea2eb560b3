import Chronicle
import HTTP

/// What an endpoint takes in its query or path: the source of checks, of errors and of the API's document.
///
/// A class, as queries hand their parameters about, and there are many parts to share.
final class Parameter: Sendable {
  enum Kind: Sendable {
    case text
    case integer(ClosedRange<Int>)
    case choice([String])
    /// Several of the choices with commas between them; the order counts.
    case list([String])
    case actor
    case document
    /// A day, or what holds days: the first of them, or the last.
    case date(last: Bool)
    /// A day of the calendar and nothing wider.
    case day
    case cursor
  }

  /// What it has to do with an answer's address.
  enum Role: Sendable {
    /// It says what is answered, whatever the form.
    case selects
    /// It says which rows of it a page holds.
    case pages
    /// It says in which form.
    case forms
  }

  let name: String
  let kind: Kind
  let role: Role
  let summary: String
  let example: String
  /// Given twice, any of the values may match.
  let isRepeatable: Bool
  /// Whether there is no answer without it.
  let isRequired: Bool
  /// What holds when it is not given.
  let fallback: String?

  init(
    name: String, kind: Kind, role: Role = .selects, summary: String, example: String, isRepeatable: Bool = false,
    isRequired: Bool = false, fallback: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.role = role
    self.summary = summary
    self.example = example
    self.isRepeatable = isRepeatable
    self.isRequired = isRequired
    self.fallback = fallback
  }

  var choices: [String] {
    switch kind {
    case .choice(let choices), .list(let choices): choices
    default: []
    }
  }
}

extension Parameter {
  /// Most names differ in their length already.
  func isNamed(_ other: String) -> Bool { name.utf8.count == other.utf8.count && name == other }

  func isNamed(_ other: Span<UInt8>) -> Bool { other.isText(name) }
}

/// What is asked of an endpoint's parameters with every query, apart from them: all loops answer by the same parameters,
/// and each hold on one of these objects is felt by the others.
struct ParameterTable: Sendable {
  /// `name=` of each, behind one another.
  private var text: [UInt8] = []
  /// Where each ends.
  private var ends: [Int] = [0]
  /// The length and the first byte of each name, which tell nearly all of them apart.
  private var marks: [UInt32] = []
  private(set) var roles: [Parameter.Role] = []
  private(set) var haveFallback: [Bool] = []

  init(_ parameters: [Parameter]) {
    for parameter in parameters {
      let name = Array(parameter.name.utf8)
      text += name + [UInt8(ascii: "=")]
      ends.append(text.count)
      marks.append(Self.mark(name.span))
      roles.append(parameter.role)
      haveFallback.append(parameter.fallback != nil)
    }
  }

  private static func mark(_ name: Span<UInt8>) -> UInt32 {
    UInt32(truncatingIfNeeded: name.count) << 8 | UInt32(name.isEmpty ? 0 : name[0])
  }

  /// Where a name stands among the parameters.
  func place(of name: Span<UInt8>) -> Int? {
    let mark = Self.mark(name)
    for place in marks.indices where marks[place] == mark {
      if name.isSame(text.span.extracting(ends[place]..<ends[place + 1] - 1)) { return place }
    }
    return nil
  }

  /// Appends `name=`.
  func write(_ place: Int, to bytes: inout [UInt8]) {
    bytes.append(text.span.extracting(ends[place]..<ends[place + 1]))
  }
}

extension Span<UInt8> {
  func isSame(_ others: Span<UInt8>) -> Bool {
    guard count == others.count else { return false }
    for index in indices where self[index] != others[index] { return false }
    return true
  }

  /// Whether the bytes are a text's.
  func isText(_ text: String) -> Bool {
    count == text.utf8.count && isSame(text.utf8Span.span)
  }
}

extension Parameter {
  static let limit = Parameter(
    name: "limit", kind: .integer(1...1000),
    summary: "How many rows a page holds. CSV and NDJSON hold all rows unless it is given.", example: "100",
    fallback: "50")
  static let offset = Parameter(
    name: "offset", kind: .integer(0...10_000_000), role: .pages,
    summary: "How many rows to leave out at the beginning.", example: "50", fallback: "0")
  static let cursor = Parameter(
    name: "cursor", kind: .cursor, role: .pages,
    summary: "Where the page begins: the `next_cursor` of the page before, as it stands. It outranks `offset`.",
    example: "c652d316532")
  static let paging = [limit, offset, cursor]

  static func sort(_ orders: [String]) -> Parameter {
    Parameter(
      name: "sort", kind: .choice(orders), summary: "The order of the rows; `-` turns it round.",
      example: orders.last ?? "", fallback: orders.first)
  }

  static func fields(of row: String) -> Parameter {
    let paths = Schemas.named(row).map { $0.paths } ?? []
    return Parameter(
      name: "fields", kind: .list(paths),
      summary: "Only these members of each row, with commas between them: JSON, CSV and NDJSON.",
      example: paths.prefix(2).joined(separator: ","))
  }

  static func facets(_ choices: [String]) -> Parameter {
    Parameter(
      name: "facets", kind: .list(choices),
      summary: "Count the rows of all pages by these, with commas between them: see `facets` in the answer.",
      example: choices.prefix(2).joined(separator: ","))
  }

  static func format(_ formats: [Format]) -> Parameter {
    Parameter(
      name: "format", kind: .choice(formats.map(\.name)), role: .forms,
      summary: "The form of the answer; a suffix of the path outranks it, and it outranks `Accept`.",
      example: formats.last?.name ?? "", fallback: formats.first?.name)
  }

  static let bom = Parameter(
    name: "bom", kind: .choice(["1"]), role: .forms,
    summary: "CSV begins with a byte order mark, by which Excel knows UTF-8.", example: "1")
  static let safe = Parameter(
    name: "safe", kind: .choice(["excel"]), role: .forms,
    summary: "CSV: an apostrophe before text that a spreadsheet would take for a formula. It changes such cells.",
    example: "excel")

  static let document = Parameter(
    name: "document", kind: .document, summary: "Only what this document tells, by its id.",
    example: "pakistan-russia", isRepeatable: true)
}
