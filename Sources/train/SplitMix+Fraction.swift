import Seeded

extension SplitMix {
  /// Uniform in 0..<1.
  mutating func fraction() -> Float { Float(next() >> 40) / Float(1 << 24) }
}
