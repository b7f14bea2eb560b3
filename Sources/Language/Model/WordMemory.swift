/// What words add to the gates of the network's first layer, kept for those that were seen lately.
///
/// A word's part in the first layer does not depend on its sentence, and most running text is a few thousand words. The
/// memory has a fixed size: a word takes the place that its letters' hash gives it, whoever had it before. What is
/// remembered is what would be computed, so results do not depend on what was read before.
final class WordMemory {
  private let shape: NetworkShape
  /// A row a word: what it adds to its own gates, then to its neighbours'. Behind the memory's rows come those of the
  /// sentence's words that found their place taken by another word of the same sentence, then one of zeros.
  private(set) var gates: Shorts
  private let width: Int
  /// By place: whose it is (0 for nobody's) and the last sentence that used it.
  private var keys: [UInt64]
  private var users: [UInt64]
  private var lemmas: [(tag: Int, lemma: String)]
  private var sentence: UInt64 = 0
  private var extra = 0
  private var extraCapacity = 0
  private let input: Shorts
  private let sum: Floats

  private static let size = 8192
  /// Rows behind the memory's, to begin with: few sentences need more.
  private static let usualExtra = 128

  init(_ shape: NetworkShape) {
    self.shape = shape
    width = 2 * shape.gates
    extraCapacity = Self.usualExtra
    gates = Shorts(unwritten: (Self.size + Self.usualExtra + 1) * width)
    keys = [UInt64](repeating: 0, count: Self.size)
    users = [UInt64](repeating: 0, count: Self.size)
    lemmas = [(tag: Int, lemma: String)](repeating: (-1, ""), count: Self.size)
    input = Shorts(count: shape.input)
    sum = Floats(count: shape.input)
    hush()
  }

  /// Where a row of zeros begins: the neighbour that a sentence's first word lacks.
  var silence: Int { (Self.size + extraCapacity) * width }

  func beginSentence(of count: Int) {
    sentence += 1
    extra = 0
    guard count > extraCapacity else { return }
    // The rows of words that are remembered are copied for it: seldom.
    extraCapacity = max(count, 2 * extraCapacity)
    let larger = Shorts(unwritten: (Self.size + extraCapacity + 1) * width)
    for row in keys.indices where keys[row] != 0 {
      for at in stride(from: row * width, to: (row + 1) * width, by: 8) { larger[eight: at] = gates[eight: at] }
    }
    gates = larger
    hush()
  }

  /// The last row is one of zeros. No other is read before a word is written to it.
  private func hush() {
    for at in stride(from: silence, to: silence + width, by: 8) { gates[eight: at] = SIMD8() }
  }

  /// Where a word's row begins; valid until the next sentence.
  func place(of token: Token, _ network: CompactNetwork) -> Int {
    // Never 0, which is nobody's.
    let key = max(1, WordFeatures.hash(token.text.utf8, salt: 0))
    let slot = Int(truncatingIfNeeded: key) & (Self.size - 1)
    if keys[slot] == key {
      users[slot] = sentence
      return slot * width
    }
    let isFree = users[slot] != sentence
    let row = isFree ? slot : Self.size + extra
    if isFree {
      keys[slot] = key
      users[slot] = sentence
      lemmas[slot].tag = -1
    } else {
      extra += 1
    }
    fill(row * width, token, network)
    return row * width
  }

  private func fill(_ start: Int, _ token: Token, _ network: CompactNetwork) {
    sum.fill(0..<shape.input)
    for row in network.vocabulary.rows(of: token.text, folded: token.folded) {
      sum.add(network.vectors, at: Int(row) * shape.input, to: 0, count: shape.input)
    }
    for at in stride(from: 0, to: shape.input, by: 8) {
      var scaled = sum[eight: at] * CompactNetwork.vectorScale
      for lane in 0..<8 { scaled[lane] = max(-32_000, min(32_000, scaled[lane])) }
      input[eight: at] = SIMD8<Int16>(rounding: scaled)
    }
    let shift = network.wordShift
    network.wordGates.multiply(input, at: 0, stride: 0, count: 1) { _, column, sums in
      // Two words' parts and a bias must not leave 16 bits; beyond ±6 the gates no longer change anyway.
      let part = SIMD8<Int16>(truncatingIfNeeded: (sums &>> shift).within(-10_000, 10_000))
      let bias = column < shape.gates ? network.gateBias[eight: column] : SIMD8()
      gates[eight: start + column] = part &+ bias
    }
  }

  /// The remembered lemma of the word in a row under this tag, or what `make` makes.
  func lemma(at place: Int, tag: Int, make: () -> String) -> String {
    let row = place / width
    guard row < Self.size else { return make() }
    if lemmas[row].tag == tag { return lemmas[row].lemma }
    let lemma = make()
    lemmas[row] = (tag, lemma)
    return lemma
  }
}
