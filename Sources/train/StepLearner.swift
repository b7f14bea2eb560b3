import Glibc
import Language
import Seeded

/// Learns the parser's steps over one sentence.
final class StepLearner {
  private let weights: SharedWeights
  private let gradient: Floats
  private let hidden: Floats
  private let mask: Floats
  private let hiddenGradient: Floats
  private let scores: Floats

  private var shape: NetworkShape { weights.shape }

  init(_ weights: SharedWeights, _ gradient: Floats) {
    self.weights = weights
    self.gradient = gradient
    hidden = Floats(count: weights.shape.hidden)
    mask = Floats(count: weights.shape.hidden)
    hiddenGradient = Floats(count: weights.shape.hidden)
    scores = Floats(count: max(NetworkShape.actions, weights.shape.paddedRelations))
  }

  /// Reads a sentence by the parser's own steps, following a wrong one as often as `exploring` says, and returns the loss.
  func learn(
    _ example: Example, _ slots: Floats, _ slotGradients: Floats, exploring: Float, dropout: Float,
    _ random: inout SplitMix
  ) -> Double {
    let oracle = Oracle(example: example)
    var state = TransitionState(count: example.count)
    var loss = 0.0
    while !state.isDone {
      let look = state.look(relations: shape.relations)
      drawMask(dropout, &random)
      gather(look, slots)
      hiddenGradient.fill(0..<shape.hidden)
      let (action, actionLoss) = learnAction(state, oracle, exploring, &random)
      loss += actionLoss
      let isRoot = Int(state.next) == state.count && action == .left
      var label = isRoot ? Relation.root.rawValue : 0
      if action != .shift, !isRoot {
        let dependent = Int(state.stacked(0))
        let head = action == .left ? state.next : state.stacked(1)
        let right = example.heads[dependent] == head ? Int(example.relations[dependent]) : nil
        let (best, labelLoss) = learnLabel(isLeft: action == .left, right: right)
        loss += labelLoss
        label = right.map { UInt8($0) } ?? best
      }
      scatter(look, slotGradients)
      state.take(action, label: label)
    }
    return loss
  }

  private func drawMask(_ rate: Float, _ random: inout SplitMix) {
    let keep = 1 / (1 - rate)
    for unit in 0..<shape.hidden { mask[unit] = rate > 0 && random.fraction() < rate ? 0 : keep }
  }

  private func gather(_ look: TransitionState.Look, _ slots: Floats) {
    let (size, parameters) = (shape.hidden, weights.parameters)
    hidden.copy(from: parameters, at: shape.hiddenBias, to: 0, count: size)
    places(look) {
      hidden.add(slots, at: $0, to: 0, count: size)
    } tables: {
      hidden.add(parameters, at: $0, to: 0, count: size)
    }
    for unit in 0..<size { hidden[unit] = max(0, hidden[unit]) * mask[unit] }
  }

  private func scatter(_ look: TransitionState.Look, _ slotGradients: Floats) {
    let size = shape.hidden
    for unit in 0..<size { hiddenGradient[unit] = hidden[unit] > 0 ? hiddenGradient[unit] * mask[unit] : 0 }
    gradient.add(hiddenGradient, at: 0, to: shape.hiddenBias, count: size)
    places(look) {
      slotGradients.add(hiddenGradient, at: 0, to: $0, count: size)
    } tables: {
      gradient.add(hiddenGradient, at: 0, to: $0, count: size)
    }
  }

  /// Every place that adds to the hidden layer: in the slots, and in the tables among the parameters.
  private func places(_ look: TransitionState.Look, slots: (Int) -> Void, tables: (Int) -> Void) {
    let (size, width) = (shape.hidden, shape.slotWidth)
    slots(look.words.0 * width)
    slots(look.words.1 * width + size)
    slots(look.words.2 * width + 2 * size)
    slots(look.words.3 * width + 3 * size)
    tables(shape.childRow(0, look.children.0))
    tables(shape.childRow(1, look.children.1))
    tables(shape.childRow(2, look.children.2))
    tables(shape.childRow(3, look.children.3))
    tables(shape.childRow(4, look.children.4))
    tables(shape.distanceRow(look.distance))
  }

