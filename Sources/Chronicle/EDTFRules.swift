/// What may stand in an interval or a set.
extension EDTF {
  /// Why two ends make no interval; null when they do.
  static func objection(_ from: End, _ to: End) -> String? {
    let points = [from.point, to.point].compactMap(\.self)
    if points.isEmpty { return from == .open && to == .open ? nil : "an interval needs a date at one end at least" }
    if points.contains(where: { $0.year.isLong }) { return "the ends of an interval have years of four digits" }
    if points.contains(where: { $0.grouping.map { $0 > 24 } ?? false }) {
      return "quarters and halves are no ends of an interval: use months"
    }
    if points.contains(where: \.hasUnspecified), !allowsUnspecified(points) {
      return "an end with X needs a whole year or day with X, and an unmarked date at the other end"
    }
    if let first = from.point?.first, let last = to.point?.last, last < first {
      return "the interval ends before it begins"
    }
    return nil
  }

  private static func allowsUnspecified(_ points: [EDTFPoint]) -> Bool {
    points.count == 2
      && points.allSatisfy {
        $0.qualifier == nil && $0.part != .someMonth && !($0.year.isNegative && $0.year.unspecified > 0)
      }
  }

  /// Why entries make no one-of set; null when they do.
  static func objection(_ elements: [Element]) -> String? {
    let points = elements.flatMap(\.points)
    if points.contains(where: { $0.year.isLong || $0.grouping != nil || $0.part == .someMonth }) {
      return "a set holds years of four digits, months and days"
    }
    if elements.count == 1, case .point? = elements.first {
      return "a set of one date is that date: leave the brackets out"
    }
    for (index, element) in elements.enumerated() {
      guard case .range(let from, let to) = element else { continue }
      if from == nil, index > 0 { return "only the first entry of a set may have no start" }
      if to == nil, index < elements.count - 1 { return "only the last entry of a set may have no end" }
      if let reason = objection(from, to) { return reason }
    }
    return nil
  }

  private static func objection(_ from: EDTFPoint?, _ to: EDTFPoint?) -> String? {
    let ends = [from, to].compactMap(\.self)
    if ends.contains(where: { $0.qualifier != nil || $0.hasUnspecified }) {
      return "the ends of a range in a set have neither marks nor X"
    }
    guard let from, let to else { return nil }
    if from.precision != to.precision { return "both ends of a range in a set are years, or months, or days" }
    return to.last < from.first ? "a range in the set ends before it begins" : nil
  }
}
