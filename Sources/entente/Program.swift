import API
import Chronicle
import Glibc

/// The program: finds the command, runs it and turns what went wrong into a message and an exit code.
enum Program {
  static func run(arguments: [String]) -> Int32 {
    // A reader that goes away (`| head`) is told by the failing write.
    _ = signal(SIGPIPE, SIG_IGN)
    do throws(Failure) {
      guard let name = arguments.first else {
        throw Failure(.usage, "name a command\n" + HelpCommand.overview)
      }
      return try run(command: name, Array(arguments.dropFirst()))
    } catch {
      Output.note(error.message)
      return error.code.rawValue
    }
  }

  private static func run(command name: String, _ rest: [String]) throws(Failure) -> Int32 {
    let name = Command.aliases[name] ?? name
    guard let command = Command.all.first(where: { $0.syntax.name == name }) else {
      let hint = Likeness.hint(for: name, among: Command.all.map(\.syntax.name))
      throw Failure(.usage, "unknown command \(name)\(hint)\nSee entente help.")
    }
    if rest.contains(where: { $0 == "--help" || $0 == "-h" }) {
      Output.answer(line: HelpCommand.page(of: command.syntax))
      return 0
    }
    try command.run(try Arguments(rest, syntax: command.syntax))
    return 0
  }
}

/// A command: what it takes and what it does.
struct Command: Sendable {
  let syntax: Syntax
  let run: @Sendable (Arguments) throws(Failure) -> Void

  /// In the order of the help.
  static let all = [
    Command(syntax: ServeCommand.syntax, run: ServeCommand.run),
    Command(syntax: ReadCommand.syntax, run: ReadCommand.run),
    Command(syntax: CheckCommand.syntax, run: CheckCommand.run),
    Command(syntax: ConfigCommand.syntax, run: ConfigCommand.run),
    Command(syntax: GetCommand.syntax, run: GetCommand.run),
    Command(syntax: OpenAPICommand.syntax, run: OpenAPICommand.run),
    Command(syntax: HealthcheckCommand.syntax, run: HealthcheckCommand.run),
    Command(syntax: VersionCommand.syntax, run: VersionCommand.run),
    Command(syntax: HelpCommand.syntax, run: HelpCommand.run),
  ]

  /// What people type out of habit.
  static let aliases = ["--help": "help", "-h": "help", "--version": "version", "-V": "version"]
}
