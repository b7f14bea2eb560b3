import Language
import Seeded

/// What all learners read: the parameters, and their matrices with rows and columns exchanged for the way back.
final class SharedWeights: @unchecked Sendable {
  // Sendable: written by the trainer alone, between batches, while no learner runs.
  let shape: NetworkShape
  let vectors: Floats
  let parameters: Floats
  let ownBack: Floats
  let neighbourBack: Floats
  let upperBack: Floats
  let tagBack: Floats
  let slotBack: Floats

  init(shape: NetworkShape, vectors: Floats, parameters: Floats) {
    self.shape = shape
    self.vectors = vectors
    self.parameters = parameters
    ownBack = Floats(count: shape.input * shape.gates)
    neighbourBack = Floats(count: shape.input * shape.gates)
    upperBack = Floats(count: shape.output * shape.gates)
    tagBack = Floats(count: shape.output * shape.paddedTags)
    slotBack = Floats(count: shape.output * shape.slotWidth)
  }

  func exchange() {
    exchange(shape.ownGates, shape.input, shape.gates, into: ownBack)
    exchange(shape.neighbourGates, shape.input, shape.gates, into: neighbourBack)
    exchange(shape.upperGates, shape.output, shape.gates, into: upperBack)
    exchange(shape.tagWeights, shape.output, shape.paddedTags, into: tagBack)
    exchange(shape.slotWeights, shape.output, shape.slotWidth, into: slotBack)
  }

  private func exchange(_ start: Int, _ rows: Int, _ columns: Int, into target: Floats) {
    for row in 0..<rows {
      for column in 0..<columns { target[column * rows + row] = parameters[start + row * columns + column] }
    }
  }
}

/// Reads sentences forward and backward, and sums how the loss grows with each parameter. One task at a time uses it.
final class Learner: @unchecked Sendable {
  // Sendable: handed to one task at a time, and read by the trainer between batches.
  let weights: SharedWeights
  let gradient: Floats
  /// By word of the batch: its rows, and its vector's gradient.
  private(set) var rows: [[Int32]] = []
  private(set) var vectorGradients: Floats
  private(set) var loss: Double = 0

  let shape: NetworkShape
  let input: Floats
  let neighbours: Floats
  let lower: Layer
  let upper: Layer
  let lowerMask: Floats
  let inputMask: Floats
  let encoding: Floats
  let encodingMask: Floats
  let encodingGradient: Floats
  let lowerGradient: Floats
  let scratch: Floats
  let tagScores: Floats
  let slots: Floats
  let slotGradients: Floats
  let steps: StepLearner
  private let settings: Settings

  /// Longer sentences are left out of training.
  static let longest = 160

  init(_ weights: SharedWeights, settings: Settings) {
    self.weights = weights
    self.settings = settings
    shape = weights.shape
    let capacity = Self.longest
    gradient = Floats(count: (shape.count + 7) / 8 * 8)
    vectorGradients = Floats(count: 64 * capacity * shape.input)
    input = Floats(count: capacity * shape.input)
    inputMask = Floats(count: capacity * shape.input)
    neighbours = Floats(count: capacity * shape.gates)
    lower = Layer(shape, capacity: capacity)
    upper = Layer(shape, capacity: capacity)
    lowerMask = Floats(count: capacity * shape.output)
    encoding = Floats(count: capacity * shape.output)
    encodingMask = Floats(count: capacity * shape.output)
    encodingGradient = Floats(count: capacity * shape.output)
    lowerGradient = Floats(count: capacity * shape.output)
    scratch = Floats(count: capacity * shape.gates)
    tagScores = Floats(count: capacity * shape.paddedTags)
    slots = Floats(count: (capacity + 2) * shape.slotWidth)
    slotGradients = Floats(count: (capacity + 2) * shape.slotWidth)
    steps = StepLearner(weights, gradient)
  }

  func beginBatch() {
    rows.removeAll(keepingCapacity: true)
    loss = 0
  }

  func learn(_ example: Example, exploring: Float, _ random: inout SplitMix) {
    forward(example, &random)
    encodingGradient.fill(0..<example.count * shape.output)
    loss += learnTags(example)
    slotGradients.fill(0..<(example.count + 2) * shape.slotWidth)
    loss += steps.learn(example, slots, slotGradients, exploring: exploring, dropout: settings.hiddenDropout, &random)
    backward(example)
  }

