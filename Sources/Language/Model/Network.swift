/// The trained network: from a sentence's words to tags, and to what the parser's hidden layer adds up.
package struct Network: Sendable {
  package let shape: NetworkShape
  package let vocabulary: Vocabulary
  /// The words' vectors, `shape.input` numbers a row.
  package let vectors: Floats
  package let parameters: Floats

  package init(shape: NetworkShape, vocabulary: Vocabulary, vectors: Floats, parameters: Floats) {
    self.shape = shape
    self.vocabulary = vocabulary
    self.vectors = vectors
    self.parameters = parameters
  }
}

/// A network as it is used: its matrices in whole numbers. A class, as it is handed on at every step of the parser, and
/// each of its parts would be counted.
final class CompactNetwork: Sendable {
  let shape: NetworkShape
  let vocabulary: Vocabulary
  let vectors: Floats
  /// What a word adds to its own gates and to those of its neighbours, side by side.
  let wordGates: ShortMatrix
  /// From the products' scale down to `gateScale`.
  let wordShift: Int32
  /// Of the own gates, at `gateScale`.
  let gateBias: Shorts
  let upperGates: ShortMatrix
  /// Of the upper layer's gates, at `upperScale`.
  let upperBias: Shorts
  /// The largest power of two, up to `gateScale`, by which no gate of the upper layer leaves 16 bits.
  let upperScale: Float
  /// From the products' scale down to `upperScale`.
  let upperShift: Int32
  let tags: ShortMatrix
  /// Biases by eights; what only fills up the last eight can never be best.
  let tagBias: [SIMD8<Int32>]
  let slots: ShortMatrix
  /// From the products' scale down to `hiddenScale`.
  let slotShift: Int32
  /// What stands for a missing word, and for the artificial root, in each slot; at `hiddenScale`.
  let absent: Shorts
  /// By child slot and relation, then by distance, a row of the hidden layer; the hidden layer's bias is in each distance.
  let tables: Shorts
  let actions: ShortMatrix
  let actionBias: [Int32]
  let left: ShortMatrix
  /// The artificial root's relation can never be best: it has a step of its own.
  let leftBias: [SIMD8<Int32>]
  let right: ShortMatrix
  let rightBias: [SIMD8<Int32>]

  /// Scales of what flows through the network: words' vectors, what goes into gates, what layers give, the hidden layer.
  static let vectorScale: Float = 512
  static let gateScale: Float = 1024
  static let outputScale: Float = 4096
  static let hiddenScale: Float = 256

