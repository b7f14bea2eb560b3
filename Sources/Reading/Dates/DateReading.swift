import Chronicle

extension DateReader.Reading {
  /// The expression, with its date if the resolver can tell it.
  func expression(_ resolver: DateResolver, _ tokens: DateTokens) -> DateExpression {
    switch phrase.term {
    case .vague(let reference): return make(nil, .vague, tokens, reference: reference)
    case .duration: return make(nil, .duration, tokens)
    default: break
    }
    if let far, let ends = resolver.ends(phrase.term, far.term),
      let span = resolver.resolve(.span(phrase.term, far.term))
    {
      return make(span, .interval, tokens, named: [ends.first.edtf, ends.last.edtf])
    }
    guard let date = resolver.resolve(phrase.term) else {
      if case .ahead = phrase.term { return make(nil, .duration, tokens) }
      return make(nil, far == nil ? kind : .interval, tokens, phrase.modifier, reference: phrase.term.reference)
    }
    return framed(date, tokens, named: phrase.term.inner.flatMap { resolver.resolve($0)?.edtf })
  }

  private var kind: DateExpression.Kind {
    switch role {
    case .since, .sinceAtLeast, .after: .since
    case .until: .until
    case .within, .from, .between, .length: phrase.term.kind
    }
  }

  /// What the frame makes of a date; `inner` is another that its words name. A range that ends before it begins is its
  /// first date alone.
  private func framed(_ date: DateResolver.Resolved, _ tokens: DateTokens, named inner: EDTF?) -> DateExpression {
    let isApproximate = isApproximate || phrase.modifier == .approximate
    let value = isApproximate ? date.edtf.approximate : date.edtf
    let modifier = phrase.modifier ?? (isApproximate ? .approximate : nil)
    let range = far == nil ? self.tokens : self.tokens.lowerBound..<phrase.end
    func make(_ edtf: EDTF?, _ modifier: EventDate.Modifier?) -> DateExpression {
      let framed = edtf.map { DateResolver.Resolved(edtf: $0, basis: date.basis) }
      return self.make(framed, kind, tokens, modifier, range: range, named: [date.edtf] + [inner].compactMap(\.self))
    }
    switch role {
    case .since: return make(EDTF(from: value, to: nil), modifier)
    case .sinceAtLeast: return make(EDTF(from: value.approximate, to: nil), .onOrBefore)
    case .after: return make(EDTF(from: value, to: nil), modifier ?? .onOrAfter)
    case .until: return make(EDTF(from: nil, to: value), modifier ?? .onOrBefore)
    case .within, .from, .between, .length: return make(value, modifier)
    }
  }

  private func make(
    _ date: DateResolver.Resolved?, _ kind: DateExpression.Kind, _ tokens: DateTokens,
    _ modifier: EventDate.Modifier? = nil, range: Range<Int>? = nil, reference: DateExpression.Reference? = nil,
    named: [EDTF] = []
  ) -> DateExpression {
    DateExpression(
      tokens: range ?? self.tokens, edtf: date?.edtf, modifier: modifier, basis: date?.basis ?? .none, kind: kind,
      isAttributive: isAttributive, text: tokens.text(range ?? self.tokens), reference: reference, named: named)
  }
}

extension DateTerm {
  var isYearless: Bool { if case .yearless = self { true } else { false } }

  /// A date that its words name on the way: the year of "by the end of the year", the day of "two years ago tomorrow".
  var inner: DateTerm? {
    switch self {
    case .edge(_, let whole): whole
    case .daysFrom(let day, _): day
    case .anniversary(_, let days): .fromPublication(.day, days)
    default: nil
    }
  }

  /// What it is by itself.
  var kind: DateExpression.Kind {
    switch self {
    case .stretch, .stretchFromAnchor, .span: .interval
    case .exact(let edtf) where edtf.precision == .interval:
      edtf.earliest == nil ? .until : edtf.latest == nil ? .since : .interval
    default: .point
    }
  }

  /// The side of the present, where the words say that much.
  var reference: DateExpression.Reference? {
    switch self {
    case .fromPublication(_, let n), .stretch(_, let n): n < 0 ? .past : n > 0 ? .future : .present
    case .named(_, let step), .weekday(_, let step?): step == .last ? .past : step == .next ? .future : .present
    default: nil
    }
  }
}
