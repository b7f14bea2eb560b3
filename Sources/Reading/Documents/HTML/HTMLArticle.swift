/// The article of a page: which of its paragraphs belong to it, as text with Markdown's marks for headings and lists.
struct HTMLArticle {
  let text: String
  /// The heading that names the article.
  let heading: String?

  init(_ page: HTMLPage) {
    let chosen = Self.chosen(page.blocks)
    let title = page.blocks.first { $0.kind == .heading(1) && $0.linkLetters * 2 < $0.letters }
    heading = (chosen.first { $0.kind == .heading(1) } ?? title).map { Self.oneLine($0.text) }
    // A title that stands outside what was chosen still says what the article is about.
    let leads = chosen.contains { $0.kind == .heading(1) } ? [] : title.map { [$0] } ?? []
    text = Self.text(of: leads + chosen)
  }

  /// Fewer letters are no article.
  private static let fewest = 200

  private static func chosen(_ blocks: [HTMLBlock]) -> [HTMLBlock] {
    let region = region(of: blocks.filter { !isNavigation($0) })
    let trusted = region.filter { !$0.isSuspect }
    // Classes mislead where most of the page is called a widget.
    return letters(trusted) * 10 >= letters(region) * 4 ? trusted : region
  }

  /// What the page marks as the article's body; else its longest article; else its main part; else all outside headers.
  private static func region(of blocks: [HTMLBlock]) -> [HTMLBlock] {
    let body = blocks.filter(\.isInBody)
    if letters(body) >= fewest { return body }
    var sizes: [Int: Int] = [:]
    for block in blocks where block.article > 0 { sizes[block.article, default: 0] += block.letters }
    let main = blocks.filter(\.isInMain)
    if let longest = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      longest.value >= fewest, longest.value * 3 >= letters(main)
    {
      return blocks.filter { $0.article == longest.key }
    }
    if letters(main) >= fewest { return main }
    return blocks.filter { !$0.isInHeader || $0.article > 0 || $0.isInMain || $0.kind == .heading(1) }
  }

  /// Words that are all links and end no sentence: menus, tags, headlines of other articles.
  private static func isNavigation(_ block: HTMLBlock) -> Bool {
    if case .heading(let level) = block.kind, level < 3 { return false }
    guard block.linkLetters * 10 >= block.letters * 9 else { return false }
    guard let last = block.text.unicodeScalars.last(where: { !"\u{201D}\"'’)".unicodeScalars.contains($0) }) else {
      return true
    }
    return !(last == "." || last == "!" || last == "?") || block.letters < 40
  }

  private static func letters(_ blocks: [HTMLBlock]) -> Int { blocks.reduce(0) { $0 + $1.letters } }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Blocks with an empty line between them; items of a list and rows of a table keep together.
  private static func text(of blocks: [HTMLBlock]) -> String {
    var text = ""
    var previous: HTMLBlock.Kind?
    for block in blocks {
      let line = line(block)
      guard !line.isEmpty else { continue }
      let keepsTogether = previous == block.kind && (block.kind == .item || block.kind == .row)
      if previous != nil { text += keepsTogether ? "\n" : "\n\n" }
      text += line
      if block.isTableHead, block.kind == .row { text += "\n|---|" }
      previous = block.kind
    }
    return text + "\n"
  }

  /// A block as Markdown would have it. What only looks like a mark is told from one by a backslash.
  private static func line(_ block: HTMLBlock) -> String {
    switch block.kind {
    case .heading(let level): return String(repeating: "#", count: level) + " " + oneLine(block.text)
    case .item: return "- " + oneLine(block.text)
    case .row:
      let cells = block.text.split(separator: "|").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
      return cells.count > 1 ? "| " + cells.joined(separator: " | ") + " |" : escaped(cells.first ?? "")
    case .paragraph: return escaped(block.text)
    }
  }

  private static func escaped(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "#>|".unicodeScalars.contains(first) else { return text }
    return "\\" + text
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
