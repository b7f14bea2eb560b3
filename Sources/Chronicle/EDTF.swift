/// A date by ISO 8601-2 (EDTF): level 0, level 1, and of level 2 the sub-year groupings 25 to 41 and one-of sets.
///
/// It holds only what the `edtf` package of PyPI reads too, so that clients can parse every date they are given.
package struct EDTF: Hashable, Sendable {
  /// One end of an interval.
  enum End: Hashable, Sendable {
    case point(EDTFPoint)
    /// `..`: there is no such bound.
    case open
    /// Nothing: there is a bound, but nobody knows it.
    case unknown
  }

  /// An entry of a one-of set.
  enum Element: Hashable, Sendable {
    case point(EDTFPoint)
    /// `..1983`, `1983..`, `1983..1986`.
    case range(from: EDTFPoint?, to: EDTFPoint?)
  }

  enum Form: Hashable, Sendable {
    case point(EDTFPoint)
    case interval(End, End)
    case oneOf([Element])
  }

  let form: Form

  init(form: Form) { self.form = form }

  /// Reads a date as it is written: `2014`, `2014-03`, `201X`, `2014-21`, `2010/..`, `[2014,2016]`.
  package init(_ text: String) throws(EDTFError) {
    if let point = EDTFPoint(plain: text) { form = .point(point) } else { self = try EDTFParser(text).date() }
  }

  package var precision: DatePrecision {
    switch form {
    case .point(let point): point.precision
    case .interval, .oneOf: .interval
    }
  }

  /// Whether the writer marks it `~` or `%`.
  package var isApproximate: Bool {
    points.contains { $0.qualifier == .approximate || $0.qualifier == .both }
  }

  /// Whether the writer marks it `?` or `%`.
  package var isUncertain: Bool {
    points.contains { $0.qualifier == .uncertain || $0.qualifier == .both }
  }

  private var points: [EDTFPoint] {
    switch form {
    case .point(let point): [point]
    case .interval(let from, let to): [from.point, to.point].compactMap(\.self)
    case .oneOf(let elements): elements.flatMap(\.points)
    }
  }
}

extension EDTF.End {
  var point: EDTFPoint? { if case .point(let point) = self { point } else { nil } }
}

extension EDTF.Element {
  var points: [EDTFPoint] {
    switch self {
    case .point(let point): [point]
    case .range(let from, let to): [from, to].compactMap(\.self)
    }
  }
}

// MARK: Bounds

extension EDTF {
  /// The first day it can mean; null where its start is open, unknown or outside the years that `Day` holds.
  package var earliest: Day? { first?.asDay }

  /// The last day it can mean; null where its end is open, unknown or outside the years that `Day` holds.
  package var latest: Day? { last?.asDay }

  /// Whether a day may lie in both. Open and unknown ends reach everywhere.
  package func overlaps(_ other: EDTF) -> Bool { overlaps(other.first, other.last) }

  /// Whether a day of the range may lie in it. A null bound is none.
  package func overlaps(from start: Day?, to end: Day?) -> Bool {
    overlaps(start.map(EDTFMoment.init), end.map(EDTFMoment.init))
  }

  private func overlaps(_ start: EDTFMoment?, _ end: EDTFMoment?) -> Bool {
    if let first, let end, end < first { return false }
    if let last, let start, last < start { return false }
    if let start, let end, end < start { return false }
    return true
  }

  var first: EDTFMoment? {
    switch form {
    case .point(let point): return point.first
    case .interval(let from, _): return from.point?.first
    case .oneOf(let elements):
      let starts = elements.map { $0.starts?.first }
      return starts.contains(nil) ? nil : starts.compactMap(\.self).min()
    }
  }

  var last: EDTFMoment? {
    switch form {
    case .point(let point): return point.last
    case .interval(_, let to): return to.point?.last
    case .oneOf(let elements):
      let ends = elements.map { $0.ends?.last }
      return ends.contains(nil) ? nil : ends.compactMap(\.self).max()
    }
  }
}

extension EDTF.Element {
  fileprivate var starts: EDTFPoint? {
    switch self {
    case .point(let point): point
    case .range(let from, _): from
    }
  }

  fileprivate var ends: EDTFPoint? {
    switch self {
    case .point(let point): point
    case .range(_, let to): to
    }
  }
}

// MARK: Order

extension EDTF: Comparable {
  /// By first day, then by last day. A date without a start (`../2014`) stands at its end; one without an end after those
  /// that have one.
  package static func < (a: EDTF, b: EDTF) -> Bool {
    let (first, second) = (a.first ?? a.last, b.first ?? b.last)
    if first != second { return precedes(first, second) }
    if a.last != b.last { return precedes(a.last, b.last) }
    return a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }

  /// Null is later than every day.
  private static func precedes(_ a: EDTFMoment?, _ b: EDTFMoment?) -> Bool {
    guard let a else { return false }
    guard let b else { return true }
    return a < b
  }
}

// MARK: Text

extension EDTF: CustomStringConvertible {
  /// The canonical text; reading it gives the same date.
  package var description: String {
    switch form {
    case .point(let point): point.description
    case .interval(let from, let to): from.description + "/" + to.description
    case .oneOf(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
    }
  }
}

extension EDTF.End: CustomStringConvertible {
  var description: String {
    switch self {
    case .point(let point): point.description
    case .open: ".."
    case .unknown: ""
    }
  }
}

extension EDTF.Element: CustomStringConvertible {
  var description: String {
    switch self {
    case .point(let point): point.description
    case .range(let from, let to): (from?.description ?? "") + ".." + (to?.description ?? "")
    }
  }
}
