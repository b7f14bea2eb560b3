import Language
import Seeded

/// Trains the network on a treebank: the same settings and sentences give the same network, on any number of cores.
struct Trainer {
  private let settings: Settings
  private let inventory: Inventory
  private let lessons: Lessons
  private let shape: NetworkShape
  private let weights: SharedWeights
  private let learners: [Learner]
  private let adam: Adam
  private let vectorAdam: Adam
  private let vectorGradient: Floats

  init(_ sentences: [Treebank.Sentence], _ settings: Settings) {
    self.settings = settings
    let inventory = Inventory(sentences)
    self.inventory = inventory
    lessons = Lessons(sentences.filter { $0.words.count <= Learner.longest }, inventory, settings)
    shape = NetworkShape(
      input: settings.input, units: settings.units, hidden: settings.hidden, tags: inventory.labels.tags.count,
      relations: inventory.labels.relations.count)
    let vectorCount = inventory.vocabulary.rowCount * shape.input
    var random = SplitMix(seed: settings.seed)
    weights = SharedWeights(
      shape: shape, vectors: Floats(count: vectorCount), parameters: Floats(count: (shape.count + 7) / 8 * 8))
    Self.initialize(weights, &random)
    let shared = weights
    learners = (0..<2).map { _ in Learner(shared, settings: settings) }
    adam = Adam(count: weights.parameters.count)
    vectorAdam = Adam(count: vectorCount)
    vectorGradient = Floats(count: vectorCount)
  }

  var labels: ModelLabels { inventory.labels }

  /// The network as it stands.
  var network: Network {
    Network(shape: shape, vocabulary: inventory.vocabulary, vectors: weights.vectors, parameters: weights.parameters)
  }

  /// Uniform in ±√(6 / (in + out)) (Glorot and Bengio, 2010); biases begin at 0, the forget gates' at 1.
  private static func initialize(_ weights: SharedWeights, _ random: inout SplitMix) {
    let (shape, parameters) = (weights.shape, weights.parameters)
    func spread(_ start: Int, _ count: Int, _ inputs: Int, _ outputs: Int) {
      let bound = (6 / Float(inputs + outputs)).squareRoot()
      for at in start..<start + count { parameters[at] = (2 * random.fraction() - 1) * bound }
    }
    let unitInputs = 2 * shape.input
    spread(shape.ownGates, shape.input * shape.gates, unitInputs, shape.units)
    spread(shape.neighbourGates, shape.input * shape.gates, unitInputs, shape.units)
    spread(shape.upperGates, shape.output * shape.gates, shape.output, shape.units)
    spread(shape.tagWeights, shape.output * shape.paddedTags, shape.output, shape.tags)
    spread(shape.slotWeights, shape.output * shape.slotWidth, NetworkShape.slots * shape.output, shape.hidden)
    spread(shape.absentSlots, 2 * shape.slotWidth, shape.hidden, shape.hidden)
    spread(shape.childTable, shape.hiddenBias - shape.childTable, shape.hidden, shape.hidden)
    spread(shape.actionWeights, shape.hidden * NetworkShape.actions, shape.hidden, NetworkShape.actions)
    spread(shape.leftWeights, 2 * shape.hidden * shape.paddedRelations, shape.hidden, shape.relations)
    for at in 0..<weights.vectors.count { weights.vectors[at] = (2 * random.fraction() - 1) * 0.1 }
  }

  /// Runs all epochs; `report` hears of each with its mean loss a word.
  func train(report: (Int, Double) -> Void) async {
    let perEpoch = (lessons.examples.count + settings.batch - 1) / settings.batch
    var order = Array(lessons.examples.indices)
    for epoch in 0..<settings.epochs {
      var random = SplitMix(seed: settings.seed &* 1_000_003 &+ UInt64(epoch))
      order.shuffle(using: &random)
      var (loss, words) = (0.0, 0)
      for batch in 0..<perEpoch {
        let members = order[(batch * settings.batch)..<min(order.count, (batch + 1) * settings.batch)]
        await learn(Array(members), epoch: epoch)
        let progress = Float(epoch * perEpoch + batch) / Float(settings.epochs * perEpoch)
        step(rate: settings.rate * rateFactor(progress))
        loss += learners.reduce(0) { $0 + $1.loss }
        words += members.reduce(0) { $0 + lessons.examples[$1].count }
      }
      report(epoch + 1, loss / Double(max(1, words)))
    }
  }

  /// Up from nothing in the first hundredth, then in a straight line down to nothing.
  private func rateFactor(_ progress: Float) -> Float {
    progress < 0.01 ? progress * 100 : (1 - progress) / 0.99
  }

  /// Both learners read their halves of a batch side by side; sums are taken in a fixed order afterwards.
  private func learn(_ members: [Int], epoch: Int) async {
    weights.exchange()
    let exploring = epoch == 0 ? 0 : settings.exploring
    await withTaskGroup(of: Void.self) { group in
      for (part, learner) in learners.enumerated() {
        let mine = members.enumerated().filter { $0.offset % 2 == part }.map(\.element)
        let (lessons, seed) = (lessons, settings.seed)
        group.addTask {
          learner.beginBatch()
          for index in mine {
            var random = SplitMix(seed: seed &* 7_919 &+ UInt64(epoch) &* 1_000_000 &+ UInt64(index))
            learner.learn(lessons.example(index, &random), exploring: exploring, &random)
          }
        }
      }
    }
  }

  private func step(rate: Float) {
    let gradient = learners[0].gradient
    let other = learners[1].gradient
    gradient.add(other, at: 0, to: 0, count: gradient.count)
    other.fill(0..<other.count)
    adam.step(weights.parameters, gradient, 0..<gradient.count, rate: rate)
    let width = shape.input
    var touched: Set<Int32> = []
    for learner in learners {
      for (word, rows) in learner.rows.enumerated() {
        for row in rows {
          vectorGradient.add(learner.vectorGradients, at: word * width, to: Int(row) * width, count: width)
          touched.insert(row)
        }
      }
    }
    for row in touched {
      let start = Int(row) * width
      vectorAdam.step(weights.vectors, vectorGradient, start..<start + width, rate: rate)
    }
  }
}

/// The sentences to learn from, each in the forms that it may take.
private struct Lessons: Sendable {
  /// As they stand.
  let examples: [Example]
  /// By sentence: where it names somebody, how its names are folded.
  private let folders: [NameFolder?]
  private let inventory: Inventory
  private let settings: Settings

  init(_ sentences: [Treebank.Sentence], _ inventory: Inventory, _ settings: Settings) {
    examples = sentences.map { inventory.example($0.words) }
    folders = sentences.map { NameFolder($0) }
    self.inventory = inventory
    self.settings = settings
  }

  /// A sentence as it stands, or with familiar words for its names.
  func example(_ index: Int, _ random: inout SplitMix) -> Example {
    guard let folder = folders[index], random.fraction() < settings.nameFolding else { return examples[index] }
    return inventory.example(folder.folded(share: settings.namesFolded, &random))
  }
}
