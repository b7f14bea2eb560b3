import Language

/// How an analyzer does on a treebank, its words given.
struct Score {
  private(set) var words = 0
  private(set) var parts = 0
  private(set) var tags = 0
  private(set) var heads = 0
  private(set) var labelled = 0
  private(set) var lemmas = 0

  init(_ sentences: [Treebank.Sentence], _ analyzer: Analyzer) {
    var workspace = Analyzer.Workspace()
    for sentence in sentences {
      let tree = analyzer.tree(of: sentence.tokens(), in: &workspace)
      for (index, word) in sentence.words.enumerated() {
        words += 1
        if tree.part(index) == word.analysis.part { parts += 1 }
        if tree.tag(index) == word.analysis.tag { tags += 1 }
        // UD's evaluation scores an underscore as agreement with any lemma.
        if word.lemma == "_" || tree.lemma(index) == word.lemma { lemmas += 1 }
        let head = word.analysis.head < 0 ? nil : Int(word.analysis.head)
        guard tree.head(index) == head else { continue }
        heads += 1
        // Subtypes left out, as in UD's own evaluation (`LAS` counts `nsubj:pass` as `nsubj`).
        if tree.relation(index).universal == word.analysis.relation.universal { labelled += 1 }
      }
    }
  }

  private func percent(_ count: Int) -> Double { 100 * Double(count) / Double(max(1, words)) }

  /// Words with the right head and relation, in percent.
  var las: Double { percent(labelled) }

  var summary: String {
    [
      ("UPOS", parts), ("XPOS", tags), ("lemmas", lemmas), ("UAS", heads), ("LAS", labelled),
    ]
    .map { "\($0) \(Decimal.text(percent($1), digits: 2))" }.joined(separator: "  ")
  }
}

enum Decimal {
  /// A number with so many digits behind the point.
  static func text(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let (whole, rest) = (scaled / Int(scale), String(scaled % Int(scale)))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return digits == 0
      ? sign + String(whole) : sign + "\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
