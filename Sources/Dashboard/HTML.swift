/// Markup that is made only of literals in this program and of text that was escaped on its way in: what articles and
/// people write cannot become markup, because no other way leads into it.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
  package private(set) var text: String

  package init(stringLiteral value: String) { text = value }

  package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  package static let empty: HTML = ""

  package static func += (html: inout HTML, more: HTML) { html.text += more.text }

  package var isEmpty: Bool { text.isEmpty }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    /// Text, in an element or in a quoted attribute.
    package mutating func appendInterpolation(_ value: String) { Escaping.append(value, to: &text) }

    package mutating func appendInterpolation(_ value: Int) { text += String(value) }

    package mutating func appendInterpolation(_ html: HTML) { text += html.text }

    package mutating func appendInterpolation(_ html: [HTML]) { for piece in html { text += piece.text } }

    /// Nothing when there is nothing.
    package mutating func appendInterpolation(_ html: HTML?) { if let html { text += html.text } }
  }
}

/// Text as HTML takes it, and XML.
package enum Escaping {
  /// The five marks escaped, and control characters, which HTML has no place for, replaced by U+FFFD.
  package static func append(_ value: String, to text: inout String) {
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\t", "\n": text.unicodeScalars.append(scalar)
      case "\r": text += "&#13;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": text.unicodeScalars.append("\u{FFFD}")
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
