/// One actor in the middle and those it deals with most around it: thick lines for many events, colour for their kind.
/// The list beside it says the same in words, so that the drawing is hidden from screen readers.
struct EgoNetwork {
  let centre: ActorView
  let ties: [TieView]
  let site: Site

  var html: HTML {
    let shown = Array(ties.prefix(14))
    guard shown.count > 1 else { return "" }
    let most = Double(shown.map(\.events).max() ?? 1)
    var lines = HTML.empty
    var nodes = HTML.empty
    for (index, tie) in shown.enumerated() {
      let other = tie.first.id == centre.id ? tie.second : tie.first
      let (x, y) = Self.place(index, of: shown.count)
      let width = 1 + Int(7 * (Double(tie.events) / most))
      let tone = tie.conflict * 3 <= tie.events ? "up" : tie.cooperation * 3 <= tie.events ? "down" : "mixed"
      lines += "<path class=\"\(tone)\" d=\"M280 150L\(x) \(y)\" stroke-width=\"\(width)\"/>"
      let anchor = x < 265 ? "end" : x > 295 ? "start" : "middle"
      let labelX = x < 265 ? x - 8 : x > 295 ? x + 8 : x
      let labelY = abs(x - 280) <= 15 ? (y < 150 ? y - 10 : y + 18) : y + 4
      nodes += """
        <a href="\(site.tie(centre.id, other.id))" tabindex="-1"><circle cx="\(x)" cy="\(y)" r="5"/>\
        <text x="\(labelX)" y="\(labelY)" text-anchor="\(anchor)">\(cut(other.name))</text></a>
        """
    }
    return """
      <svg class="ego" viewBox="0 0 560 300" aria-hidden="true">\(lines)\(nodes)\
      <circle class="centre" cx="280" cy="150" r="9"/>\
      <text class="centre" x="280" y="177" text-anchor="middle">\(cut(centre.name))</text></svg>
      """
  }

  private func cut(_ name: String) -> String { name.count <= 18 ? name : String(name.prefix(17)) + "…" }

  /// Points on an ellipse, the strongest at the top, then to the right and left of it in turn. Sines by table: nothing
  /// here needs a mathematics library.
  private static func place(_ index: Int, of count: Int) -> (x: Int, y: Int) {
    let turn = (index.isMultiple(of: 2) ? index / 2 : count - (index + 1) / 2) * 56 / count
    return (280 + 130 * sine(turn) / 1000, 150 - 118 * sine(turn + 14) / 1000)
  }

  /// A thousand times the sine of so many 56ths of a circle.
  private static func sine(_ turn: Int) -> Int {
    let step = turn % 56
    let quarter = step % 28
    let value = quarter <= 14 ? table[quarter] : table[28 - quarter]
    return step < 28 ? value : -value
  }

  private static let table = [0, 112, 223, 330, 434, 532, 623, 707, 782, 847, 901, 944, 975, 994, 1000]
}
