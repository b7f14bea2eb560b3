internal import CProducts

/// A run of small whole numbers at a fixed place in memory: the network's numbers times a power of two.
///
/// As `Floats`, for the same reason; whole numbers of 16 bits because even the plainest processor multiplies and adds
/// eight pairs of them at once.
@safe package final class Shorts: @unchecked Sendable {
  // Sendable: a model's are never written once it is loaded; a workspace's belong to one task at a time.
  package let count: Int
  // Owned by this object: allocated with `count` entries in `init`, freed in `deinit`, never handed out.
  private let base: UnsafeMutablePointer<Int16>

  package init(count: Int) {
    precondition(count >= 0)
    self.count = count
    // At the beginning of a cache line, which is what the widest instructions load at once.
    let bytes = max(8, count) * MemoryLayout<Int16>.stride
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64).assumingMemoryBound(to: Int16.self)
    unsafe base.initialize(repeating: 0, count: max(8, count))
  }

  /// Numbers that each have to be written before they are read: what is never used takes no memory then.
  init(unwritten count: Int) {
    precondition(count >= 0)
    self.count = count
    unsafe base = .allocate(capacity: max(8, count))
  }

  deinit { unsafe base.deallocate() }

  package subscript(index: Int) -> Int16 {
    @inline(__always) get {
      // Within the allocation: checked in debug builds, by the callers' shapes in release.
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    @inline(__always) set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// Eight numbers from one on.
  package subscript(eight index: Int) -> SIMD8<Int16> {
    @inline(__always) get {
      assert(index >= 0 && index + 8 <= count)
      // Within the allocation, as above; the address need not be aligned to eight numbers.
      return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Int16>.self)
    }
    @inline(__always) set {
      assert(index >= 0 && index + 8 <= count)
      unsafe UnsafeMutableRawPointer(base + index).storeBytes(of: newValue, as: SIMD8<Int16>.self)
    }
  }

  /// Products of rows that begin at `start`, `stride` apart, with a matrix of as many rows by pairs and columns by sixteens.
  fileprivate func multiply(
    at start: Int, stride: Int, count: Int, _ matrix: Shorts, pairs: Int, strips: Int,
    into sums: UnsafeMutableBufferPointer<Int32>
  ) {
    precondition(start >= 0 && stride >= 0 && (1...4).contains(count) && matrix.count >= strips * pairs * 32)
    precondition(start + (count - 1) * stride + 2 * pairs <= self.count && sums.count >= count * strips * 16)
    // All that is read and written lies within its allocation by the lines above.
    unsafe cproducts_multiply(base + start, stride, count, matrix.base, pairs, strips, sums.baseAddress)
  }
}

/// A matrix of the network, laid out for multiplication: columns by sixteens, within them rows by pairs.
struct ShortMatrix: Sendable {
  let rows: Int
  let columns: Int
  /// Powers of two by which the entries, and so the products, are larger than the network's numbers.
  let scale: Float
  /// What fills up the last sixteen columns is nothing.
  private let entries: Shorts
  private let strips: Int

  /// - Parameters:
  ///   - rows: an even number.
  ///   - columns: a multiple of 8.
  ///   - largest: no number that the matrix is multiplied with is larger, or smaller than its opposite.
  ///   - value: the entry at a row and column.
  init(rows: Int, columns: Int, largest: Int, _ value: (Int, Int) -> Float) {
    precondition(rows % 2 == 0 && columns % 8 == 0)
    strips = (columns + 15) / 16
    self.rows = rows
    self.columns = columns
    scale = Self.scale(rows, columns, largest, value)
    let entries = Shorts(count: rows * strips * 16)
    for row in 0..<rows {
      for column in 0..<columns {
        let place = (column / 16 * (rows / 2) + row / 2) * 32 + column % 16 * 2 + row % 2
        entries[place] = Int16(max(-32767, min(32767, (value(row, column) * scale).rounded())))
      }
    }
    self.entries = entries
  }

  /// The largest power of two, up to 2^13, by which neither an entry nor any sum of products overflows.
  private static func scale(_ rows: Int, _ columns: Int, _ largest: Int, _ value: (Int, Int) -> Float) -> Float {
    var (entry, sum) = (Float(1e-6), Float(1e-6))
    for column in 0..<columns {
      var total: Float = 0
      for row in 0..<rows {
        let size = abs(value(row, column))
        entry = max(entry, size)
        total += size
      }
      sum = max(sum, total)
    }
    var scale: Float = 8192
    while scale > 1, entry * scale > 32_000 || sum * scale * Float(largest) > 2_000_000_000 { scale /= 2 }
    return scale
  }

  /// Gives `take` every eight products of each of `count` rows of `left`: row, first column, sums.
  ///
  /// The rows of `left` begin at `start` and follow each other at `stride`.
  @inline(__always)
  func multiply(
    _ left: Shorts, at start: Int, stride: Int, count: Int, _ take: (Int, Int, SIMD8<Int32>) -> Void
  ) {
    // The sums of four rows at once: what is loaded of the matrix serves all of them.
    let width = strips * 16
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: min(count, 4) * width) { sums in
      for first in Swift.stride(from: 0, to: count, by: 4) {
        let rows = min(4, count - first)
        unsafe left.multiply(
          at: start + first * stride, stride: stride, count: rows, entries, pairs: self.rows / 2, strips: strips,
          into: sums)
        for row in 0..<rows {
          for column in Swift.stride(from: 0, to: columns, by: 8) {
            let at = row * width + column
            // Eight sums from one on, of `rows` times `width` that are there.
            let eight = unsafe UnsafeRawBufferPointer(sums)
              .loadUnaligned(fromByteOffset: at * MemoryLayout<Int32>.stride, as: SIMD8<Int32>.self)
            take(first + row, column, eight)
          }
        }
      }
    }
  }
}

extension SIMD8<Int32> {
  /// No smaller and no larger than these.
  @inline(__always)
  func within(_ low: Int32, _ high: Int32) -> SIMD8<Int32> {
    let (low, high) = (SIMD8(repeating: low), SIMD8(repeating: high))
    let raised = replacing(with: low, where: self .< low)
    return raised.replacing(with: high, where: raised .> high)
  }
}

extension SIMD8<Int16> {
  /// The nearest whole numbers; the callers vouch for a size below 2^15.
  @inline(__always)
  init(rounding x: SIMD8<Float>) {
    // Adding 1.5 * 2^23 leaves the whole number in the lowest bits of a float below 2^22; any bits are a whole number.
    let bits = unsafe unsafeBitCast(x + SIMD8<Float>(repeating: 12_582_912), to: SIMD8<Int32>.self)
    self.init(truncatingIfNeeded: bits &- SIMD8<Int32>(repeating: 0x4B40_0000))
  }

  /// No smaller and no larger than these.
  @inline(__always)
  func within(_ low: Int16, _ high: Int16) -> SIMD8<Int16> {
    let (low, high) = (SIMD8(repeating: low), SIMD8(repeating: high))
    let raised = replacing(with: low, where: self .< low)
    return raised.replacing(with: high, where: raised .> high)
  }
}
