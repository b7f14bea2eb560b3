import Chronicle

extension DateReader.Reading {
  /// The expression, with its date if the resolver can tell it.
  func expression(_ resolver: DateResolver, _ tokens: DateTokens) -> DateExpression {
    switch phrase.term {
    case .vague(let reference): return make(nil, .vague, tokens, reference: reference)
    case .duration: return make(nil, .duration, tokens)
    default: break
    }
    if let far, let span = resolver.resolve(.span(phrase.term, far.term)) {
      let named = [span.edtf.earliest.map { EDTF($0) }, span.edtf.latest.map { EDTF($0) }].compactMap(\.self)
      return make(span, .interval, tokens, named: ends(resolver) ?? named)
    }
    guard let date = resolver.resolve(phrase.term) else {
      return make(nil, far == nil ? kind : .interval, tokens, phrase.modifier, reference: phrase.term.reference)
    }
    return framed(date, tokens)
  }

  /// Both ends of a range, where each has a date by itself.
  private func ends(_ resolver: DateResolver) -> [EDTF]? {
    guard let far, let first = resolver.resolve(phrase.term), let last = resolver.resolve(far.term) else { return nil }
    return [first.edtf, last.edtf]
  }

  private var kind: DateExpression.Kind {
    switch role {
    case .since, .sinceAtLeast, .after: .since
    case .until: .until
    case .within, .from, .between, .length: phrase.term.kind
    }
  }

  /// What the frame makes of a date. A range that ends before it begins is its first date alone.
  private func framed(_ date: DateResolver.Resolved, _ tokens: DateTokens) -> DateExpression {
    let isApproximate = isApproximate || phrase.modifier == .approximate
    let value = isApproximate ? date.edtf.approximate : date.edtf
    let modifier = phrase.modifier ?? (isApproximate ? .approximate : nil)
    let range = far == nil ? self.tokens : self.tokens.lowerBound..<phrase.end
    func make(_ edtf: EDTF?, _ modifier: EventDate.Modifier?) -> DateExpression {
      let framed = edtf.map { DateResolver.Resolved(edtf: $0, basis: date.basis) }
      return self.make(framed, kind, tokens, modifier, range: range, named: [date.edtf])
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

  /// What it is by itself.
  var kind: DateExpression.Kind {
    switch self {
    case .stretch, .span: .interval
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
