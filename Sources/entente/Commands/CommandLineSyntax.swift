import Chronicle

/// An option of a command: what it is called, what it takes and what it is for.
struct Option: Sendable {
  /// With its hyphens, as `--port`.
  let name: String
  /// What stands for the value in the help; null for a flag.
  let value: String?
  let help: String
  /// The only values allowed; empty when any will do.
  var choices: [String] = []
  var isRepeatable = false

  static let config = Option(
    name: "--config", value: "DIR",
    help: "the Config folder (else ENTENTE_CONFIG, ./Config, beside the program, /etc/entente)")
  static let published = Option(
    name: "--published", value: "DATE", help: "the day the documents were published, such as 2024-12-20")
}

/// What a command takes.
struct Syntax: Sendable {
  let name: String
  let summary: String
  /// What stands for operands in the help, as `[PATH | -]...`; null when there are none.
  var operands: String?
  var operandCount = 0...0
  var options: [Option] = []

  var usage: String {
    let shown = options.map { option in
      let text = [option.name, option.value].compactMap(\.self).joined(separator: " ")
      return "[\(text)]" + (option.isRepeatable ? "..." : "")
    }
    return (["entente", name] + [operands].compactMap(\.self) + shown).joined(separator: " ")
  }
}

/// A command line that fits its syntax.
struct Arguments: Sendable {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  func has(_ name: String) -> Bool { values[name] != nil }
  func value(_ name: String) -> String? { values[name]?.last }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// `--name value` and `--name=value`; `--` ends the options and `-` is an operand.
  init(_ words: some Sequence<String>, syntax: Syntax) throws(Failure) {
    var rest = Array(words).makeIterator()
    var takesOptions = true
    while let word = rest.next() {
      if takesOptions, word == "--" {
        takesOptions = false
      } else if takesOptions, word.hasPrefix("-"), word != "-" {
        try takeOption(word, from: &rest, syntax)
      } else {
        operands.append(word)
      }
    }
    guard operands.count <= syntax.operandCount.upperBound else {
      throw Self.usage("\(operands[syntax.operandCount.upperBound]): one argument too many", syntax)
    }
    guard operands.count >= syntax.operandCount.lowerBound else {
      throw Self.usage("\(syntax.operands ?? "an argument") is missing", syntax)
    }
  }

  private mutating func takeOption(
    _ word: String, from rest: inout IndexingIterator<[String]>, _ syntax: Syntax
  ) throws(Failure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let option = syntax.options.first(where: { $0.name == parts[0] }) else {
      throw Self.usage(
        "unknown option \(parts[0])" + Likeness.hint(for: parts[0], among: syntax.options.map(\.name)), syntax)
    }
    guard let placeholder = option.value else {
      guard parts.count == 1 else { throw Self.usage("\(option.name) takes no value", syntax) }
      values[option.name] = []
      return
    }
    guard let value = parts.count == 2 ? parts[1] : rest.next(), !value.isEmpty else {
      throw Self.usage("\(option.name) needs a value: \(option.name) \(placeholder)", syntax)
    }
    guard option.choices.isEmpty || option.choices.contains(value) else {
      let allowed = option.choices.joined(separator: ", ")
      throw Self.usage(
        "\(option.name) \(value): must be one of \(allowed)" + Likeness.hint(for: value, among: option.choices), syntax)
    }
    guard values[option.name] == nil || option.isRepeatable else {
      throw Self.usage("\(option.name) is given twice", syntax)
    }
    values[option.name, default: []].append(value)
  }

  /// A mistake in the command line, and where to read on.
  static func usage(_ message: String, _ syntax: Syntax) -> Failure {
    Failure(.usage, "\(message)\nusage: \(syntax.usage)\nSee entente help \(syntax.name).")
  }
}
