extension Analyzer {
  /// What one thread works in: handed on from sentence to sentence, it saves allocations and remembers frequent words.
  package struct Workspace {
    private var words: WordMemory?
    /// Room for this many words; grows with the longest sentence.
    private var capacity = 0
    private var gates = Shorts(count: 0)
    private var lower = Shorts(count: 0)
    private var both = Shorts(count: 0)
    private var slots = Shorts(count: 0)
    private var hidden = Shorts(count: 0)
    private var places: [Int] = []
    private var bestTags: [Int] = []

    package init() {}

    /// Reads a sentence up to its tags and the parser's slots.
    mutating func read(_ tokens: [Token], by network: CompactNetwork) {
      let (shape, count) = (network.shape, tokens.count)
      reserve(count, shape)
      let memory = words ?? WordMemory(shape)
      words = memory
      places.removeAll(keepingCapacity: true)
      memory.beginSentence(of: count)
      for token in tokens { places.append(memory.place(of: token, network)) }
      runLower(memory, shape)
      let (shift, bias) = (network.upperShift, network.upperBias)
      network.upperGates.multiply(lower, at: 0, stride: shape.output, count: count) { row, column, sums in
        gates[eight: row * shape.gates + column] =
          SIMD8<Int16>(truncatingIfNeeded: sums &>> shift) &+ bias[eight: column]
      }
      runUpper(shape, count, scale: network.upperScale)
      readTags(network, count)
      readSlots(network, count)
    }

    /// One layer's units run over the sentence: c = f·c' + (1 − f)·z, h = o·c, left to right in the first half of the units
    /// and right to left in the second.
    private func runLower(_ memory: WordMemory, _ shape: NetworkShape) {
      let (units, width, count) = (shape.units, shape.gates, places.count)
      let table = memory.gates
      for direction in 0..<2 {
        let offset = direction * 3 * units
        for unit in stride(from: 0, to: units, by: 8) {
          var state = SIMD8<Float>()
          var before = memory.silence + width + offset + unit
          for step in 0..<count {
            let word = direction == 0 ? step : count - 1 - step
            let own = places[word] + offset + unit
            let output = Self.cell(
              table[eight: own] &+ table[eight: before],
              table[eight: own + units] &+ table[eight: before + units],
              table[eight: own + 2 * units] &+ table[eight: before + 2 * units], CompactNetwork.gateScale, &state)
            lower[eight: word * shape.output + direction * units + unit] = output
            before = own + width
          }
        }
      }
    }

    private func runUpper(_ shape: NetworkShape, _ count: Int, scale: Float) {
      let units = shape.units
      for direction in 0..<2 {
        for unit in stride(from: 0, to: units, by: 8) {
          var state = SIMD8<Float>()
          for step in 0..<count {
            let word = direction == 0 ? step : count - 1 - step
            let row = word * shape.gates + direction * 3 * units + unit
            let place = word * shape.output + direction * units + unit
            let output = Self.cell(
              gates[eight: row], gates[eight: row + units], gates[eight: row + 2 * units], scale, &state)
            both[eight: place] = output &+ lower[eight: place]
          }
        }
      }
    }

    @inline(__always)
    private static func cell(
      _ z: SIMD8<Int16>, _ f: SIMD8<Int16>, _ o: SIMD8<Int16>, _ scale: Float, _ state: inout SIMD8<Float>
    ) -> SIMD8<Int16> {
      let (three, back) = (Int16(3 * scale), 1 / scale)
      let forget = 0.5 + 0.5 * squash(f.within(-2 * three, 2 * three), 0.5 * back)
      let input = squash(z.within(-three, three), back)
      state = input + forget * (state - input)
      let open = 0.5 + 0.5 * squash(o.within(-2 * three, 2 * three), 0.5 * back)
      return SIMD8<Int16>(rounding: open * state * CompactNetwork.outputScale)
    }

    /// `Activation.tanh` of numbers that are clamped already.
    @inline(__always)
    private static func squash(_ x: SIMD8<Int16>, _ scale: Float) -> SIMD8<Float> {
      let x = SIMD8<Float>(SIMD8<Int32>(truncatingIfNeeded: x)) * scale
      let square = x * x
      return x * (27 + square) / (27 + 9 * square)
    }

    private mutating func readTags(_ network: CompactNetwork, _ count: Int) {
      let shape = network.shape
      var best = [Best](repeating: Best(), count: count)
      network.tags.multiply(both, at: 0, stride: shape.output, count: count) { row, column, sums in
        best[row].see(sums &+ network.tagBias[column / 8], at: column)
      }
      bestTags.removeAll(keepingCapacity: true)
      for word in 0..<count { bestTags.append(best[word].index) }
    }

    private func readSlots(_ network: CompactNetwork, _ count: Int) {
      let (shape, width) = (network.shape, network.shape.slotWidth)
      let shift = network.slotShift
      network.slots.multiply(both, at: 0, stride: shape.output, count: count) { row, column, sums in
        slots[eight: row * width + column] = SIMD8<Int16>(truncatingIfNeeded: sums &>> shift)
      }
      for at in stride(from: 0, to: 2 * width, by: 8) { slots[eight: count * width + at] = network.absent[eight: at] }
    }

    func tag(_ word: Int) -> Int { bestTags[word] }

    /// The lemma of a word under its tag.
    func lemma(_ word: Int, of token: Token, _ labels: ModelLabels, _ lemmatizer: Lemmatizer) -> String {
      let tag = bestTags[word]
      return words?.lemma(at: places[word], tag: tag) {
        lemmatizer.lemma(of: token, labels.tags[tag].part, labels.tags[tag].tag)
      } ?? token.folded
    }

    private mutating func reserve(_ count: Int, _ shape: NetworkShape) {
      guard count > capacity || hidden.count == 0 else { return }
      capacity = max(count, 64)
      gates = Shorts(count: capacity * shape.gates)
      lower = Shorts(count: capacity * shape.output)
      both = Shorts(count: capacity * shape.output)
      slots = Shorts(count: (capacity + 2) * shape.slotWidth)
      hidden = Shorts(count: shape.hidden)
    }

    /// The hidden layer for what the parser looks at.
    func look(_ look: TransitionState.Look, _ network: CompactNetwork) {
      let (shape, size) = (network.shape, network.shape.hidden)
      let (words, children, tables) = (look.words, look.children, network.tables)
      let (w0, w1) = (words.0 * shape.slotWidth, words.1 * shape.slotWidth + size)
      let (w2, w3) = (words.2 * shape.slotWidth + 2 * size, words.3 * shape.slotWidth + 3 * size)
      let (c0, c1) = (shape.childRow(0, children.0), shape.childRow(1, children.1))
      let (c2, c3) = (shape.childRow(2, children.2), shape.childRow(3, children.3))
      let (c4, d) = (shape.childRow(4, children.4), shape.distanceRow(look.distance))
      let start = shape.childTable
      for unit in stride(from: 0, to: size, by: 8) {
        let nearest = slots[eight: w0 + unit] &+ slots[eight: w1 + unit]
        let others = slots[eight: w2 + unit] &+ slots[eight: w3 + unit]
        let top = tables[eight: c0 - start + unit] &+ tables[eight: c1 - start + unit]
        let second = tables[eight: c2 - start + unit] &+ tables[eight: c3 - start + unit]
        let rest = tables[eight: c4 - start + unit] &+ tables[eight: d - start + unit]
        hidden[eight: unit] = (nearest &+ others &+ top &+ second &+ rest).within(0, .max)
      }
    }

    /// The best step that is allowed.
    func best(_ network: CompactNetwork, _ state: TransitionState) -> TransitionState.Action {
      var sums = SIMD8<Int32>()
      network.actions.multiply(hidden, at: 0, stride: 0, count: 1) { _, _, eight in sums = eight }
      var (highest, best) = (Int32.min, TransitionState.Action.shift)
      for action in TransitionState.Action.allCases where state.allows(action) {
        let score = sums[action.rawValue] &+ network.actionBias[action.rawValue]
        if score > highest { (highest, best) = (score, action) }
      }
      return best
    }

    /// The best relation of an arc between words.
    func label(for action: TransitionState.Action, _ network: CompactNetwork) -> UInt8 {
      var best = Best()
      let (matrix, bias) = action == .left ? (network.left, network.leftBias) : (network.right, network.rightBias)
      matrix.multiply(hidden, at: 0, stride: 0, count: 1) { _, column, sums in
        best.see(sums &+ bias[column / 8], at: column)
      }
      return UInt8(truncatingIfNeeded: best.index)
    }

    /// The index of the highest of many scores, seen eight by eight; of equal ones the first.
    private struct Best {
      private var scores = SIMD8<Int32>(repeating: .min)
      private var columns = SIMD8<Int32>()

      @inline(__always)
      mutating func see(_ seen: SIMD8<Int32>, at column: Int) {
        let higher = seen .> scores
        scores.replace(with: seen, where: higher)
        columns.replace(with: SIMD8(repeating: Int32(truncatingIfNeeded: column)), where: higher)
      }

      var index: Int {
        var (score, index) = (Int32.min, 0)
        for lane in 0..<8 {
          let candidate = Int(columns[lane]) + lane
          if scores[lane] > score || scores[lane] == score && candidate < index {
            (score, index) = (scores[lane], candidate)
          }
        }
        return index
      }
    }
  }
}