  private func mask(_ mask: Floats, _ count: Int, _ rate: Float, _ random: inout SplitMix) {
    let keep = 1 / (1 - rate)
    for at in 0..<count { mask[at] = random.fraction() < rate ? 0 : keep }
  }

  private func multiply(_ target: Floats, by mask: Floats, _ count: Int) {
    for at in stride(from: 0, to: count, by: 8) { target[eight: at] *= mask[eight: at] }
  }

  private func forward(_ example: Example, _ random: inout SplitMix) {
    let (count, parameters) = (example.count, weights.parameters)
    input.fill(0..<count * shape.input)
    for word in 0..<count {
      var used = example.rows[word]
      let rate = settings.wordDropout
      if random.fraction() < rate / (rate + Float(example.frequencies[word])) {
        used[0] = Vocabulary.unknownWord
        used[1] = Vocabulary.unknownExact
      }
      for row in used {
        input.add(weights.vectors, at: Int(row) * shape.input, to: word * shape.input, count: shape.input)
      }
      rows.append(used)
    }
    mask(inputMask, count * shape.input, settings.inputDropout, &random)
    multiply(input, by: inputMask, count * shape.input)
    let (gates, half) = (lower.gates, shape.gates / 2)
    for word in 0..<count {
      gates.copy(from: parameters, at: shape.gateBias, to: word * shape.gates, count: shape.gates)
    }
    gates.addProduct(
      of: shape.gates, input.rows(of: shape.input), parameters.rows(at: shape.ownGates, of: shape.gates), rows: count,
      inner: shape.input, columns: shape.gates)
    neighbours.fill(0..<count * shape.gates)
    neighbours.addProduct(
      of: shape.gates, input.rows(of: shape.input), parameters.rows(at: shape.neighbourGates, of: shape.gates),
      rows: count, inner: shape.input, columns: shape.gates)
    for word in 0..<count {
      if word > 0 { gates.add(neighbours, at: (word - 1) * shape.gates, to: word * shape.gates, count: half) }
      if word + 1 < count {
        gates.add(neighbours, at: (word + 1) * shape.gates + half, to: word * shape.gates + half, count: half)
      }
    }
    lower.forward(count: count)
    mask(lowerMask, count * shape.output, settings.layerDropout, &random)
    multiply(lower.output, by: lowerMask, count * shape.output)
    for word in 0..<count {
      upper.gates.copy(from: parameters, at: shape.upperBias, to: word * shape.gates, count: shape.gates)
    }
    upper.gates.addProduct(
      of: shape.gates, lower.output.rows(of: shape.output), parameters.rows(at: shape.upperGates, of: shape.gates),
      rows: count, inner: shape.output, columns: shape.gates)
    upper.forward(count: count)
    mask(encodingMask, count * shape.output, settings.layerDropout, &random)
    for at in stride(from: 0, to: count * shape.output, by: 8) {
      encoding[eight: at] = (upper.output[eight: at] + lower.output[eight: at]) * encodingMask[eight: at]
    }
    slots.fill(0..<count * shape.slotWidth)
    slots.addProduct(
      of: shape.slotWidth, encoding.rows(of: shape.output), parameters.rows(at: shape.slotWeights, of: shape.slotWidth),
      rows: count, inner: shape.output, columns: shape.slotWidth)
    slots.copy(from: parameters, at: shape.absentSlots, to: count * shape.slotWidth, count: 2 * shape.slotWidth)
  }

