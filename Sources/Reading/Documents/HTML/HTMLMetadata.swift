import Chronicle

/// What a page says of itself: `meta` and `link` elements, Open Graph, JSON-LD, `time`.
struct HTMLMetadata {
  /// Values by what they tell; of several the first of the best kind counts.
  private var titles: [Int: String] = [:]
  private var publishers: [Int: String] = [:]
  private var addresses: [Int: String] = [:]
  private var days: [Int: Day] = [:]
  private(set) var language: String?
  /// The first heading of the first height.
  var heading: String?

  var url: String? { Self.best(addresses) }
  var publisher: String? { Self.best(publishers) }
  var published: Day? { Self.best(days) }

  /// The page's title without its site's name.
  var title: String? {
    guard let title = Self.best(titles) else { return heading }
    return Self.withoutSite(title, publisher) ?? title
  }

  private static func best<Value>(_ values: [Int: Value]) -> Value? { values.min { $0.key < $1.key }?.value }

  private static func note<Value>(_ value: Value?, _ rank: Int, in values: inout [Int: Value]) {
    guard let value, values[rank] == nil else { return }
    values[rank] = value
  }

  // MARK: Elements

  mutating func note(_ tag: HTMLTag, isInArticle: Bool, isDropped: Bool) {
    switch tag.name {
    case "html": language = language ?? Self.text(tag["lang"] ?? tag["xml:lang"])
    case "meta": noteMeta(tag)
    case "link":
      if tag["rel"]?.lowercased() == "canonical" { Self.note(Self.address(tag["href"]), 0, in: &addresses) }
    case "time":
      guard !isDropped else { return }
      let isDeclared = tag["itemprop"] == "datePublished" || tag["pubdate"] != nil
      Self.note(tag["datetime"].flatMap(MetadataDay.day), isDeclared ? 4 : isInArticle ? 8 : 9, in: &days)
    default:
      if tag["itemprop"] == "datePublished", let date = tag["content"] ?? tag["datetime"] {
        Self.note(MetadataDay.day(date), 4, in: &days)
      }
    }
  }

  private static let dateNames: [String: Int] = [
    "article:published_time": 1, "article:published": 1, "og:article:published_time": 1, "og:published_time": 1,
    "datepublished": 2, "parsely-pub-date": 2, "sailthru.date": 2, "citation_publication_date": 2, "pubdate": 2,
    "publishdate": 2, "publish-date": 2, "publish_date": 2, "publication_date": 2, "publicationdate": 2,
    "cxenseparse:recs:publishtime": 2, "dc.date.issued": 3, "dcterms.issued": 3, "dcterms.created": 3,
    "dc.date.created": 3, "dc.date": 3, "dcterms.date": 3, "citation_date": 3, "date": 3, "article.published": 2,
    "citation_online_date": 3, "originalpublicationdate": 2, "displaydate": 3, "date.released": 3, "creation_date": 3,
  ]

  private mutating func noteMeta(_ tag: HTMLTag) {
    guard let content = Self.text(tag["content"]),
      let name = (tag["property"] ?? tag["name"] ?? tag["itemprop"])?.lowercased()
    else { return }
    if let rank = Self.dateNames[name] { return Self.note(MetadataDay.day(content), rank, in: &days) }
    switch name {
    case "og:title": Self.note(content, 0, in: &titles)
    case "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title":
      Self.note(content, 2, in: &titles)
    case "og:site_name": Self.note(content, 1, in: &publishers)
    case "citation_publisher", "dc.publisher", "dcterms.publisher", "article:publisher_name":
      Self.note(content, 2, in: &publishers)
    case "application-name": Self.note(content, 3, in: &publishers)
    case "og:url": Self.note(Self.address(content), 1, in: &addresses)
    default: break
    }
  }

  /// What a `title` or `script` holds.
  mutating func note(contents: String, of element: String) {
    if element == "title" { Self.note(Self.text(contents), 4, in: &titles) }
    guard element == "script", contents.utf8.prefix(200).contains(UInt8(ascii: "{")) else { return }
    guard contents.contains("schema.org") else { return }
    let data = JSONLinkedData(contents)
    Self.note(data.published.flatMap(MetadataDay.day), 0, in: &days)
    Self.note(Self.text(data.headline), 1, in: &titles)
    Self.note(Self.text(data.publisher), 0, in: &publishers)
  }

  // MARK: Values

  /// White space made plain; null for nothing.
  private static func text(_ value: String?) -> String? {
    guard let value else { return nil }
    let text = value.prefix(1_000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  private static func address(_ value: String?) -> String? {
    guard let address = text(value), address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
    return address
  }

  /// "Title - Site", "Title | Site": the site's own name is cut off.
  private static func withoutSite(_ title: String, _ site: String?) -> String? {
    guard let site, title.count > site.count, title.lowercased().hasSuffix(site.lowercased()) else { return nil }
    let rest = title.dropLast(site.count).reversed().drop { " -–—|:·•»".contains($0) }
    // A name that belongs to the sentence ("News from Norway Today") has no mark before it.
    let cut = title.count - site.count - rest.count
    return cut >= 2 && !rest.isEmpty ? String(rest.reversed()) : nil
  }
}

/// Days as metadata give them: ISO 8601, RFC 5322 and the forms of people who write English.
enum MetadataDay {
  static func day(_ text: String) -> Day? {
    let text = text.prefix(60).drop(while: \.isWhitespace)
    if let day = Day(iso: text.prefix(10)) { return day }
    let words = text.split { !$0.isLetter && !$0.isNumber }
    if let first = words.first, first.count >= 8, let day = compact(first) { return day }
    let numbers = words.compactMap { Int($0) }
    if words.count >= 3, words[0].count == 4, numbers.count >= 3 { return make(numbers[0], numbers[1], numbers[2]) }
    guard let month = words.firstNonNil(monthNumber), let year = numbers.first(where: { (1000...9999).contains($0) }),
      let day = words.firstNonNil(dayNumber)
    else { return nil }
    return make(year, month, day)
  }

  /// "20241220", "20241220T101500".
  private static func compact(_ word: Substring) -> Day? {
    guard word.prefix(8).allSatisfy(\.isNumber) else { return nil }
    let digits = word.prefix(8)
    return Day(iso: "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"[...])
  }

  private static func make(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    guard (1000...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return Day(iso: "\(year)-\(two(month))-\(two(day))"[...])
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  private static func monthNumber(_ word: Substring) -> Int? {
    guard word.count >= 3, word.allSatisfy(\.isLetter) else { return nil }
    return months.firstIndex(of: word.prefix(3).lowercased()).map { $0 + 1 }
  }

  /// "20", "20th".
  private static func dayNumber(_ word: Substring) -> Int? {
    let digits = word.prefix(while: \.isNumber)
    return digits.count <= 2 ? Int(digits) : nil
  }
}

extension Sequence {
  fileprivate func firstNonNil<Value>(_ transform: (Element) -> Value?) -> Value? {
    for element in self { if let value = transform(element) { return value } }
    return nil
  }
}
