import Language

/// One layer of quasi-recurrent units in training: it remembers its states for the way back.
final class Layer {
  private let shape: NetworkShape
  /// What goes into the gates, then, on the way back, how the loss grows with it.
  let gates: Floats
  private let states: Floats
  let output: Floats

  init(_ shape: NetworkShape, capacity: Int) {
    self.shape = shape
    gates = Floats(count: capacity * shape.gates)
    states = Floats(count: capacity * shape.output)
    output = Floats(count: capacity * shape.output)
  }

  func forward(count: Int) {
    let units = shape.units
    for direction in 0..<2 {
      for unit in stride(from: 0, to: units, by: 8) {
        var state = SIMD8<Float>()
        for step in 0..<count {
          let word = direction == 0 ? step : count - 1 - step
          let row = word * shape.gates + direction * 3 * units + unit
          let forget = Activation.sigmoid(gates[eight: row + units])
          state = forget * state + (1 - forget) * Activation.tanh(gates[eight: row])
          let place = word * shape.output + direction * units + unit
          states[eight: place] = state
          output[eight: place] = Activation.sigmoid(gates[eight: row + 2 * units]) * state
        }
      }
    }
  }

  /// From the loss's growth with the output to its growth with what went into the gates, in `gates`.
  func backward(_ outputGradient: Floats, count: Int) {
    let units = shape.units
    for direction in 0..<2 {
      for unit in stride(from: 0, to: units, by: 8) {
        var stateGradient = SIMD8<Float>()
        for step in (0..<count).reversed() {
          let word = direction == 0 ? step : count - 1 - step
          let before = direction == 0 ? word - 1 : word + 1
          let row = word * shape.gates + direction * 3 * units + unit
          let place = word * shape.output + direction * units + unit
          let previous = step > 0 ? states[eight: before * shape.output + direction * units + unit] : SIMD8()
          let (zIn, fIn, oIn) = (gates[eight: row], gates[eight: row + units], gates[eight: row + 2 * units])
          let (z, f, o) = (Activation.tanh(zIn), Activation.sigmoid(fIn), Activation.sigmoid(oIn))
          let up = outputGradient[eight: place]
          stateGradient += up * o
          gates[eight: row] = stateGradient * (1 - f) * Activation.tanhSlope(zIn)
          gates[eight: row + units] = stateGradient * (previous - z) * Activation.sigmoidSlope(fIn)
          gates[eight: row + 2 * units] = up * states[eight: place] * Activation.sigmoidSlope(oIn)
          stateGradient *= f
        }
      }
    }
  }
}
