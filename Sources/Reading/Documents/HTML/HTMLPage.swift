/// A paragraph of a page, and where it stands.
struct HTMLBlock: Hashable {
  enum Kind: Hashable {
    case paragraph, item, row
    case heading(Int)
  }

  var kind: Kind
  var text: String
  /// Characters that are no white space, and how many of them stand in links.
  var letters = 0
  var linkLetters = 0
  /// The outermost `article` around it, counted from 1; 0 for none.
  var article = 0
  var isInMain = false
  /// Inside what a page marks as its article's body.
  var isInBody = false
  /// Inside an element that looks like furniture by its class.
  var isSuspect = false
  /// Inside the header of the page or of an article.
  var isInHeader = false
  /// A row of a table whose cells all name columns.
  var isTableHead = false
}

/// A saved page, walked once: its paragraphs and what it says of itself. Depth costs no stack, time is linear.
struct HTMLPage {
  private(set) var blocks: [HTMLBlock] = []
  private(set) var metadata = HTMLMetadata()

  private struct Open {
    let name: String
    let isInline: Bool
    let isDropped: Bool
    let isSuspect: Bool
    let isBody: Bool
  }

  /// Browsers nest no deeper either; what stands deeper counts to the deepest element.
  private static let deepest = 512

  private var open: [Open] = []
  private var overflow = 0
  private var dropped = 0
  private var suspect = 0
  private var body = 0
  private var counts: [String: Int] = [:]
  private var articles = 0
  private var isInLink = false
  private var current = HTMLBlock(kind: .paragraph, text: "")
  private var needsSpace = false
  private var cells = 0

  init(_ source: String) {
    for token in HTMLTokenizer(source) {
      switch token {
      case .text(let text): append(text)
      case .start(let tag): start(tag)
      case .end(let name): end(name)
      case .raw(let element, let text): metadata.note(contents: text, of: element)
      }
    }
    flush()
  }

  private func isOpen(_ name: String) -> Bool { counts[name, default: 0] > 0 }

  // MARK: Tags

  private mutating func start(_ tag: HTMLTag) {
    metadata.note(tag, isInArticle: isOpen("article") || isOpen("main"), isDropped: dropped > 0)
    let isInline = HTMLElements.inline.contains(tag.name)
    if !isInline { startBlock(tag) }
    if tag.name == "a" { isInLink = tag["href"] != nil }
    guard !HTMLElements.void.contains(tag.name) else { return }
    push(tag, isInline)
    if !isInline { begin(tag) }
  }

  /// Ends what was open before a block.
  private mutating func startBlock(_ tag: HTMLTag) {
    switch tag.name {
    case "td", "th": return cell(tag)
    case "img", "wbr", "link", "meta", "input", "source", "embed", "track", "col", "param": return
    case "br": return lineBreak()
    default: flush()
    }
    closeParagraph()
    if let siblings = HTMLElements.closedBySibling[tag.name] { close(siblings) }
  }

  private mutating func lineBreak() {
    if case .heading = current.kind { needsSpace = true } else { flush(keepingKind: true) }
  }

  /// Cells of a row stand side by side, until one of them holds a paragraph.
  private mutating func cell(_ tag: HTMLTag) {
    close(HTMLElements.closedBySibling[tag.name] ?? [])
    if cells > 0 || current.letters == 0 { current.kind = .row }
    if cells > 0, dropped == 0 { current.text += current.text.hasSuffix("| ") || current.text.isEmpty ? "" : " | " }
    needsSpace = false
    current.isTableHead = tag.name == "th" && (cells == 0 || current.isTableHead)
    cells += 1
  }

  /// An open paragraph ends where a block begins.
  private mutating func closeParagraph() {
    guard isOpen("p") else { return }
    for index in open.indices.reversed() {
      if open[index].name == "p" { return pop(to: index) }
      guard open[index].isInline else { return }
    }
  }

  /// Ends the nearest of some elements, if none of the lists and tables that hold them stands between.
  private mutating func close(_ names: Set<String>) {
    guard names.contains(where: isOpen) else { return }
    for index in open.indices.reversed() {
      if names.contains(open[index].name) { return pop(to: index) }
      if HTMLElements.siblingScopes.contains(open[index].name) { return }
    }
  }

  private mutating func push(_ tag: HTMLTag, _ isInline: Bool) {
    guard open.count < Self.deepest else {
      overflow += 1
      return
    }
    let isBody = tag["itemprop"] == "articleBody"
    let element = Open(
      name: tag.name, isInline: isInline, isDropped: HTMLElements.isDropped(tag),
      isSuspect: HTMLElements.isSuspect(tag),
      isBody: isBody)
    open.append(element)
    counts[tag.name, default: 0] += 1
    dropped += element.isDropped ? 1 : 0
    suspect += element.isSuspect ? 1 : 0
    body += element.isBody ? 1 : 0
    if tag.name == "article", counts["article"] == 1 { articles += 1 }
  }

  /// What a block's first words belong to.
  private mutating func begin(_ tag: HTMLTag) {
    if let level = HTMLElements.headings[tag.name] {
      current.kind = .heading(level)
    } else if tag.name == "li" {
      current.kind = .item
    } else if tag.name == "dt" {
      current.kind = .heading(6)
    } else if tag.name == "tr" {
      cells = 0
    }
  }

  private mutating func end(_ name: String) {
    if name == "a" { isInLink = false }
    guard !HTMLElements.void.contains(name) else {
      if name == "br" { lineBreak() }
      return
    }
    if overflow > 0 {
      overflow -= 1
      if !HTMLElements.inline.contains(name) { flush() }
      return
    }
    guard isOpen(name) else {
      if name == "p" { flush() }
      return
    }
    let isInline = HTMLElements.inline.contains(name)
    if !isInline, name != "td", name != "th" { flush() }
    for index in open.indices.reversed() {
      if open[index].name == name { return pop(to: index) }
      // A slip among inline elements ends no block.
      if isInline, !open[index].isInline { return }
    }
  }

  private mutating func pop(to index: Int) {
    for element in open[index...] {
      counts[element.name, default: 1] -= 1
      dropped -= element.isDropped ? 1 : 0
      suspect -= element.isSuspect ? 1 : 0
      body -= element.isBody ? 1 : 0
    }
    open.removeSubrange(index...)
  }

  // MARK: Text

  private mutating func append(_ text: String) {
    guard dropped == 0 else { return }
    let isPreformatted = isOpen("pre")
    for scalar in text.unicodeScalars {
      if isPreformatted, scalar == "\n" {
        current.text.unicodeScalars.append(scalar)
      } else if scalar.properties.isWhitespace, scalar != "\u{A0}" || !isPreformatted {
        needsSpace = true
      } else if scalar != "\u{AD}", scalar != "\u{200B}", scalar != "\u{FEFF}" {
        if needsSpace, let last = current.text.unicodeScalars.last, last != "\n", last != " " { current.text += " " }
        needsSpace = false
        current.text.unicodeScalars.append(scalar)
        current.letters += 1
        if isInLink { current.linkLetters += 1 }
      }
    }
    place()
  }

  /// A block stands where its first words do.
  private mutating func place() {
    guard current.letters > 0 else { return }
    current.article = isOpen("article") ? articles : 0
    current.isInMain = isOpen("main")
    current.isInBody = body > 0
    current.isSuspect = suspect > 0
    current.isInHeader = isOpen("header")
  }

  private mutating func flush(keepingKind: Bool = false) {
    if current.letters > 0 { blocks.append(current) }
    current = HTMLBlock(kind: keepingKind ? current.kind : .paragraph, text: "")
    needsSpace = false
    cells = 0
  }
}
