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
    unsafe base = .allocate(capacity: max(8, count))
    unsafe base.initialize(repeating: 0, count: max(8, count))
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

  /// Two neighbouring numbers, four times.
  @inline(__always)
  fileprivate func pair(_ index: Int) -> SIMD8<Int16> {
    assert(index >= 0 && index + 2 <= count)
    // Within the allocation, as above; any bits are a number of either kind.
    let both = unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self)
    return unsafe unsafeBitCast(SIMD4<UInt32>(repeating: both), to: SIMD8<Int16>.self)
  }
}

/// A matrix of the network, laid out for multiplication: columns by eights, within them rows by pairs.
struct ShortMatrix: Sendable {
  let rows: Int
  let columns: Int
  /// Powers of two by which the entries, and so the products, are larger than the network's numbers.
  let scale: Float
  private let entries: Shorts

  /// - Parameters:
  ///   - rows: an even number.
  ///   - columns: a multiple of 8.
  ///   - largest: no number that the matrix is multiplied with is larger, or smaller than its opposite.
  ///   - value: the entry at a row and column.
  init(rows: Int, columns: Int, largest: Int, _ value: (Int, Int) -> Float) {
    precondition(rows % 2 == 0 && columns % 8 == 0)
    self.rows = rows
    self.columns = columns
    scale = Self.scale(rows, columns, largest, value)
    let entries = Shorts(count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let place = (column / 8 * (rows / 2) + row / 2) * 16 + column % 8 * 2 + row % 2
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
    let pairs = rows / 2
    var row = 0
    while row + 2 <= count {
      let (first, second) = (start + row * stride, start + (row + 1) * stride)
      for tile in 0..<columns / 8 {
        var (sum0, sum1) = (SIMD4<Int32>(), SIMD4<Int32>())
        var (sum2, sum3) = (SIMD4<Int32>(), SIMD4<Int32>())
        var place = tile * pairs * 16
        for pair in 0..<pairs {
          let (low, high) = (entries[eight: place], entries[eight: place + 8])
          let (x, y) = (left.pair(first + 2 * pair), left.pair(second + 2 * pair))
          sum0 &+= Self.sums(low, x)
          sum1 &+= Self.sums(high, x)
          sum2 &+= Self.sums(low, y)
          sum3 &+= Self.sums(high, y)
          place += 16
        }
        take(row, tile * 8, SIMD8(lowHalf: sum0, highHalf: sum1))
        take(row + 1, tile * 8, SIMD8(lowHalf: sum2, highHalf: sum3))
      }
      row += 2
    }
    guard row < count else { return }
    let first = start + row * stride
    for tile in 0..<columns / 8 {
      var (sum0, sum1) = (SIMD4<Int32>(), SIMD4<Int32>())
      var place = tile * pairs * 16
      for pair in 0..<pairs {
        let x = left.pair(first + 2 * pair)
        sum0 &+= Self.sums(entries[eight: place], x)
        sum1 &+= Self.sums(entries[eight: place + 8], x)
        place += 16
      }
      take(row, tile * 8, SIMD8(lowHalf: sum0, highHalf: sum1))
    }
  }

  /// The sums of neighbouring products; written so that it becomes one instruction where there is one for it. The scale
  /// keeps them within their type.
  @inline(__always)
  private static func sums(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD4<Int32> {
    let products = SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)
    return products.evenHalf &+ products.oddHalf
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
