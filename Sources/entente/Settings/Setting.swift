/// One thing that an operator may set. From its row come the flag, the variable, the key in `Config/entente.json`, the
/// help, README's table and the tests.
struct Setting: Sendable {
  /// In kebab case: `tls-port`.
  let name: String
  /// What stands for the value in the help.
  let value: String
  /// Null where nothing is the default.
  let standard: String?
  let help: String
  /// What is wrong with a value, as what follows "must be"; null when it is in order.
  let fault: @Sendable (String) -> String?
  /// Whether it takes several values: the flag again and again, the variable with `:` between them, the file an array.
  var isRepeatable = false
  /// Whether it must not be seen: then only a file or the environment gives it, never the command line itself.
  var isSecret = false
  /// Whether a reload takes it on; any other needs a restart.
  var isLive = false

  /// `--tls-port`; of a secret, the file that holds it.
  var flag: String { "--" + key }
  /// `ENTENTE_TLS_PORT`; a secret may stand in a file that `ENTENTE_..._FILE` names.
  var variable: String { "ENTENTE_" + name.uppercased().replacing("-", with: "_") }
  var fileVariable: String { variable + "_FILE" }
  /// As the file of settings names it.
  var key: String { isSecret ? name + "-file" : name }

  /// As the command line takes it.
  var option: Option {
    let more = standard.map { " (else \($0))" } ?? ""
    return Option(name: flag, value: value, help: help + more, isRepeatable: isRepeatable)
  }

  /// Several values in one text of the environment.
  func split(_ text: String) -> [String] {
    isRepeatable ? text.split(separator: ":").map(String.init) : [text]
  }
}

extension Setting: Hashable {
  static func == (a: Setting, b: Setting) -> Bool { a.name == b.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What values may be.
enum SettingCheck {
  static let anything: @Sendable (String) -> String? = { _ in nil }

  static func number(_ range: ClosedRange<Int>) -> @Sendable (String) -> String? {
    { text in
      let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      guard isNumber, let number = Int(text), range.contains(number) else {
        return "a number from \(range.lowerBound) to \(range.upperBound)"
      }
      return nil
    }
  }

  static func choice(_ values: [String]) -> @Sendable (String) -> String? {
    { values.contains($0) ? nil : "one of " + values.joined(separator: ", ") }
  }

  static let url: @Sendable (String) -> String? = { text in
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}?#".utf8.contains($0) }
    let isWeb = text.hasPrefix("http://") || text.hasPrefix("https://")
    return isWeb && isPlain ? nil : "an address that begins with http:// or https:// and holds no query"
  }
}
