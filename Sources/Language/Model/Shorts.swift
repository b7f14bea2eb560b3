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
    var row = 0
    while row + 4 <= count {
      for tile in 0..<columns / 8 {
        let sums = four(tile, left, start + row * stride, stride)
        take(row, tile * 8, sums.0)
        take(row + 1, tile * 8, sums.1)
        take(row + 2, tile * 8, sums.2)
        take(row + 3, tile * 8, sums.3)
      }
      row += 4
    }
    while row < count {
      for tile in 0..<columns / 8 { take(row, tile * 8, one(tile, left, start + row * stride)) }
      row += 1
    }
  }

  /// Eight products of four rows: what is loaded of the matrix serves all of them.
  @inline(__always)
  private func four(
    _ tile: Int, _ left: Shorts, _ start: Int, _ stride: Int
  ) -> (SIMD8<Int32>, SIMD8<Int32>, SIMD8<Int32>, SIMD8<Int32>) {
    var (low0, low1, low2, low3) = (SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>())
    var (high0, high1, high2, high3) = (SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>(), SIMD4<Int32>())
    var place = tile &* rows &* 8
    var at = start
    // Places stay below the count of entries: nothing here can overflow.
    for _ in 0..<rows / 2 {
      let (low, high) = (entries[eight: place], entries[eight: place &+ 8])
      let x0 = left.pair(at)
      low0 &+= Self.sums(low, x0)
      high0 &+= Self.sums(high, x0)
      let x1 = left.pair(at &+ stride)
      low1 &+= Self.sums(low, x1)
      high1 &+= Self.sums(high, x1)
      let x2 = left.pair(at &+ 2 &* stride)
      low2 &+= Self.sums(low, x2)
      high2 &+= Self.sums(high, x2)
      let x3 = left.pair(at &+ 3 &* stride)
      low3 &+= Self.sums(low, x3)
      high3 &+= Self.sums(high, x3)
      place &+= 16
      at &+= 2
    }
    return (
      SIMD8(lowHalf: low0, highHalf: high0), SIMD8(lowHalf: low1, highHalf: high1),
      SIMD8(lowHalf: low2, highHalf: high2), SIMD8(lowHalf: low3, highHalf: high3)
    )
  }

  @inline(__always)
  private func one(_ tile: Int, _ left: Shorts, _ start: Int) -> SIMD8<Int32> {
    var (low, high) = (SIMD4<Int32>(), SIMD4<Int32>())
    var place = tile &* rows &* 8
    var at = start
    for _ in 0..<rows / 2 {
      let x = left.pair(at)
      low &+= Self.sums(entries[eight: place], x)
      high &+= Self.sums(entries[eight: place &+ 8], x)
      place &+= 16
      at &+= 2
    }
    return SIMD8(lowHalf: low, highHalf: high)
  }

  /// The sums of neighbouring products; written so that it becomes one instruction where there is one for it. The scale
  /// keeps them within their type.
  @inline(__always)
  private static func sums(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>) -> SIMD4<Int32> {
    let products = SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)
    return products.evenHalf &+ products.oddHalf
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
