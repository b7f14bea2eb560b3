/// A sentence with its grammar: each token's lemma, part of speech, head and relation.
///
/// Words are named by their index into `tokens`. Heads come from a parser and may be wrong, but they always form trees: the
/// initialiser makes a root of any word whose head would close a circle. So every climb and every descent ends.
package struct DependencyTree: Hashable, Sendable {
  package let tokens: [Token]
  /// One entry a token; the token's own letters, folded or not, where the model knows nothing better.
  package let lemmas: [String]
  private let nodes: [Node]
  /// The first word without a head; 0 in an empty tree.
  package let root: Int

  /// What a parser says of one word.
  package struct Analysis: Hashable, Sendable {
    package var part: PartOfSpeech
    package var tag: PennTag
    /// Index of the head; negative for a root.
    package var head: Int32
    package var relation: Relation

    package init(part: PartOfSpeech, tag: PennTag, head: Int32, relation: Relation) {
      self.part = part
      self.tag = tag
      self.head = head
      self.relation = relation
    }
  }

  fileprivate struct Node: Hashable, Sendable {
    var analysis: Analysis
    /// Children are a list in the order of the sentence: the first, then each one's next sibling; negative ends it.
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
  }

  /// - Parameters:
  ///   - tokens: the sentence.
  ///   - lemmas: one a token; missing ones are the folded tokens.
  ///   - analyses: one a token; missing ones hang from the first word as `dep`.
  package init(tokens: [Token], lemmas: [String], analyses: [Analysis]) {
    self.tokens = tokens
    self.lemmas =
      lemmas.count == tokens.count
      ? lemmas : tokens.indices.map { $0 < lemmas.count ? lemmas[$0] : tokens[$0].folded }
    var nodes = analyses.prefix(tokens.count).map { Node(analysis: $0) }
    while nodes.count < tokens.count {
      nodes.append(
        Node(analysis: Analysis(part: .other, tag: .unknown, head: nodes.isEmpty ? -1 : 0, relation: .dep)))
    }
    Self.cutCircles(&nodes)
    // Backwards, so that each list comes out in the order of the sentence.
    for index in nodes.indices.reversed() {
      let head = Int(nodes[index].analysis.head)
      guard head >= 0 else { continue }
      nodes[index].nextSibling = nodes[head].firstChild
      nodes[head].firstChild = Int32(index)
    }
    root = nodes.firstIndex { $0.analysis.head < 0 } ?? 0
    self.nodes = nodes
  }

  /// Makes roots of words whose head lies outside the sentence or below themselves. Linear: each word is climbed through once.
  private static func cutCircles(_ nodes: inout [Node]) {
    // 0: not seen; otherwise the number of the climb that saw it.
    var seen = [Int32](repeating: 0, count: nodes.count)
    for start in nodes.indices {
      let climb = Int32(truncatingIfNeeded: start + 1)
      var at = start
      while seen[at] == 0 {
        seen[at] = climb
        let head = Int(nodes[at].analysis.head)
        guard nodes.indices.contains(head), seen[head] != climb else {
          nodes[at].analysis.head = -1
          break
        }
        at = head
      }
    }
  }

  package var count: Int { nodes.count }
  package var indices: Range<Int> { nodes.indices }

  package func part(_ word: Int) -> PartOfSpeech { nodes[word].analysis.part }
  package func tag(_ word: Int) -> PennTag { nodes[word].analysis.tag }
  package func relation(_ word: Int) -> Relation { nodes[word].analysis.relation }
  package func lemma(_ word: Int) -> String { lemmas[word] }

  /// The word that this one depends on; null for a root.
  package func head(_ word: Int) -> Int? {
    let head = Int(nodes[word].analysis.head)
    return head < 0 ? nil : head
  }

  /// The words that depend on one, in the order of the sentence.
  package func children(_ word: Int) -> Children { Children(nodes: nodes, at: nodes[word].firstChild) }

  /// The first child with this very relation.
  package func child(_ word: Int, _ relation: Relation) -> Int? {
    var at = nodes[word].firstChild
    while at >= 0 {
      if nodes[Int(at)].analysis.relation == relation { return Int(at) }
      at = nodes[Int(at)].nextSibling
    }
    return nil
  }

  /// The children with one of these relations, in the order of the sentence.
  package func children(_ word: Int, _ relations: Set<Relation>) -> [Int] {
    children(word).filter { relations.contains(relation($0)) }
  }

  /// Iterates over a word's children without copying them.
  package struct Children: Sequence, IteratorProtocol {
    fileprivate let nodes: [Node]
    fileprivate var at: Int32

    package mutating func next() -> Int? {
      guard at >= 0 else { return nil }
      defer { at = nodes[Int(at)].nextSibling }
      return Int(at)
    }
  }

  /// Heads from a word's own up to its root.
  package func ancestors(_ word: Int) -> some Sequence<Int> {
    sequence(state: word) { at -> Int? in
      guard let head = head(at) else { return nil }
      at = head
      return head
    }
  }

  /// Whether a word is another, or depends on it however far below.
  package func isWithin(_ word: Int, _ top: Int) -> Bool { word == top || ancestors(word).contains(top) }

  /// A word and all that depends on it, ascending.
  package func subtree(_ top: Int) -> [Int] { subtree(top) { _ in true } }

  /// A word and what depends on it, ascending; what a child that is refused holds stays out.
  package func subtree(_ top: Int, enters: (Int) -> Bool) -> [Int] {
    var found = [top]
    var next = 0
    while next < found.count {
      for child in children(found[next]) where enters(child) { found.append(child) }
      next += 1
    }
    return found.sorted()
  }
}
