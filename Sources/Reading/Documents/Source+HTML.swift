package import Chronicle

extension Source {
  /// The article in a saved page: its text, which all offsets count in, and what the page says of it. What is given here
  /// goes before what the page says. The bytes are UTF-8, or Windows-1252 where `charset` (as a `Content-Type` gave it) or
  /// else the page itself says so; `name` is a given id or a file's name without its suffix.
  package init(
    html bytes: [UInt8], name: String, published: Day? = nil, title: String? = nil, url: String? = nil,
    publisher: String? = nil, charset: String? = nil
  ) throws(DocumentFault) {
    let page = HTMLPage(try HTMLBytes.text(bytes, charset: charset))
    let article = HTMLArticle(page)
    guard article.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
      throw DocumentFault(
        message: "the page holds no article: save it once its text is shown, or save the text alone", offset: nil)
    }
    var metadata = page.metadata
    metadata.heading = article.heading
    self.init(
      name: name, text: article.text, published: published ?? metadata.published, title: title ?? metadata.title,
      url: url ?? metadata.url, publisher: publisher ?? metadata.publisher, language: metadata.language)
  }
}

/// The characters of a page.
package enum HTMLBytes {
  /// Names of encodings that browsers read as Windows-1252 (WHATWG Encoding, section 4.2).
  private static let western: Set<String> = [
    "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii", "ascii", "x-cp1252",
  ]

  static func text(_ bytes: [UInt8], charset: String?) throws(DocumentFault) -> String {
    do {
      return try DocumentBytes.text(bytes)
    } catch {
      // A page that is UTF-8 is read as such, whatever it says.
      guard String(validating: bytes, as: UTF8.self) == nil else { throw error }
      guard let declared = (charset ?? declaredCharset(bytes))?.lowercased(), declared != "utf-8", declared != "utf8"
      else { throw error }
      guard western.contains(declared) else {
        throw DocumentFault(
          message: "the page is in \(declared), not UTF-8: convert it with iconv -f \(declared.uppercased()) -t UTF-8",
          offset: error.offset)
      }
      return Windows1252.text(bytes)
    }
  }

  /// As `<meta charset>` or `<meta http-equiv>` says in the first kilobytes.
  private static func declaredCharset(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4_096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    for case .start(let tag) in HTMLTokenizer(head) where tag.name == "meta" {
      if let charset = tag["charset"] { return plain(charset) }
      if tag["http-equiv"]?.lowercased() == "content-type", let content = tag["content"]?.lowercased(),
        let value = content.split(separator: "charset=").dropFirst().first
      {
        return plain(String(value))
      }
    }
    return nil
  }

  private static func plain(_ name: String) -> String? {
    let name = name.prefix { $0 != ";" }.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ":" }
    return name.isEmpty ? nil : String(name.prefix(40))
  }

  /// Whether some bytes begin as pages do: a doctype, or one of the elements that only pages begin with.
  package static func looksLikePage(_ bytes: some Collection<UInt8>) -> Bool {
    var head = String(decoding: bytes.prefix(2_048), as: UTF8.self).lowercased()[...]
    if head.first == "\u{FEFF}" { head = head.dropFirst() }
    while true {
      head = head.drop(while: \.isWhitespace)
      let end: String
      if head.hasPrefix("<!--") { end = "-->" } else if head.hasPrefix("<?xml") { end = "?>" } else { break }
      guard let range = head.firstRange(of: end) else { return false }
      head = head[range.upperBound...]
    }
    let starts = [
      "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<article", "<main", "<script", "<style",
    ]
    return starts.contains { head.hasPrefix($0) }
  }
}