  /// Cross-entropy against the set of the cheapest steps; returns the step to follow.
  private func learnAction(
    _ state: TransitionState, _ oracle: Oracle, _ exploring: Float, _ random: inout SplitMix
  ) -> (TransitionState.Action, Double) {
    let width = NetworkShape.actions
    score(shape.actionWeights, shape.actionBias, width)
    let allowed = TransitionState.Action.allCases.filter { state.allows($0) }
    let costs = allowed.map { oracle.cost($0, state) }
    let cheapest = costs.min() ?? 0
    let top = allowed.map { scores[$0.rawValue] }.max() ?? 0
    let powers = allowed.map { expf(scores[$0.rawValue] - top) }
    let total = powers.reduce(0, +)
    let good = zip(powers, costs).reduce(Float(0)) { $1.1 == cheapest ? $0 + $1.0 : $0 }
    scores.fill(0..<width)
    for (index, action) in allowed.enumerated() {
      let share = costs[index] == cheapest ? powers[index] / max(good, 1e-20) : 0
      scores[action.rawValue] = powers[index] / total - share
    }
    backScore(shape.actionWeights, shape.actionBias, width)
    let best = powers.indices.max { powers[$0] < powers[$1] } ?? 0
    let bestGood = powers.indices.filter { costs[$0] == cheapest }.max { powers[$0] < powers[$1] } ?? 0
    let followed = random.fraction() < exploring ? best : bestGood
    return (allowed[followed], -Double(logf(max(good / total, 1e-20))))
  }

  /// Cross-entropy of an arc's relation where the arc is right; returns the relation that scores best.
  private func learnLabel(isLeft: Bool, right: Int?) -> (UInt8, Double) {
    let width = shape.paddedRelations
    let (start, bias) = (
      isLeft ? shape.leftWeights : shape.rightWeights, shape.labelBias + (isLeft ? 0 : width)
    )
    score(start, bias, width)
    let best = (0..<shape.relations).max { scores[$0] < scores[$1] } ?? 0
    guard let right else { return (UInt8(best), 0) }
    let loss = Softmax.gradient(of: scores, at: 0, count: shape.relations, padded: width, right: right, weight: 1)
    backScore(start, bias, width)
    return (UInt8(best), loss)
  }

  private func score(_ start: Int, _ bias: Int, _ width: Int) {
    scores.copy(from: weights.parameters, at: bias, to: 0, count: width)
    scores.addProduct(
      of: width, hidden.rows(of: shape.hidden), weights.parameters.rows(at: start, of: width), rows: 1,
      inner: shape.hidden, columns: width)
  }

  /// From the scores' gradient, in `scores`, to the matrix's and the hidden layer's.
  private func backScore(_ start: Int, _ bias: Int, _ width: Int) {
    gradient.add(scores, at: 0, to: bias, count: width)
    for unit in 0..<shape.hidden where hidden[unit] > 0 {
      gradient.add(scores, at: 0, to: start + unit * width, count: width, scale: hidden[unit])
      hiddenGradient[unit] += weights.parameters.dot(start + unit * width, scores, 0, count: width)
    }
  }
}

enum Softmax {
  /// Turns scores into the gradient of the cross-entropy with the right one, and returns that loss.
  static func gradient(of scores: Floats, at start: Int, count: Int, padded: Int, right: Int, weight: Float) -> Double {
    var top = scores[start]
    for index in 1..<count { top = max(top, scores[start + index]) }
    var total: Float = 0
    for index in 0..<count {
      let power = expf(scores[start + index] - top)
      scores[start + index] = power
      total += power
    }
    let share = scores[start + right] / total
    for index in 0..<count { scores[start + index] *= weight / total }
    scores[start + right] -= weight
    if padded > count { scores.fill(start + count..<start + padded) }
    return -Double(logf(max(share, 1e-20)))
  }
}
