/// What elements are for a reader of the text (WHATWG HTML, section 4).
enum HTMLElements {
  /// Never hold words of the article.
  static let dropped: Set<String> = [
    "nav", "aside", "form", "button", "select", "datalist", "input", "noscript", "template", "svg", "math", "canvas",
    "object", "applet", "audio", "video", "map", "dialog", "menu", "figcaption", "footer", "script", "style", "iframe",
    "textarea", "head", "noembed", "noframes", "xmp", "rt", "rp", "del", "strike",
  ]

  static let headings: [String: Int] = ["h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6]

  /// Have no end tag.
  static let void: Set<String> = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta",
    "param", "source", "track", "wbr",
  ]

  /// Stand inside a paragraph.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "meter", "output", "q", "ruby", "s", "samp", "slot", "small", "span", "strong", "sub", "sup",
    "time",
    "tt", "u", "var", "picture", "progress", "nobr",
  ]

  /// What an open element of the same kind ends at when another begins.
  static let closedBySibling: [String: Set<String>] = [
    "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "tr": ["tr", "td", "th"], "td": ["td", "th"],
    "th": ["td", "th"], "option": ["option"],
  ]

  /// How far up such a sibling is looked for.
  static let siblingScopes: Set<String> = ["ul", "ol", "dl", "table", "menu", "body", "html"]

  private static let droppedRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar",
    "toolbar", "button", "tablist", "form", "tooltip", "alert",
  ]

  /// Whether an element is set aside with all it holds.
  static func isDropped(_ tag: HTMLTag) -> Bool {
    if dropped.contains(tag.name) || tag["hidden"] != nil || tag["aria-hidden"] == "true" { return true }
    if let role = tag["role"], droppedRoles.contains(role.lowercased()) { return true }
    if tag.name == "sup", words(of: tag["class"] ?? "").contains(where: { $0 == "reference" || $0 == "footnote" }) {
      return true
    }
    let style = tag["style"]?.filter { !$0.isWhitespace }.lowercased() ?? ""
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Words of a class or id that sites give to what they put around an article.
  private static let suspects: Set<String> = [
    "share", "sharing", "sharebar", "social", "socials", "newsletter", "subscribe", "subscription", "signup", "paywall",
    "related", "recommended", "recommendations", "recirc", "recirculation", "promo", "promos", "promotion", "teaser",
    "teasers", "trending", "popular", "mostread", "ad", "ads", "advert", "advertisement", "advertising", "adslot",
    "sponsored", "sponsor", "outbrain", "taboola", "cookie", "cookies", "consent", "gdpr", "comments", "comment",
    "disqus", "respond", "breadcrumb", "breadcrumbs", "sidebar", "widget", "toolbar", "byline", "bylines", "caption",
    "credit", "credits", "tags", "taglist", "topics", "author", "bio", "biography", "authorbox", "copyright", "nav",
    "navigation", "menu", "masthead", "footer", "pagination", "pager", "popup", "modal", "overlay", "skip", "print",
    "donate", "donation", "toc", "infobox", "navbox", "reflist", "references", "editsection", "noprint", "hatnote",
    "metadata", "ambox", "catlinks", "mwe", "sistersitebox", "screenreader", "hidden", "tooltip", "lightbox",
    "gallery", "slideshow", "carousel", "disclaimer",
  ]

  /// Words by which a class names the article itself.
  private static let contents: Set<String> = [
    "content", "contents", "article", "story", "post", "entry", "body", "text",
  ]

  /// Words by which a class tells what a container has or lacks: "has-sidebar".
  private static let qualifiers: Set<String> = ["has", "with", "no", "without", "is", "layout", "page", "grid"]

  private static let suspectable: Set<String> = [
    "div", "section", "ul", "ol", "dl", "p", "span", "figure", "table", "details", "header", "li", "small", "center",
  ]

  /// Whether an element looks like furniture by its class or id: "article-share", but not "has-sidebar" nor anything that
  /// also calls itself "story-body".
  static func isSuspect(_ tag: HTMLTag) -> Bool {
    guard suspectable.contains(tag.name), tag["class"] != nil || tag["id"] != nil else { return false }
    let names = [tag["class"], tag["id"]].compactMap(\.self).flatMap { $0.split(whereSeparator: \.isWhitespace) }
      .prefix(30).map { words(of: $0) }
    let isContent = names.contains { name in
      name.last.map(contents.contains) == true && !name.contains(where: suspects.contains)
    }
    return !isContent
      && names.contains { name in
        name.contains(where: suspects.contains) && !name.contains(where: qualifiers.contains)
      }
  }

  /// The words of a class or id: "shareBar__article" is share, bar, article.
  static func words(of name: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in name.unicodeScalars.prefix(100) {
      let isUpper = (0x41...0x5A).contains(scalar.value)
      let isLower = (0x61...0x7A).contains(scalar.value)
      if !isLower, !word.isEmpty {
        words.append(word)
        word = ""
      }
      if isUpper { word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20))) }
      if isLower { word.unicodeScalars.append(scalar) }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
