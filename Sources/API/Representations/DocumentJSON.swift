import Chronicle

/// A document as every answer shows it; without `text` its text is null.
enum DocumentJSON {
  static func write(_ document: Document, text: Bool, to json: inout JSONWriter) {
    json.object {
      $0.member("id", document.id)
      $0.member("title", document.title)
      $0.member("published", document.published?.description)
      $0.member("url", document.url)
      $0.member("publisher", document.publisher)
      $0.member("language", document.language)
      $0.member("sha256", document.sha256)
      $0.member("code_points", document.codePoints)
      $0.member("words", document.words)
      $0.member("text", text ? document.text : nil)
    }
  }
}
