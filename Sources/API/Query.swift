import Chronicle
import HTTP

/// A query whose names and values its endpoint allows. A class, as every part of an answer is handed it.
final class Query: Sendable {
  private let endpoint: Endpoint
  /// What was given, as `QueryReading` says: apart, so that nothing of it is copied to look at another.
  private let given: [QueryReading.Given]
  private let texts: [String]
  private let more: [[String]]
  private let items: QueryItems
  /// All of it as it is written, with its `?`.
  let bytes: [UInt8]
  /// Whether any of it says which rows a page holds, or in which form.
  let hasPaging: Bool
  let hasForm: Bool
  /// What was asked for and is left aside, for people.
  let notes: [String]

  init(
    _ items: QueryItems, for endpoint: Endpoint, in chronicle: Chronicle, keeping: [String] = []
  ) throws(Problem) {
    let read = try QueryReading(items, for: endpoint, in: chronicle, keeping: keeping)
    self.endpoint = endpoint
    self.items = items
    (given, texts, more, bytes) = (read.given, read.texts, read.more, read.bytes)
    (hasPaging, hasForm, notes) = (read.hasPaging, read.hasForm, read.notes)
  }

  /// The parameters that are asked for: each with its first value and all others, and the day of one that is one.
  func forEach(_ body: (_ name: String, _ first: () -> String, _ more: [String], _ day: Day?) -> Void) {
    for given in given {
      body(name(of: given), { first(of: given) }, given.more.map { more[$0] } ?? [], given.day)
    }
  }

  /// The value of a parameter that is given at most once; null for one that is not given, or given as it is without.
  subscript(_ name: String) -> String? { found(name).map { first(of: $0) } }

  func all(_ name: String) -> [String] { found(name).map { values(of: $0) } ?? [] }

  /// An integer that its parameter's range holds.
  func integer(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  func day(_ name: String) -> Day? { found(name)?.day }

  /// The one way of writing it: parameters in the endpoint's order, values as they were understood.
  func text(leavingOut: [String] = [], adding: [(name: String, value: String)] = []) -> String {
    String(decoding: bytes(leavingOut: leavingOut, adding: adding), as: UTF8.self)
  }

  func bytes(leavingOut: [String], adding: [(name: String, value: String)] = []) -> [UInt8] {
    let isWhole = leavingOut.isEmpty || !given.contains { leavingOut.contains(name(of: $0)) }
    if isWhole, adding.isEmpty { return bytes }
    let bytes = bytes
    var written: [UInt8] = []
    written.reserveCapacity(bytes.count + 64)
    for given in given where !leavingOut.contains(name(of: given)) {
      written.append(written.isEmpty ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      written.append(bytes.span.extracting(given.written))
    }
    for (name, value) in adding {
      written.append(written.isEmpty ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      written.append(name.utf8Span.span)
      written.append(UInt8(ascii: "="))
      PercentEncoding.append(value, to: &written)
    }
    return written
  }

  // MARK: What was given

  private func name(of given: QueryReading.Given) -> String { endpoint.parameters[given.place].name }

  private func first(of given: QueryReading.Given) -> String {
    given.text.map { texts[$0] } ?? items.text(given.source)
  }

  private func values(of given: QueryReading.Given) -> [String] {
    [first(of: given)] + (given.more.map { more[$0] } ?? [])
  }

  private func found(_ name: String) -> QueryReading.Given? {
    for given in given where endpoint.parameters[given.place].isNamed(name) { return given }
    return nil
  }
}
