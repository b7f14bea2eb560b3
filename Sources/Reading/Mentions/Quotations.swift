import Language

/// What stands between quotation marks in a sentence; what is not closed goes on to its end.
enum Quotations {
  /// In order, each from its opening mark to its closing one.
  static func ranges(in tokens: [Token]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for at in tokens.indices {
      switch (tokens[at].text, start) {
      case ("“", _), ("\"", nil): start = at
      case ("”", let open?), ("\"", let open?):
        found.append(open..<at)
        start = nil
      default: break
      }
    }
    return found + (start.map { [$0..<tokens.count] } ?? [])
  }
}
