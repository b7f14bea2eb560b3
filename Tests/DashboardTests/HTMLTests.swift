import Dashboard
import Testing

@Suite struct HTMLTests {
  @Test(
    "What is not written in the program is text",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("\"><img onerror='x'>", "&quot;&gt;&lt;img onerror=&#39;x&#39;&gt;"),
      ("a & b &amp; c", "a &amp; b &amp;amp; c"),
      ("nul \u{0} bell \u{7} del \u{7F} c1 \u{85}", "nul � bell � del � c1 �"),
      ("line\r\nline\ttab", "line&#13;\nline\ttab"), ("\u{202E}right\u{2066} to left", "\u{202E}right\u{2066} to left"),
      ("Ünïcode 世界 👩‍👩‍👧", "Ünïcode 世界 👩‍👩‍👧"), ("", ""),
    ])
  func texts(text: String, escaped: String) {
    let html: HTML = "<p title=\"\(text)\">\(text)</p>"
    #expect(html.text == "<p title=\"\(escaped)\">\(escaped)</p>")
  }

  @Test func markupWithinMarkupIsNotEscapedAgain() {
    let inner: [HTML] = ["<b>\("<")</b>", "<i>\(1)</i>"]
    let none: HTML? = nil
    let html: HTML = "<p>\(inner)\(none)</p>"
    #expect(html.text == "<p><b>&lt;</b><i>1</i></p>")
  }
}

@Suite struct AssetTests {
  @Test func allOfThemWeighLittle() {
    let bytes = Asset.all.reduce(0) { $0 + $1.bytes.count }
    #expect(bytes < 150_000, "\(bytes) bytes")
    #expect(Asset.all.allSatisfy { !$0.bytes.isEmpty } && Set(Asset.all.map(\.name)).count == Asset.all.count)
  }

  /// A module that is not embedded would only be missed in a browser.
  @Test func modulesImportOnlyWhatIsEmbedded() throws {
    let names = Set(Asset.all.map(\.name))
    for asset in Asset.all where asset.name.hasSuffix(".js") {
      let text = String(decoding: asset.bytes, as: UTF8.self)
      for match in text.matches(of: #/from '([^']*)'/#) {
        let path = String(match.1)
        #expect(path.hasPrefix("./") && names.contains(String(path.dropFirst(2))), "\(asset.name) imports \(path)")
      }
      for hole in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "http://", "https://"] {
        let allowed = asset.name == "dom.js" && hole == "http://"
        #expect(allowed || !text.contains(hole), "\(asset.name): \(hole)")
      }
    }
    #expect(names.contains("app.js") && names.contains("page.css"))
  }

  @Test func sheetsAskForNothing() throws {
    let sheet = try #require(Asset.named("page.css"))
    let text = String(decoding: sheet.bytes, as: UTF8.self)
    #expect(!text.contains("url(") && !text.contains("@import"))
  }
}
