import Chronicle
import Language
import Reading
import Testing

/// A sentence, what is known before it, and the expressions expected: `EDTF basis kind modifier`, marks for what is not usual.
struct DateRow: CustomTestStringConvertible, Sendable {
  let text: String
  let published: String?
  let anchor: String?
  let expected: [String]

  init(_ text: String, _ expected: String..., published: String? = "2024-12-20", anchor: String? = nil) {
    self.text = text
    self.published = published
    self.anchor = anchor
    self.expected = expected
  }

  var testDescription: String { text }

  func found(tense: DateTense = .unknown) throws -> [String] {
    let anchor = try anchor.map { try EDTF($0) }
    let finder = DateFinder(published: published.flatMap { Day(iso: $0) }, anchor: anchor, tense: tense)
    return finder.expressions(in: Self.tokens(text)).map(Self.describe)
  }

  static func tokens(_ text: String) -> [Token] {
    let text = Text(text)
    let abbreviations: Set<String> = [
      "jan", "feb", "mar", "apr", "aug", "sept", "sep", "oct", "nov", "dec", "no", "pp",
    ]
    return Tokenizer(abbreviations: abbreviations).tokens(of: 0..<text.count, in: text)
  }

  /// The words; then the date, or the kind where there is none; the basis unless stated, the kind unless a point, the modifier,
  /// and `noun` where it dates a noun.
  private static func describe(_ expression: DateExpression) -> String {
    var parts = [expression.text, "=", expression.edtf?.description ?? "-"]
    if expression.edtf != nil, expression.basis != .stated { parts.append(expression.basis.rawValue) }
    if expression.kind != .point { parts.append("\(expression.kind)") }
    if let modifier = expression.modifier { parts.append(modifier.rawValue) }
    if expression.isAttributive { parts.append("noun") }
    return parts.joined(separator: " ")
  }
}
