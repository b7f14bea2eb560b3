import Chronicle

/// `entente help`: the commands, or one of them.
enum HelpCommand {
  static let syntax = Syntax(
    name: "help", summary: "explains the commands, or one of them", operands: "[COMMAND]", operandCount: 0...1)

  static func run(_ arguments: Arguments) throws(Failure) {
    guard let name = arguments.operands.first else {
      Output.answer(line: overview)
      return
    }
    guard let command = Command.all.first(where: { $0.syntax.name == name }) else {
      let hint = Likeness.hint(for: name, among: Command.all.map(\.syntax.name))
      throw Failure(.usage, "unknown command \(name)\(hint)\nSee entente help.")
    }
    Output.answer(line: page(of: command.syntax))
  }

  /// Every command with its line.
  static var overview: String {
    let rows = Command.all.map { (name: $0.syntax.name, text: $0.syntax.summary) }
    let lines = columns(rows)
    return "usage: entente COMMAND [ARGUMENT]...\n\n" + lines
      + "\n\nexit codes: 0 done, 1 failed, 64 wrong command line, 65 bad input, 66 no such input, 78 configuration"
  }

  /// All of one command.
  static func page(of syntax: Syntax) -> String {
    let rows = syntax.options.map { option in
      (name: [option.name, option.value].compactMap(\.self).joined(separator: " "), text: option.help)
    }
    let head = "usage: \(syntax.usage)\n\nentente \(syntax.name) \(syntax.summary)."
    return rows.isEmpty ? head : head + "\n\n" + columns(rows)
  }

  private static func columns(_ rows: [(name: String, text: String)]) -> String {
    let width = (rows.map(\.name.count).max() ?? 0) + 2
    return rows.map { "  " + $0.name + String(repeating: " ", count: width - $0.name.count) + $0.text }
      .joined(separator: "\n")
  }
}
