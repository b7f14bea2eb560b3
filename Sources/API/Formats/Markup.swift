import Dashboard

/// Text as XML and HTML take it.
enum Markup {
  /// The five marks escaped, and what XML 1.0 (section 2.2) or HTML has no place for replaced by U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    Escaping.append(text, to: &result)
    return result
  }

  /// ` name="value"`; nothing for null.
  static func attribute(_ name: String, _ value: String?) -> String {
    value.map { " \(name)=\"\(escaped($0))\"" } ?? ""
  }
}
