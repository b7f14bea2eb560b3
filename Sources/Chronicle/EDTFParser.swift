/// Reads EDTF text, character by character.
struct EDTFParser {
  private let text: String
  private let characters: [Character]
  private var at = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  consuming func date() throws(EDTFError) -> EDTF {
    guard !characters.isEmpty else { throw error("a date must stand here, such as 2014-03") }
    let form: EDTF.Form = next == "[" ? try set() : try pointOrInterval()
    guard at == characters.count else { throw error("the date should have ended") }
    return EDTF(form: form)
  }

  private var next: Character? { at < characters.count ? characters[at] : nil }

  private func error(_ reason: String, at place: Int? = nil) -> EDTFError {
    EDTFError(text: text, place: place ?? at, reason: reason)
  }

  private mutating func take(_ wanted: String) -> Bool {
    guard characters[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  // MARK: Intervals

  private mutating func pointOrInterval() throws(EDTFError) -> EDTF.Form {
    let from = try end()
    if at == characters.count, case .point(let point) = from { return .point(point) }
    guard take("/") else { throw error("a / must part the two ends of an interval") }
    let to = try end()
    if let reason = EDTF.objection(from, to) { throw error(reason, at: 0) }
    return .interval(from, to)
  }

  private mutating func end() throws(EDTFError) -> EDTF.End {
    if take("..") { return .open }
    if next == nil || next == "/" { return .unknown }
    return .point(try point())
  }

  // MARK: Sets

  private mutating func set() throws(EDTFError) -> EDTF.Form {
    var elements: [EDTF.Element] = []
    repeat {
      at += 1
      elements.append(try element())
    } while next == ","
    guard take("]") else { throw error("a ] must close the set") }
    if let reason = EDTF.objection(elements) { throw error(reason, at: 0) }
    return .oneOf(elements)
  }

  private mutating func element() throws(EDTFError) -> EDTF.Element {
    if take("..") { return .range(from: nil, to: try point()) }
    let first = try point()
    guard take("..") else { return .point(first) }
    guard let next, next != ",", next != "]" else { return .range(from: first, to: nil) }
    return .range(from: first, to: try point())
  }

  // MARK: Points

  private mutating func point() throws(EDTFError) -> EDTFPoint {
    if next == "Y" { return EDTFPoint(try longYear()) }
    let year = try year()
    guard next == "-" else { return EDTFPoint(year, .none, qualifier()) }
    let place = at + 1
    let part = try part(of: year)
    if year.unspecified > 0 { throw error("an unspecified year has no month", at: place) }
    if case .grouping = part {
      guard qualifier() == nil else { throw error("seasons, quarters and halves take no mark", at: at - 1) }
      return EDTFPoint(year, part)
    }
    return EDTFPoint(year, part, qualifier())
  }

  private mutating func qualifier() -> EDTFPoint.Qualifier? {
    guard let mark = next.flatMap(EDTFPoint.Qualifier.init) else { return nil }
    at += 1
    return mark
  }

  private mutating func year() throws(EDTFError) -> EDTFYear {
    let start = at
    let isNegative = take("-")
    let digits = takeDigits()
    var unspecified = 0
    while next == "X" {
      at += 1
      unspecified += 1
    }
    guard digits.count + unspecified == 4 else {
      throw error("a year has four digits, or a Y before more than four", at: start)
    }
    guard unspecified <= 2 else { throw error("at most the last two digits of a year may be X", at: start) }
    guard var value = Int(digits) else { throw error("a year has four digits", at: start) }
    for _ in 0..<unspecified { value *= 10 }
    guard !isNegative || value > 0 || unspecified > 0 else { throw error("the year 0000 has no sign", at: start) }
    return unspecified == 0
      ? EDTFYear(isNegative ? -value : value)
      : EDTFYear(isNegative ? -value : value, unspecified: unspecified, isNegative: isNegative)
  }

  /// `Y17000`, `Y-17000`.
  private mutating func longYear() throws(EDTFError) -> EDTFYear {
    let start = at
    at += 1
    let isNegative = take("-")
    let digits = takeDigits()
    guard digits.count > 4, digits.first != "0" else {
      throw error("a year with Y has more than four digits, the first of them not 0", at: start)
    }
    // Eighteen digits keep every sum below within Int.
    guard digits.count <= 18, let value = Int(digits) else {
      throw error("a year has at most eighteen digits", at: start)
    }
    return EDTFYear(isNegative ? -value : value)
  }

  private mutating func part(of year: EDTFYear) throws(EDTFError) -> EDTFPoint.Part {
    let place = at + 1
    guard let month = try twoDigits() else { return try unspecifiedMonth() }
    if (21...41).contains(month) { return .grouping(month) }
    guard (1...12).contains(month) else {
      throw error("the month must be 01 to 12, or 21 to 41 for a season, quarter or half", at: place)
    }
    guard next == "-" else { return .month(month) }
    guard let day = try twoDigits() else { return .someDay(month: month) }
    guard day >= 1, day <= Day.count(inMonth: month, of: year.value) else {
      throw error("the month has no such day", at: place + 3)
    }
    return .day(month: month, day: day)
  }

  private mutating func unspecifiedMonth() throws(EDTFError) -> EDTFPoint.Part {
    guard next == "-" else { return .someMonth }
    let place = at + 1
    guard try twoDigits() == nil else { throw error("a day in an unspecified month must be XX", at: place) }
    return .someMonthAndDay
  }

  /// The two digits behind a hyphen; null for `XX`.
  private mutating func twoDigits() throws(EDTFError) -> Int? {
    at += 1
    if take("XX") { return nil }
    let start = at
    let digits = takeDigits()
    guard digits.count == 2, let value = Int(digits) else { throw error("two digits or XX must stand here", at: start) }
    return value
  }

  private mutating func takeDigits() -> String {
    let start = at
    while let next, ("0"..."9").contains(next), next.utf8.count == 1 { at += 1 }
    return String(characters[start..<at])
  }
}
