import Chronicle

/// What is set, and by whom: flags over the environment over `Config/entente.json` over the defaults.
struct Settings: Sendable {
  enum Origin: Hashable, Sendable, CustomStringConvertible {
    case flag
    case variable(String)
    /// The file of settings and the line in it.
    case file(String, line: Int)
    case standard

    var description: String {
      switch self {
      case .flag: "command line"
      case .variable(let name): name
      case .file(let path, let line): "\(path):\(line)"
      case .standard: "default"
      }
    }
  }

  struct Value: Hashable, Sendable {
    let texts: [String]
    let origin: Origin
  }

  /// What is wrong in the environment and in the file, a line each.
  private(set) var faults: [String] = []
  /// Variables that look like settings and are none; others may have put them there.
  private(set) var strangers: [String] = []
  private var values: [Setting: Value] = [:]

  /// What is wrong on the command line is thrown; faults elsewhere are gathered, so that all of them can be told at once.
  init(_ arguments: Arguments, _ environment: [String: String], _ config: ConfigFolder) throws(Failure) {
    let file = SettingsFile(config)
    faults = file.faults
    for setting in Setting.all {
      let flag = try Self.flag(setting, arguments)
      // A fault is told even where another source has the last word.
      let variable = self.variable(setting, environment)
      let entry = file.entries[setting.key]
      if let entry { check(entry, of: setting) }
      values[setting] = flag ?? variable ?? entry
    }
    strangers = Self.strangers(environment)
  }

  /// The settings for a command, which cannot run when any is wrong.
  static func sound(_ arguments: Arguments, _ config: ConfigFolder) throws(Failure) -> Settings {
    let settings = try Settings(arguments, Files.environment, config)
    guard settings.faults.isEmpty else {
      throw Failure(.configuration, settings.faults.joined(separator: "\n") + "\nSee entente check.")
    }
    return settings
  }

  /// Null where nothing is set and there is no default.
  func value(of setting: Setting) -> Value? {
    values[setting] ?? setting.standard.map { Value(texts: [$0], origin: .standard) }
  }

  func text(_ setting: Setting) -> String? { value(of: setting)?.texts.last }

  func texts(_ setting: Setting) -> [String] { value(of: setting)?.texts ?? [] }

  /// Zero where nothing is set; values have been checked.
  func number(_ setting: Setting) -> Int { text(setting).flatMap { Int($0) } ?? 0 }

  func seconds(_ setting: Setting) -> Duration { .seconds(number(setting)) }

  /// The text of a secret: from the environment itself, or from the file that is named.
  func secret(_ setting: Setting) throws(Failure) -> [UInt8]? {
    guard let value = value(of: setting), let text = value.texts.last else { return nil }
    if value.origin == .variable(setting.variable) { return Array(text.utf8) }
    return try Files.bytes(text, limit: 1 << 20)
  }

  // MARK: Sources

  private static func flag(_ setting: Setting, _ arguments: Arguments) throws(Failure) -> Value? {
    guard arguments.has(setting.flag) else { return nil }
    let texts = arguments.all(setting.flag)
    for text in texts {
      if let wanted = setting.fault(text) { throw Failure(.usage, "\(setting.flag) \(text): must be \(wanted)") }
    }
    return Value(texts: texts, origin: .flag)
  }

  private mutating func variable(_ setting: Setting, _ environment: [String: String]) -> Value? {
    let names = setting.isSecret ? [setting.variable, setting.fileVariable] : [setting.variable]
    for name in names {
      guard let text = environment[name], !text.isEmpty else { continue }
      let value = Value(texts: setting.isSecret ? [text] : setting.split(text), origin: .variable(name))
      // Kubernetes tells every container where a Service named entente is, by variables that look like settings.
      if text.hasPrefix("tcp://"), setting == .port {
        faults.append("\(name) \(text): is not a port but Kubernetes' own: set enableServiceLinks: false")
      } else {
        check(value, of: setting)
      }
      return value
    }
    return nil
  }

  private mutating func check(_ value: Value, of setting: Setting) {
    for text in value.texts {
      guard let wanted = setting.fault(text) else { continue }
      let place =
        switch value.origin {
        case .file(let path, let line): "\(path):\(line): \(setting.key)"
        default: "\(value.origin)"
        }
      faults.append("\(place) \(text): must be \(wanted)")
    }
  }

  private static func strangers(_ environment: [String: String]) -> [String] {
    let known = Setting.all.map(\.variable) + Setting.all.filter(\.isSecret).map(\.fileVariable) + ["ENTENTE_CONFIG"]
    return environment.keys.filter { $0.hasPrefix("ENTENTE_") && !known.contains($0) }.sorted()
      .map { "\($0): is no setting" + Likeness.hint(for: $0, among: known) }
  }
}
