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

  /// One layer's units run over the sentence: c = f·c' + (1 − f)·z, h = o·c, left to right in the first half of the units
  /// and right to left in the second. `gates` holds what goes into z, f and o, for each direction.
  func run(_ gates: Floats, into output: Floats, at start: Int, count: Int) {
    let (units, width, out) = (shape.units, shape.gates, shape.output)
    for direction in 0..<2 {
      for unit in stride(from: 0, to: units, by: 8) {
        var state = SIMD8<Float>()
        for step in 0..<count {
          let word = direction == 0 ? step : count - 1 - step
          let row = word * width + direction * 3 * units + unit
          let forget = Activation.sigmoid(gates[eight: row + units])
          state = forget * state + (1 - forget) * Activation.tanh(gates[eight: row])
          output[eight: start + word * out + direction * units + unit] =
            Activation.sigmoid(gates[eight: row + 2 * units]) * state
        }
      }
    }
  }
}
