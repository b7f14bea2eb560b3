extension Analyzer {
  /// What one thread works in: handed on from sentence to sentence, it saves allocations and remembers frequent words.
  package struct Workspace {
    /// Room for this many words; grows with the longest sentence.
    private var capacity = 0
    private var input = Floats(count: 0)
    private var gates = Floats(count: 0)
    private var neighbours = Floats(count: 0)
    private var lower = Floats(count: 0)
    private var upper = Floats(count: 0)
    private var tagScores = Floats(count: 0)
    private var slots = Floats(count: 0)
    private var hidden = Floats(count: 0)
    private var scores = Floats(count: 0)
    private var bestTags: [Int] = []

    package init() {}

    /// Reads a sentence up to its tags and the parser's slots.
    mutating func read(_ tokens: [Token], by network: Network) {
      let (shape, parameters) = (network.shape, network.parameters)
      let count = tokens.count
      reserve(count, shape)
      for (index, token) in tokens.enumerated() {
        input.fill(index * shape.input..<(index + 1) * shape.input)
        for row in network.vocabulary.rows(of: token.text, folded: token.folded) {
          input.add(network.vectors, at: Int(row) * shape.input, to: index * shape.input, count: shape.input)
        }
      }
      let half = shape.gates / 2
      gates.fill(0..<count * shape.gates)
      neighbours.fill(0..<count * shape.gates)
      gates.addProduct(
        of: shape.gates, input.rows(of: shape.input), parameters.rows(at: shape.ownGates, of: shape.gates), rows: count,
        inner: shape.input, columns: shape.gates)
      neighbours.addProduct(
        of: shape.gates, input.rows(of: shape.input), parameters.rows(at: shape.neighbourGates, of: shape.gates),
        rows: count, inner: shape.input, columns: shape.gates)
      for word in 0..<count {
        gates.add(parameters, at: shape.gateBias, to: word * shape.gates, count: shape.gates)
        if word > 0 { gates.add(neighbours, at: (word - 1) * shape.gates, to: word * shape.gates, count: half) }
        if word + 1 < count {
          gates.add(neighbours, at: (word + 1) * shape.gates + half, to: word * shape.gates + half, count: half)
        }
      }
      network.run(gates, into: lower, at: 0, count: count)
      for word in 0..<count {
        gates.copy(from: parameters, at: shape.upperBias, to: word * shape.gates, count: shape.gates)
      }
      gates.addProduct(
        of: shape.gates, lower.rows(of: shape.output), parameters.rows(at: shape.upperGates, of: shape.gates),
        rows: count, inner: shape.output, columns: shape.gates)
      network.run(gates, into: upper, at: 0, count: count)
      upper.add(lower, at: 0, to: 0, count: count * shape.output)
      readTags(count, network)
      slots.fill(0..<count * shape.slotWidth)
      slots.addProduct(
        of: shape.slotWidth, upper.rows(of: shape.output), parameters.rows(at: shape.slotWeights, of: shape.slotWidth),
        rows: count, inner: shape.output, columns: shape.slotWidth)
      slots.copy(from: parameters, at: shape.absentSlots, to: count * shape.slotWidth, count: 2 * shape.slotWidth)
    }

    private mutating func readTags(_ count: Int, _ network: Network) {
      let (shape, parameters) = (network.shape, network.parameters)
      for word in 0..<count {
        tagScores.copy(from: parameters, at: shape.tagBias, to: word * shape.paddedTags, count: shape.paddedTags)
      }
      tagScores.addProduct(
        of: shape.paddedTags, upper.rows(of: shape.output), parameters.rows(at: shape.tagWeights, of: shape.paddedTags),
        rows: count, inner: shape.output, columns: shape.paddedTags)
      bestTags.removeAll(keepingCapacity: true)
      for word in 0..<count {
        bestTags.append(Self.best(of: tagScores, at: word * shape.paddedTags, count: shape.tags))
      }
    }

    func tag(_ word: Int) -> Int { bestTags[word] }

    private mutating func reserve(_ count: Int, _ shape: NetworkShape) {
      if count > capacity || hidden.count == 0 {
        capacity = max(count, 64)
        input = Floats(count: capacity * shape.input)
        gates = Floats(count: capacity * shape.gates)
        neighbours = Floats(count: capacity * shape.gates)
        lower = Floats(count: capacity * shape.output)
        upper = Floats(count: capacity * shape.output)
        tagScores = Floats(count: capacity * shape.paddedTags)
        slots = Floats(count: (capacity + 2) * shape.slotWidth)
        hidden = Floats(count: shape.hidden)
        scores = Floats(count: max(NetworkShape.actions, shape.paddedRelations))
      }
    }

    /// The hidden layer for what the parser looks at.
    func look(_ look: TransitionState.Look, _ network: Network) {
      let (shape, parameters, size) = (network.shape, network.parameters, network.shape.hidden)
      hidden.copy(from: parameters, at: shape.hiddenBias, to: 0, count: size)
      let (words, children) = (look.words, look.children)
      hidden.add(slots, at: words.0 * shape.slotWidth, to: 0, count: size)
      hidden.add(slots, at: words.1 * shape.slotWidth + size, to: 0, count: size)
      hidden.add(slots, at: words.2 * shape.slotWidth + 2 * size, to: 0, count: size)
      hidden.add(slots, at: words.3 * shape.slotWidth + 3 * size, to: 0, count: size)
      hidden.add(parameters, at: shape.childRow(0, children.0), to: 0, count: size)
      hidden.add(parameters, at: shape.childRow(1, children.1), to: 0, count: size)
      hidden.add(parameters, at: shape.childRow(2, children.2), to: 0, count: size)
      hidden.add(parameters, at: shape.childRow(3, children.3), to: 0, count: size)
      hidden.add(parameters, at: shape.childRow(4, children.4), to: 0, count: size)
      hidden.add(parameters, at: shape.distanceRow(look.distance), to: 0, count: size)
      for unit in 0..<size where hidden[unit] < 0 { hidden[unit] = 0 }
    }

    func best(_ network: Network, where allows: (TransitionState.Action) -> Bool) -> TransitionState.Action {
      let (shape, parameters) = (network.shape, network.parameters)
      scores.copy(from: parameters, at: shape.actionBias, to: 0, count: NetworkShape.actions)
      scores.addProduct(
        of: NetworkShape.actions, hidden.rows(of: shape.hidden),
        parameters.rows(at: shape.actionWeights, of: NetworkShape.actions), rows: 1, inner: shape.hidden,
        columns: NetworkShape.actions)
      var best: TransitionState.Action?
      for action in TransitionState.Action.allCases where allows(action) {
        if let current = best, scores[current.rawValue] >= scores[action.rawValue] { continue }
        best = action
      }
      return best ?? .shift
    }

    /// The best relation of an arc; the artificial root's is `root`, and nothing else's is.
    func label(for action: TransitionState.Action, isRoot: Bool, _ network: Network, _ labels: ModelLabels) -> UInt8 {
      if isRoot, action == .left { return UInt8(labels.root) }
      let (shape, parameters) = (network.shape, network.parameters)
      let isLeft = action == .left
      scores.copy(
        from: parameters, at: shape.labelBias + (isLeft ? 0 : shape.paddedRelations), to: 0,
        count: shape.paddedRelations)
      scores.addProduct(
        of: shape.paddedRelations, hidden.rows(of: shape.hidden),
        parameters.rows(at: isLeft ? shape.leftWeights : shape.rightWeights, of: shape.paddedRelations), rows: 1,
        inner: shape.hidden, columns: shape.paddedRelations)
      scores[labels.root] = -.infinity
      return UInt8(Self.best(of: scores, at: 0, count: shape.relations))
    }

    private static func best(of scores: Floats, at start: Int, count: Int) -> Int {
      var best = 0
      for index in 1..<max(1, count) where scores[start + index] > scores[start + best] { best = index }
      return best
    }
  }
}
