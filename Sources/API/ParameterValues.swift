import Chronicle
import HTTP

extension Parameter {
  /// A value as it is understood, so that two ways of writing it are one; null for one that asks nothing.
  func canonical(_ value: String, in chronicle: Chronicle) throws(Problem) -> [String]? {
    // No text has more characters than bytes.
    guard value.utf8.count <= Self.maxLength || value.unicodeScalars.count <= Self.maxLength || !isShort else {
      throw .parameter(name, "is longer than \(Self.maxLength) characters")
    }
    switch kind {
    case .text: return [value]
    case .cursor: return [try cursor(value)]
    case .integer(let range): return [try integer(value, range)]
    case .choice(let choices):
      guard isRepeatable else { return [try choice(value, choices)] }
      return try list(value, choices)
    case .list(let choices): return try list(value, choices)
    case .actor: return [try actor(value, chronicle)]
    case .document: return [try document(value, chronicle)]
    case .date(let last): return try date(value, last: last)
    case .day:
      guard let day = Day(iso: value) else {
        throw .parameter(name, "\"\(value)\" is no day of the calendar; write it as 2024-12-20")
      }
      return [day.description]
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

  private func list(_ value: String, _ choices: [String]) throws(Problem) -> [String]? {
    var values: [String] = []
    // Nothing between two commas asks nothing, like a parameter without a value.
    for part in value.split(separator: ",") where !part.allSatisfy(\.isWhitespace) {
      let value = try choice(part.trimmed, choices)
      if !values.contains(value) { values.append(value) }
    }
    if values.isEmpty { return nil }
    return isRepeatable ? values : [values.joined(separator: ",")]
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

  private func date(_ text: String, last: Bool) throws(Problem) -> [String]? {
    // A day as it is written everywhere.
    if text.utf8.count == 10, Day(iso: text) != nil { return [text] }
    guard let bound = DateBound(text) else {
      throw .parameter(name, "\"\(text)\" is no date that is understood", allowed: DateBound.forms)
    }
    return (last ? bound.last : bound.first).map { [$0.description] }
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
