import CProducts
import Seeded
import Testing

/// The products of the network are the same numbers on every processor.
@Suite struct ProductTests {
  @Test(arguments: 1...4, [(pairs: 1, strips: 1), (pairs: 3, strips: 2), (pairs: 48, strips: 5)])
  func wideAndPlainOnesAreWhatTheDefinitionSays(count: Int, size: (pairs: Int, strips: Int)) {
    var random = SplitMix(seed: UInt64(count * 100 + size.pairs))
    let stride = 2 * size.pairs + 3
    let left = (0..<count * stride).map { _ in Int16.random(in: -4096...4096, using: &random) }
    let matrix = (0..<size.strips * size.pairs * 32).map { _ in Int16.random(in: -5000...5000, using: &random) }
    var expected: [Int32] = []
    for row in 0..<count {
      for column in 0..<size.strips * 16 {
        let strip = column / 16 * size.pairs * 32 + column % 16 * 2
        let products = (0..<2 * size.pairs).map { (inner: Int) -> Int32 in
          let entry: Int = strip + inner / 2 * 32 + inner % 2
          return Int32(left[row * stride + inner]) * Int32(matrix[entry])
        }
        expected.append(products.reduce(0, +))
      }
    }
    // Both are given as many numbers, and room for as many sums, as they say they read and write.
    var wide = [Int32](repeating: -1, count: expected.count)
    unsafe cproducts_multiply(left, stride, count, matrix, size.pairs, size.strips, &wide)
    #expect(wide == expected)
    var plain = [Int32](repeating: -1, count: expected.count)
    unsafe cproducts_multiply_plainly(left, stride, count, matrix, size.pairs, size.strips, &plain)
    #expect(plain == expected)
  }
}
