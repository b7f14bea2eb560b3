import HTTP
import Testing

@Suite struct FieldsTests {
  private static let fields: Fields = {
    var fields = Fields()
    fields.add("Vary", "Accept , Accept-Encoding")
    fields.add("vary", ",*,")
    fields.add("X-Empty", "")
    return fields
  }()

  @Test(arguments: [
    ("accept", true), ("ACCEPT-ENCODING", true), ("*", true), ("accept-", false), ("Accept , Accept-Encoding", false),
  ]) func membersAreFoundOverAllLines(_ token: String, _ isHeld: Bool) {
    #expect(Self.fields.holds(token, in: "VARY") == isHeld)
  }

  @Test func namesAreComparedWithoutCase() {
    #expect(Self.fields.first("VARY") == "Accept , Accept-Encoding")
    #expect(Self.fields["vary"].count == 2)
    #expect(Self.fields.tokens(of: "Vary") == ["Accept", "Accept-Encoding", "*"])
    #expect(Self.fields.has("x-empty") && !Self.fields.has("x-empt") && Self.fields.first("y") == nil)
  }

  /// Every byte at every place of a word, and in what is left behind the last word.
  @Test func controlsAreFoundWhereverTheyStand() {
    for length in [1, 7, 15, 16, 17, 32, 35] {
      for place in 0..<length {
        for byte in UInt8(0)...0x7F {
          var bytes = [UInt8](repeating: 0x61, count: length)
          bytes[place] = byte
          let text = String(decoding: bytes, as: UTF8.self)
          let isFound = byte < 0x20 || byte == 0x22 || byte == 0x5C
          #expect(ByteScan.holdsControl(text, or: 0x22, 0x5C) == isFound)
        }
      }
    }
    #expect(!ByteScan.holdsControl("Zürich, São Tomé, 東京都庁舎", or: 0x22, 0x5C))
    #expect(!ByteScan.holdsControl("", or: 0x22, 0x5C))
  }
}
