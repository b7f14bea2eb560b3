/// The squashing functions of the network, as rational functions: exact enough, quick, and the same on every machine.
package enum Activation {
  /// Close to the hyperbolic tangent: a Padé approximant that reaches ±1 with no slope at ±3.
  @inlinable @inline(__always)
  package static func tanh(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let x = clamped(x)
    let square = x * x
    return x * (27 + square) / (27 + 9 * square)
  }

  /// The derivative of `tanh` at x.
  @inlinable @inline(__always)
  package static func tanhSlope(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let x = clamped(x)
    let square = x * x
    let ratio = (9 - square) / (3 + square)
    return ratio * ratio / 9
  }

  /// Close to the logistic function.
  @inlinable @inline(__always)
  package static func sigmoid(_ x: SIMD8<Float>) -> SIMD8<Float> { 0.5 + 0.5 * tanh(0.5 * x) }

  @inlinable @inline(__always)
  package static func sigmoidSlope(_ x: SIMD8<Float>) -> SIMD8<Float> { 0.25 * tanhSlope(0.5 * x) }

  /// x between -3 and 3.
  @inlinable @inline(__always)
  static func clamped(_ x: SIMD8<Float>) -> SIMD8<Float> {
    var x = x
    for lane in 0..<8 { x[lane] = max(-3, min(3, x[lane])) }
    return x
  }
}
