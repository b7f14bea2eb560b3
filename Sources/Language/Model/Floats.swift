/// A run of numbers at a fixed place in memory, for the inner loops of the network.
///
/// Arrays would check every index and copy on write; these loops are where nearly all of the time goes. A class, so that
/// its memory lives as long as somebody holds it.
@safe package final class Floats: @unchecked Sendable {
  // Sendable: a model's are never written once it is loaded; a workspace's and a trainer's belong to one task at a time.
  package let count: Int
  // Owned by this object: allocated with `count` entries in `init`, freed in `deinit`, never handed out.
  @usableFromInline let base: UnsafeMutablePointer<Float>

  package init(count: Int) {
    precondition(count >= 0)
    self.count = count
    unsafe base = .allocate(capacity: max(1, count))
    unsafe base.initialize(repeating: 0, count: max(1, count))
  }

  package convenience init(_ values: [Float]) {
    self.init(count: values.count)
    for (index, value) in values.enumerated() { self[index] = value }
  }

  deinit { unsafe base.deallocate() }

  package subscript(index: Int) -> Float {
    @inlinable @inline(__always) get {
      // Within the allocation: checked in debug builds, by the callers' shapes in release.
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    @inlinable @inline(__always) set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// Sets a run to one value.
  package func fill(_ range: Range<Int>, _ value: Float = 0) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    // Within the allocation by the line above.
    unsafe (base + range.lowerBound).update(repeating: value, count: range.count)
  }

  package func copy(from other: Floats, at source: Int, to target: Int, count length: Int) {
    precondition(length >= 0 && target >= 0 && source >= 0)
    precondition(target + length <= count && source + length <= other.count)
    // Both runs lie within their allocations by the lines above; `update` allows them to overlap.
    unsafe (base + target).update(from: other.base + source, count: length)
  }

  /// self[target + i] += scale * other[source + i]
  @inlinable
  package func add(_ other: Floats, at source: Int, to target: Int, count length: Int, scale: Float = 1) {
    precondition(length >= 0 && target >= 0 && source >= 0)
    precondition(target + length <= count && source + length <= other.count)
    // Both runs lie within their allocations by the lines above.
    let (out, from) = unsafe (base + target, other.base + source)
    for index in 0..<length { unsafe out[index] += scale * from[index] }
  }

  /// The inner product of two runs.
  @inlinable
  package func dot(_ start: Int, _ other: Floats, _ otherStart: Int, count length: Int) -> Float {
    precondition(length >= 0 && length % 8 == 0 && start >= 0 && otherStart >= 0)
    precondition(start + length <= count && otherStart + length <= other.count)
    // Both runs lie within their allocations by the lines above, and are read eight at a time, which divides them.
    let (left, right) = unsafe (base + start, other.base + otherStart)
    var sum = SIMD8<Float>()
    var at = 0
    while at < length {
      unsafe sum += Self.load(left + at) * Self.load(right + at)
      at += 8
    }
    return sum.sum()
  }

  /// Eight numbers from one on.
  package subscript(eight index: Int) -> SIMD8<Float> {
    @inlinable @inline(__always) get {
      assert(index >= 0 && index + 8 <= count)
      // Within the allocation: checked in debug builds, by the callers' shapes in release.
      return unsafe Self.load(base + index)
    }
    @inlinable @inline(__always) set {
      assert(index >= 0 && index + 8 <= count)
      unsafe Self.store(newValue, base + index)
    }
  }

  // Eight floats from an address that need not be aligned to their size; the callers vouch that all eight are there.
  @inlinable @inline(__always)
  static func load(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
    unsafe UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
  }

  @inlinable @inline(__always)
  static func store(_ value: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    unsafe UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: SIMD8<Float>.self)
  }

  /// A matrix as a run of this memory: `rowStride` from row to row, `columnStride` from column to column.
  package struct View {
    fileprivate let floats: Floats
    fileprivate let start: Int
    fileprivate let rowStride: Int
    fileprivate let columnStride: Int
  }

  package func rows(at start: Int = 0, of width: Int) -> View {
    View(floats: self, start: start, rowStride: width, columnStride: 1)
  }

  /// The same memory read with rows and columns exchanged.
  package func transposed(at start: Int = 0, of width: Int) -> View {
    View(floats: self, start: start, rowStride: 1, columnStride: width)
  }

  /// self[row, column] += Σ left[row, k] * right[k, column], for matrices of `rows` × `inner` and `inner` × `columns`.
  /// The right one's and this one's rows must be contiguous, `columns` a multiple of 8.
  package func addProduct(
    at start: Int = 0, of width: Int, _ left: View, _ right: View, rows: Int, inner: Int, columns: Int
  ) {
    guard rows > 0, inner > 0, columns > 0 else { return }
    precondition(columns % 8 == 0 && right.columnStride == 1 && columns <= width && columns <= right.rowStride)
    precondition(start >= 0 && start + (rows - 1) * width + columns <= count)
    precondition(right.start >= 0 && right.start + (inner - 1) * right.rowStride + columns <= right.floats.count)
    let lastLeft = left.start + (rows - 1) * left.rowStride + (inner - 1) * left.columnStride
    precondition(left.start >= 0 && lastLeft < left.floats.count)
    // All three matrices lie within their allocations by the lines above; the loops below stay within their shapes.
    let out = unsafe base + start
    let a = unsafe UnsafePointer(left.floats.base + left.start)
    let b = unsafe UnsafePointer(right.floats.base + right.start)
    var row = 0
    while row < rows {
      let pair = row + 1 < rows
      let first = unsafe a + row * left.rowStride
      let second = unsafe pair ? first + left.rowStride : first
      var column = 0
      while column + 16 <= columns {
        var (sum0, sum1) = (SIMD8<Float>(), SIMD8<Float>())
        var (sum2, sum3) = (SIMD8<Float>(), SIMD8<Float>())
        for k in 0..<inner {
          let line = unsafe b + k * right.rowStride + column
          let (b0, b1) = unsafe (Self.load(line), Self.load(line + 8))
          let (x, y) = unsafe (first[k * left.columnStride], second[k * left.columnStride])
          sum0 += b0 * x
          sum1 += b1 * x
          sum2 += b0 * y
          sum3 += b1 * y
        }
        let target = unsafe out + row * width + column
        unsafe Self.store(Self.load(target) + sum0, target)
        unsafe Self.store(Self.load(target + 8) + sum1, target + 8)
        if pair {
          unsafe Self.store(Self.load(target + width) + sum2, target + width)
          unsafe Self.store(Self.load(target + width + 8) + sum3, target + width + 8)
        }
        column += 16
      }
      if column < columns {
        var (sum0, sum2) = (SIMD8<Float>(), SIMD8<Float>())
        for k in 0..<inner {
          let b0 = unsafe Self.load(b + k * right.rowStride + column)
          unsafe sum0 += b0 * first[k * left.columnStride]
          unsafe sum2 += b0 * second[k * left.columnStride]
        }
        let target = unsafe out + row * width + column
        unsafe Self.store(Self.load(target) + sum0, target)
        if pair { unsafe Self.store(Self.load(target + width) + sum2, target + width) }
      }
      row += 2
    }
  }
}
