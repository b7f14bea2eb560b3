import Language

/// Adam (Kingma and Ba, 2015): steps by the mean of the gradients over the root of the mean of their squares.
final class Adam {
  private let mean: Floats
  private let square: Floats
  private static let meanDecay: Float = 0.9
  private static let squareDecay: Float = 0.98

  init(count: Int) {
    mean = Floats(count: count)
    square = Floats(count: count)
  }

  /// Steps a run of parameters, whose length divides by 8, and clears its gradient.
  func step(_ parameters: Floats, _ gradient: Floats, _ range: Range<Int>, rate: Float, decay: Float = 0) {
    for at in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      let g = gradient[eight: at]
      let m = Self.meanDecay * mean[eight: at] + (1 - Self.meanDecay) * g
      let s = Self.squareDecay * square[eight: at] + (1 - Self.squareDecay) * g * g
      mean[eight: at] = m
      square[eight: at] = s
      parameters[eight: at] -= rate * (m / (s.squareRoot() + 1e-7) + decay * parameters[eight: at])
      gradient[eight: at] = SIMD8()
    }
  }
}