  private func learnTags(_ example: Example) -> Double {
    let (count, width, parameters) = (example.count, shape.paddedTags, weights.parameters)
    for word in 0..<count { tagScores.copy(from: parameters, at: shape.tagBias, to: word * width, count: width) }
    tagScores.addProduct(
      of: width, encoding.rows(of: shape.output), parameters.rows(at: shape.tagWeights, of: width), rows: count,
      inner: shape.output, columns: width)
    var loss = 0.0
    for word in 0..<count {
      loss += Softmax.gradient(
        of: tagScores, at: word * width, count: shape.tags, padded: width, right: example.tags[word],
        weight: settings.tagWeight)
      gradient.add(tagScores, at: word * width, to: shape.tagBias, count: width)
    }
    gradient.addProduct(
      at: shape.tagWeights, of: width, encoding.transposed(of: shape.output), tagScores.rows(of: width),
      rows: shape.output, inner: count, columns: width)
    encodingGradient.addProduct(
      of: shape.output, tagScores.rows(of: width), weights.tagBack.rows(of: shape.output), rows: count,
      inner: width, columns: shape.output)
    return loss
  }

  private func backward(_ example: Example) {
    let count = example.count
    gradient.add(slotGradients, at: count * shape.slotWidth, to: shape.absentSlots, count: 2 * shape.slotWidth)
    gradient.addProduct(
      at: shape.slotWeights, of: shape.slotWidth, encoding.transposed(of: shape.output),
      slotGradients.rows(of: shape.slotWidth), rows: shape.output, inner: count, columns: shape.slotWidth)
    encodingGradient.addProduct(
      of: shape.output, slotGradients.rows(of: shape.slotWidth), weights.slotBack.rows(of: shape.output), rows: count,
      inner: shape.slotWidth, columns: shape.output)
    multiply(encodingGradient, by: encodingMask, count * shape.output)
    upper.backward(encodingGradient, count: count)
    backThrough(
      upper.gates, input: lower.output, width: shape.output, weights: shape.upperGates, bias: shape.upperBias, count)
    lowerGradient.copy(from: encodingGradient, at: 0, to: 0, count: count * shape.output)
    lowerGradient.addProduct(
      of: shape.output, upper.gates.rows(of: shape.gates), weights.upperBack.rows(of: shape.output), rows: count,
      inner: shape.gates, columns: shape.output)
    multiply(lowerGradient, by: lowerMask, count * shape.output)
    lower.backward(lowerGradient, count: count)
    backThrough(
      lower.gates, input: input, width: shape.input, weights: shape.ownGates, bias: shape.gateBias, count)
    let half = shape.gates / 2
    scratch.fill(0..<count * shape.gates)
    for word in 0..<count {
      if word > 0 { scratch.add(lower.gates, at: word * shape.gates, to: (word - 1) * shape.gates, count: half) }
      if word + 1 < count {
        scratch.add(lower.gates, at: word * shape.gates + half, to: (word + 1) * shape.gates + half, count: half)
      }
    }
    gradient.addProduct(
      at: shape.neighbourGates, of: shape.gates, input.transposed(of: shape.input), scratch.rows(of: shape.gates),
      rows: shape.input, inner: count, columns: shape.gates)
    backToVectors(count)
  }

  private func backThrough(_ gates: Floats, input: Floats, width: Int, weights start: Int, bias: Int, _ count: Int) {
    for word in 0..<count { gradient.add(gates, at: word * shape.gates, to: bias, count: shape.gates) }
    gradient.addProduct(
      at: start, of: shape.gates, input.transposed(of: width), gates.rows(of: shape.gates), rows: width, inner: count,
      columns: shape.gates)
  }

  private func backToVectors(_ count: Int) {
    let first = (rows.count - count) * shape.input
    reserveVectors(rows.count)
    vectorGradients.fill(first..<first + count * shape.input)
    vectorGradients.addProduct(
      at: first, of: shape.input, lower.gates.rows(of: shape.gates), weights.ownBack.rows(of: shape.input), rows: count,
      inner: shape.gates, columns: shape.input)
    vectorGradients.addProduct(
      at: first, of: shape.input, scratch.rows(of: shape.gates), weights.neighbourBack.rows(of: shape.input),
      rows: count, inner: shape.gates, columns: shape.input)
    for at in stride(from: 0, to: count * shape.input, by: 8) {
      vectorGradients[eight: first + at] *= inputMask[eight: at]
    }
  }

  private func reserveVectors(_ words: Int) {
    guard words * shape.input > vectorGradients.count else { return }
    let larger = Floats(count: 2 * words * shape.input)
    larger.copy(from: vectorGradients, at: 0, to: 0, count: vectorGradients.count)
    vectorGradients = larger
  }
}
