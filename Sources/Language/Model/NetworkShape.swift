/// How large the network is, and where each of its matrices lies in one run of parameters.
///
/// The network, from below: each word is the sum of the vectors of its letters, affixes and shape; two layers of
/// quasi-recurrent units (Bradbury et al., 2017) read the sentence in both directions; from their output one matrix scores
/// tags, and another gives what each word adds to the parser's hidden layer in each place where the parser may look at it
/// (so that a step of the parser costs a few additions, after Chen and Manning, 2014). Kiperwasser and Goldberg (2016) is
/// the parser's pattern: few words looked at, each read in its context.
package struct NetworkShape: Hashable, Sendable {
  /// Numbers in a word's vector.
  package let input: Int
  /// Units a direction and layer.
  package let units: Int
  /// Units of the parser's hidden layer.
  package let hidden: Int
  /// Tags: pairs of part of speech and language's own tag.
  package let tags: Int
  package let relations: Int

  package init(input: Int, units: Int, hidden: Int, tags: Int, relations: Int) {
    self.input = input
    self.units = units
    self.hidden = hidden
    self.tags = tags
    self.relations = relations
  }

  /// The words that the parser looks at: the stack's three uppermost and the next.
  package static let slots = 4
  /// Relations looked at: those of the outermost children of the stack's two uppermost and of the next word's leftmost; then
  /// the distance between top and next word.
  package static let childSlots = 5
  /// Distances are told apart up to this one, and by how they grow beyond.
  package static let distances = 8

  /// Output of a layer: both directions.
  package var output: Int { 2 * units }
  /// Three gates a unit in both directions.
  package var gates: Int { 6 * units }
  package var paddedTags: Int { (tags + 7) / 8 * 8 }
  package var paddedRelations: Int { (relations + 7) / 8 * 8 }
  package var slotWidth: Int { Self.slots * hidden }
  package static let actions = 8

  // Where each matrix begins, in the order of the file.
  package var ownGates: Int { 0 }
  package var neighbourGates: Int { ownGates + input * gates }
  package var gateBias: Int { neighbourGates + input * gates }
  package var upperGates: Int { gateBias + gates }
  package var upperBias: Int { upperGates + output * gates }
  package var tagWeights: Int { upperBias + gates }
  package var tagBias: Int { tagWeights + output * paddedTags }
  package var slotWeights: Int { tagBias + paddedTags }
  /// What stands for a missing word, and for the artificial root, in each slot.
  package var absentSlots: Int { slotWeights + output * slotWidth }
  package var childTable: Int { absentSlots + 2 * slotWidth }
  package var distanceTable: Int { childTable + Self.childSlots * (relations + 1) * hidden }
  package var hiddenBias: Int { distanceTable + Self.distances * hidden }
  package var actionWeights: Int { hiddenBias + hidden }
  package var actionBias: Int { actionWeights + hidden * Self.actions }
  package var leftWeights: Int { actionBias + Self.actions }
  package var rightWeights: Int { leftWeights + hidden * paddedRelations }
  package var labelBias: Int { rightWeights + hidden * paddedRelations }
  /// All parameters but the words' vectors.
  package var count: Int { labelBias + 2 * paddedRelations }

  /// Where a child's relation adds to the hidden layer; `relations` stands for no child.
  @inline(__always)
  package func childRow(_ slot: Int, _ relation: Int) -> Int {
    childTable + (slot * (relations + 1) + relation) * hidden
  }

  @inline(__always)
  package func distanceRow(_ bucket: Int) -> Int { distanceTable + bucket * hidden }
}

extension TransitionState {
  /// What the parser looks at, as places in the network's tables.
  package struct Look: Sendable {
    /// By slot: a word; `count` for none, `count + 1` for the artificial root.
    package var words: (Int, Int, Int, Int)
    /// By child slot: a relation; `relations` for none.
    package var children: (Int, Int, Int, Int, Int)
    package var distance: Int
  }

  @inline(__always)
  package func look(relations: Int) -> Look {
    let (top, second, third) = (stacked(0), stacked(1), stacked(2))
    let absent = count
    func word(_ index: Int32) -> Int { index < 0 ? absent : Int(index) }
    func label(_ child: Int32) -> Int { child < 0 ? relations : Int(labels[Int(child)]) }
    func left(_ word: Int32) -> Int { word < 0 ? relations : label(leftmost[Int(word)]) }
    func right(_ word: Int32) -> Int { word < 0 ? relations : label(rightmost[Int(word)]) }
    let before = Int(next) == count ? count + 1 : Int(next)
    return Look(
      words: (word(top), word(second), word(third), before),
      children: (left(top), right(top), left(second), right(second), left(next)),
      distance: top < 0 ? 0 : Self.bucket(Int(next - top)))
  }

  @inline(__always)
  private static func bucket(_ distance: Int) -> Int {
    switch distance {
    case ..<5: max(0, distance)
    case ..<8: 5
    case ..<14: 6
    default: 7
    }
  }
}
