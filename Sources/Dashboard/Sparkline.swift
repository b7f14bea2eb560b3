/// A tie year by year in the height of a line: cooperation above, conflict below.
struct Sparkline {
  let years: [YearView]
  private static let height = 28

  var html: HTML {
    guard let first = years.first, let last = years.last else {
      return "<span class=\"spark none\">no dated event</span>"
    }
    let step = max(3, min(10, 140 / years.count))
    let most = max(1, years.map { max($0.cooperation, $0.conflict) }.max() ?? 1)
    var bars = HTML.empty
    for (index, year) in years.enumerated() {
      bars += bar(x: index * step, width: step - 1, count: year.cooperation, most: most, isAbove: true)
      bars += bar(x: index * step, width: step - 1, count: year.conflict, most: most, isAbove: false)
    }
    let width = years.count * step
    let span = first.year == last.year ? first.year : "\(first.year)–\(last.year)"
    return """
      <span class="spark"><svg viewBox="0 0 \(width) \(Self.height)" width="\(width)" height="\(Self.height)" role="img" \
      aria-label="Dated events by year, \(span), most in a year: \(most)">\
      <path class="axis" d="M0 14H\(width)"/>\(bars)</svg><small aria-hidden="true">\(span)</small></span>
      """
  }

  private func bar(x: Int, width: Int, count: Int, most: Int, isAbove: Bool) -> HTML {
    guard count > 0 else { return "" }
    let length = max(2, count * 13 / most)
    return """
      <rect class="\(isAbove ? "up" : "down")" x="\(x)" y="\(isAbove ? 14 - length : 14)" width="\(width)" \
      height="\(length)"/>
      """
  }
}

/// How much of a tie is cooperation, as one bar.
struct Balance {
  let cooperation: Int
  let conflict: Int

  var html: HTML {
    let total = max(1, cooperation + conflict)
    let part = cooperation * 100 / total
    return """
      <svg class="balance" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="up" width="\(part)" height="6"/><rect class="down" x="\(part)" width="\(100 - part)" height="6"/></svg>
      """
  }
}