  /// - Parameters:
  ///   - network: as it was trained.
  ///   - root: the index of the relation `root`.
  init(_ network: Network, root: Int) {
    let (shape, parameters) = (network.shape, network.parameters)
    self.shape = shape
    vocabulary = network.vocabulary
    vectors = network.vectors
    // Columns that only fill up, and the one that may never win, are nothing: their biases decide.
    func entry(_ start: Int, _ width: Int, _ used: Int? = nil, without hidden: Int? = nil) -> (Int, Int) -> Float {
      { row, column in
        column < used ?? width && column != hidden ? parameters[start + row * width + column] : 0
      }
    }
    wordGates = ShortMatrix(rows: shape.input, columns: 2 * shape.gates, largest: 32_767) { row, column in
      column < shape.gates
        ? parameters[shape.ownGates + row * shape.gates + column]
        : parameters[shape.neighbourGates + row * shape.gates + column - shape.gates]
    }
    wordShift = Self.shift(from: wordGates.scale * Self.vectorScale, to: Self.gateScale)
    gateBias = Self.shorts(parameters, shape.gateBias, shape.gates, Self.gateScale, largest: 10_000)
    // A layer gives numbers between -1 and 1, and two layers' sum is between -2 and 2.
    upperGates = ShortMatrix(
      rows: shape.output, columns: shape.gates, largest: 4096, entry(shape.upperGates, shape.gates))
    let largest = Self.largestGate(network)
    var scale = Self.gateScale
    while scale > 1, largest * scale > 32_000 { scale /= 2 }
    upperScale = scale
    upperBias = Self.shorts(parameters, shape.upperBias, shape.gates, scale)
    upperShift = Self.shift(from: upperGates.scale * Self.outputScale, to: scale)
    tags = ShortMatrix(
      rows: shape.output, columns: shape.paddedTags, largest: 8192,
      entry(shape.tagWeights, shape.paddedTags, shape.tags))
    tagBias = Self.eights(
      Self.biases(parameters, shape.tagBias, shape.tags, tags.scale * Self.outputScale))
    slots = ShortMatrix(
      rows: shape.output, columns: shape.slotWidth, largest: 8192, entry(shape.slotWeights, shape.slotWidth))
    slotShift = Self.shift(from: slots.scale * Self.outputScale, to: Self.hiddenScale)
    absent = Self.shorts(parameters, shape.absentSlots, 2 * shape.slotWidth, Self.hiddenScale)
    tables = Self.shorts(parameters, shape.childTable, shape.hiddenBias - shape.childTable, Self.hiddenScale)
    for row in 0..<NetworkShape.distances {
      for unit in 0..<shape.hidden {
        let place = shape.distanceRow(row) - shape.childTable + unit
        let sum = parameters[shape.distanceRow(row) + unit] + parameters[shape.hiddenBias + unit]
        tables[place] = Self.short(sum * Self.hiddenScale)
      }
    }
    actions = ShortMatrix(
      rows: shape.hidden, columns: NetworkShape.actions, largest: 32_767,
      entry(shape.actionWeights, NetworkShape.actions))
    actionBias = Self.biases(
      parameters, shape.actionBias, NetworkShape.actions, actions.scale * Self.hiddenScale)
    let relations = shape.paddedRelations
    left = ShortMatrix(
      rows: shape.hidden, columns: relations, largest: 32_767,
      entry(shape.leftWeights, relations, shape.relations, without: root))
    leftBias = Self.eights(
      Self.biases(parameters, shape.labelBias, shape.relations, left.scale * Self.hiddenScale), without: root)
    right = ShortMatrix(
      rows: shape.hidden, columns: relations, largest: 32_767,
      entry(shape.rightWeights, relations, shape.relations, without: root))
    rightBias = Self.eights(
      Self.biases(parameters, shape.labelBias + relations, shape.relations, right.scale * Self.hiddenScale),
      without: root)
  }

  /// The largest that a gate of the upper layer can be: every unit below at 1.
  private static func largestGate(_ network: Network) -> Float {
    let (shape, parameters) = (network.shape, network.parameters)
    return (0..<shape.gates).reduce(Float(1)) { largest, column in
      let sum = (0..<shape.output).reduce(abs(parameters[shape.upperBias + column])) {
        $0 + abs(parameters[shape.upperGates + $1 * shape.gates + column])
      }
      return max(largest, sum)
    }
  }

  /// Between two scales, which are powers of two.
  private static func shift(from larger: Float, to smaller: Float) -> Int32 {
    max(0, Int32((larger / smaller).exponent))
  }

  private static func short(_ value: Float, largest: Float = 32_767) -> Int16 {
    Int16(max(-largest, min(largest, value.rounded())))
  }

  private static func shorts(
    _ parameters: Floats, _ start: Int, _ count: Int, _ scale: Float, largest: Float = 32_767
  ) -> Shorts {
    let shorts = Shorts(count: count)
    for index in 0..<count { shorts[index] = short(parameters[start + index] * scale, largest: largest) }
    return shorts
  }

  private static func eights(_ biases: [Int32], without hidden: Int? = nil) -> [SIMD8<Int32>] {
    stride(from: 0, to: biases.count, by: 8).map { start in
      var eight = SIMD8<Int32>(repeating: -1_500_000_000)
      for lane in 0..<8 where start + lane < biases.count && start + lane != hidden {
        eight[lane] = biases[start + lane]
      }
      return eight
    }
  }

  private static func biases(_ parameters: Floats, _ start: Int, _ count: Int, _ scale: Float) -> [Int32] {
    (0..<count).map { Int32(max(-1e9, min(1e9, (parameters[start + $0] * scale).rounded()))) }
  }
}
