import Chronicle
import Language

struct DateExpression: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case point, since, until, interval, vague, duration }
  let tokens: Range<Int>
  let edtf: EDTF?
  let modifier: EventDate.Modifier?
  let basis: EventDate.Basis
  let kind: Kind
  let isAttributive: Bool
  let text: String
}

struct DateFinder {
  let published: Day?
  let anchor: EDTF?
  func expressions(in tokens: [Token]) -> [DateExpression] {
    tokens.indices.compactMap { at in
      guard tokens[at].kind == .number, tokens[at].text.count == 4, let year = Int(tokens[at].text),
        (1800...2100).contains(year),
        let edtf = try? EDTF(tokens[at].text)
      else { return nil }
      let prep = at > 0 && ["in", "since"].contains(tokens[at - 1].folded)
      return DateExpression(
        tokens: (prep ? at - 1 : at)..<(at + 1), edtf: edtf, modifier: nil, basis: .stated, kind: .point,
        isAttributive: !prep && at + 1 < tokens.count && tokens[at + 1].kind == .word, text: tokens[at].text)
    }
  }
  static func stamp(in tokens: [Token]) -> Day? { nil }
}
