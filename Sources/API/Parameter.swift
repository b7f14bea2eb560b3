/// What an endpoint takes in its query or path: the source of checks, of errors and of the API's document.
struct Parameter: Sendable {
  enum Kind: Sendable {
    case text
    case integer(ClosedRange<Int>)
    case choice([String])
    case actor
    case date
  }

  let name: String
  let kind: Kind
  let summary: String
  /// Given twice, any of the values may match.
  var isRepeatable = false
  /// What holds when it is not given.
  var fallback: String?

  var choices: [String] {
    if case .choice(let choices) = kind { choices } else { [] }
  }
}

extension Parameter {
  static let limit = Parameter(
    name: "limit", kind: .integer(1...1000), summary: "How many rows a page holds.", fallback: "50")
  static let offset = Parameter(
    name: "offset", kind: .integer(0...1_000_000), summary: "How many rows to leave out at the beginning.",
    fallback: "0")
  static let cursor = Parameter(
    name: "cursor", kind: .text, summary: "Where the page begins: the `next_cursor` of the page before. Opaque.")
  static let paging = [limit, offset, cursor]

  static func sort(_ orders: [String]) -> Parameter {
    Parameter(
      name: "sort", kind: .choice(orders), summary: "The order of the rows; `-` turns it round.", fallback: orders.first
    )
  }

  static let document = Parameter(
    name: "document", kind: .text, summary: "Only what this document tells, by its id.", isRepeatable: true)
}
