import HTTP
import Seeded
import Testing

@Suite struct URITests {
  @Test(arguments: [
    ("", ""), ("abc", "abc"), ("a%20b", "a b"), ("%C3%BC", "ü"), ("%f0%9F%98%80", "😀"), ("a+b", "a+b"), ("%2F", "/"),
  ]) func escapesDecode(_ escaped: String, _ plain: String) {
    #expect(PercentEncoding.decode(escaped) == plain)
  }

  @Test(arguments: ["%", "%2", "a%", "%zz", "%2g", "%C3", "%FF", "%ED%A0%80", "%C0%AF", "%+1"])
  func brokenEscapesDoNotDecode(_ escaped: String) {
    #expect(PercentEncoding.decode(escaped) == nil)
    #expect(throws: QueryItems.Malformed.self) { try QueryItems(parsing: "q=\(escaped)") }
  }

  @Test(arguments: [("a b/c?", "a%20b%2Fc%3F"), ("ü", "%C3%BC"), ("A-z_0.9~", "A-z_0.9~"), ("", "")])
  func textIsEscaped(_ plain: String, _ escaped: String) {
    #expect(PercentEncoding.encode(plain) == escaped)
  }

  @Test func everyTextSurvivesTheRoundTrip() {
    var generator = SplitMix(seed: 7)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) ?? "x"
        text.unicodeScalars.append(scalar)
      }
      let decoded = PercentEncoding.decode(PercentEncoding.encode(text), plusAsSpace: true)
      #expect(decoded.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test func queriesKeepOrderAndDuplicates() throws {
    let items = try QueryItems(parsing: "actor=PAK&&actor=RUS&q=a+b%2B&bare&=x&y=1=2")
    #expect(items["actor"] == ["PAK", "RUS"])
    #expect(items["q"] == ["a b+"])
    #expect(items["bare"] == [""])
    #expect(items[""] == ["x"])
    #expect(items["y"] == ["1=2"])
    #expect(items["Actor"] == [])
    #expect(items.items.count == 6)
    #expect(try QueryItems(parsing: nil).items.isEmpty)
    #expect(try QueryItems(parsing: "").items.isEmpty)
  }

  @Test func aBrokenQueryNamesThePiece() {
    let error = #expect(throws: QueryItems.Malformed.self) { try QueryItems(parsing: "from=1&to=%x") }
    #expect(error?.piece == "to=%x")
  }

  @Test func plainTargetsAreSpeltLikeAllOthers() throws {
    var generator = SplitMix(seed: 11)
    let pieces = ["a=1", "b", "a=", "_x=1", "", "b=2", "ab=1", "a=0", "-=1", "=v", "a~=."]
    for _ in 0..<500 {
      let chosen = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &generator)]
      }
      let query = chosen.joined(separator: "&")
      // An escape that says the same takes the longer way.
      let escaped = chosen.map { $0.replacing("1", with: "%31") }.joined(separator: "&")
      #expect(CanonicalTarget.text(path: "/p", query: query) == CanonicalTarget.text(path: "/p", query: escaped))
    }
    #expect(CanonicalTarget.text(path: "/p", query: "b=2&a=1&_=3&a=0") == "/p?a=1&a=0&b=2")
    #expect(CanonicalTarget.text(path: "/p", query: "a=1=2") == "/p?a=1%3D2")
  }
}
