import API

/// `entente config`: every setting, its value and who set it.
enum ConfigCommand {
  static let syntax = Syntax(
    name: "config", summary: "prints every setting, its value and where that comes from",
    options: Setting.all.map(\.option) + [
      Option(
        name: "--format", value: "FORMAT",
        help: "text (default), json, or markdown, which is README's table of all there is",
        choices: ["text", "json", "markdown"]
      ), .config,
    ])

  static func run(_ arguments: Arguments) throws(Failure) {
    guard arguments.value("--format") != "markdown" else {
      Output.answer(Array(table.utf8))
      return
    }
    let config = try ConfigFolder(option: arguments.value("--config"))
    let settings = try Settings(arguments, Files.environment, config)
    for line in settings.strangers { Output.note(line) }
    Output.answer(
      arguments.value("--format") == "json" ? json(settings) : Array(text(settings, config).utf8))
    guard settings.faults.isEmpty else { throw Failure(.configuration, settings.faults.joined(separator: "\n")) }
  }

  private static func text(_ settings: Settings, _ config: ConfigFolder) -> String {
    let rows =
      [("config", config.path, "")]
      + Setting.all.map { setting in
        (setting.key, shown(setting, settings), origin(setting, settings))
      }
    let width = rows.map(\.0.count).max() ?? 0
    let values = rows.map(\.1.count).max() ?? 0
    return rows.map { name, value, origin in
      let head = name + padding(name, width) + "  " + value
      return (origin.isEmpty ? head : head + padding(value, values) + "  " + origin) + "\n"
    }
    .joined()
  }

  private static func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count))
  }

  private static func json(_ settings: Settings) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      for setting in Setting.all {
        json.member(
          setting.key,
          object: {
            $0.member("value", settings.value(of: setting).map { _ in shown(setting, settings) })
            $0.member("origin", origin(setting, settings))
          })
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  /// README's table.
  static var table: String {
    let rows = Setting.all.map { setting in
      let variables = "`\(setting.variable)`" + (setting.isSecret ? " or `\(setting.fileVariable)`" : "")
      let help = setting.help.replacing("|", with: "\\|")
      return "| `\(setting.flag)` | \(variables) | \(setting.standard.map { "`\($0)`" } ?? "") | \(help) |\n"
    }
    return "| Flag | Variable | Default | What it is |\n|---|---|---|---|\n" + rows.joined()
  }

  /// What a secret is stays hidden, unless it is the name of a file.
  private static func shown(_ setting: Setting, _ settings: Settings) -> String {
    guard let value = settings.value(of: setting) else { return "-" }
    if setting.isSecret, value.origin == .variable(setting.variable) { return "(hidden)" }
    return value.texts.joined(separator: ":")
  }

  private static func origin(_ setting: Setting, _ settings: Settings) -> String {
    settings.value(of: setting).map { "\($0.origin)" } ?? "not set"
  }
}
