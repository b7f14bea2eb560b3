import Chronicle
import HTTP

extension Parameter {
  /// A value as it is understood, so that two ways of writing it are one.
  struct Value {
    /// Null for one that is written as it came.
    var text: String?
    /// Where one text gives several values.
    var more: [String] = []
    /// What it is where it is one.
    var day: Day?
  }

  /// A value, of which nearly always the bytes are enough, as it is understood; null for one that asks nothing.
  func canonical(
    _ value: Span<UInt8>, _ text: @autoclosure () -> String, in chronicle: Chronicle
  ) throws(Problem) -> Value? {
    switch kind {
    case .choice(let choices), .list(let choices):
      for choice in choices where value.isText(choice) { return Value(text: choice) }
    // A day as it is written everywhere.
    case .date, .day: if let day = Day(isoBytes: value) { return Value(day: day) }
    default: break
    }
    return try canonical(text(), chronicle)
  }

  private func canonical(_ value: String, _ chronicle: Chronicle) throws(Problem) -> Value? {
    // No text has more characters than bytes.
    guard value.utf8.count <= Self.maxLength || value.unicodeScalars.count <= Self.maxLength || !isShort else {
      throw .parameter(name, "is longer than \(Self.maxLength) characters")
    }
    switch kind {
    case .text: return Value(text: value)
    case .cursor: return Value(text: try cursor(value))
    case .integer(let range): return Value(text: try integer(value, range))
    case .choice(let choices):
      guard isRepeatable else { return Value(text: try choice(value, choices)) }
      return try list(value, choices)
    case .list(let choices): return try list(value, choices)
    case .actor: return Value(text: try actor(value, chronicle))
    case .document: return Value(text: try document(value, chronicle))
    case .date(let last): return try date(value, last: last)
    case .day: throw .parameter(name, "\"\(value)\" is no day of the calendar; write it as 2024-12-20")
    }
  }

  /// Lists of names and cursors may be as long as they have to be.
  private var isShort: Bool {
    switch kind {
    case .list, .cursor: false
    default: true
    }
  }

  private func integer(_ value: String, _ range: ClosedRange<Int>) throws(Problem) -> String {
    let isPlain = value.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isPlain, let number = Int(value), range.contains(number) else {
      throw .parameter(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return String(number)
  }

  private func choice(_ value: String, _ choices: [String]) throws(Problem) -> String {
    if choices.contains(value) { return value }
    guard let choice = choices.first(where: { $0.lowercased() == value.lowercased() }) else {
      let hint = Likeness.hint(for: value, among: choices)
      throw .parameter(name, "\"\(value)\" is not one of the values allowed\(hint)", allowed: choices)
    }
    return choice
  }

  private func list(_ value: String, _ choices: [String]) throws(Problem) -> Value? {
    var values: [String] = []
    // Nothing between two commas asks nothing, like a parameter without a value.
    for part in value.split(separator: ",") where !part.allSatisfy(\.isWhitespace) {
      let value = try choice(part.trimmed, choices)
      if !values.contains(value) { values.append(value) }
    }
    guard let first = values.first else { return nil }
    guard isRepeatable else { return Value(text: values.joined(separator: ",")) }
    return Value(text: first, more: Array(values.dropFirst()))
  }

  private func actor(_ text: String, _ chronicle: Chronicle) throws(Problem) -> String {
    if let actor = chronicle.resolve(text) { return actor.id.text }
    let near = chronicle.near(text).prefix(3).map(\.id.text)
    let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
    throw .unknownValue(name, "no actor is called \"\(text)\"\(hint)", allowed: near)
  }

  private func document(_ text: String, _ chronicle: Chronicle) throws(Problem) -> String {
    if let document = chronicle.document(text) { return document.id }
    let near = chronicle.nearDocuments(text)
    let hint = near.first.map { "; did you mean \($0)?" } ?? ""
    throw .unknownValue(name, "no document has the id \"\(text)\"\(hint)", allowed: near)
  }

  private func date(_ text: String, last: Bool) throws(Problem) -> Value? {
    guard let bound = DateBound(text) else {
      throw .parameter(name, "\"\(text)\" is no date that is understood", allowed: DateBound.forms)
    }
    return (last ? bound.last : bound.first).map { Value(text: $0.description, day: $0) }
  }

  private func cursor(_ text: String) throws(Problem) -> String {
    guard Cursor.key(text) != nil else {
      throw .parameter(name, "is not a cursor: take next_cursor of the page before as it stands")
    }
    return text.lowercased()
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
