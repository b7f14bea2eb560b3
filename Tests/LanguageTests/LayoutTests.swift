import Language
import Seeded
import Testing

@Suite struct LayoutTests {
  private let layout: Layout = {
    var words = FurnitureWords()
    words.lines = ["subscribe", "share this", "# comments"]
    words.phrases = ["click here", "weekly newsletter"]
    words.starts = ["photo:"]
    words.openers = ["related stories"]
    words.sections = ["references"]
    words.asides = ["applause"]
    return Layout(furniture: Furniture(words))
  }()

  /// Kinds and words of the blocks, marks left out.
  private func blocks(_ string: String) -> [(Block.Kind, String)] {
    let text = Text(string)
    return layout.blocks(of: text).map { ($0.kind, text.hiding($0.hidden).words($0.range)) }
  }

  private func read(_ string: String) -> [String] { blocks(string).filter { $0.0 != .furniture }.map(\.1) }

  @Test(
    "Lines are told apart by what they are for",
    arguments: [
      ("Chile and Peru signed a treaty on the border.", Block.Kind.prose),
      ("Liked this piece? Click here to become a member.", .furniture),
      ("Our Weekly Newsletter", .furniture),
      ("  SUBSCRIBE  ", .furniture),
      ("1,204 comments", .furniture),
      ("map_of-lima.png", .furniture),
      ("https://example.org/a/b", .furniture),
      ("Home | World | Americas | Opinion", .furniture),
      ("By Ana Torres and Luis Vega", .furniture),
      ("Photo: a bridge over the river", .furniture),
      ("* * *", .furniture), ("---", .furniture), ("[1]: https://example.org/a", .furniture),
      ("![A bridge](bridge.png)", .furniture), ("#Chile #Peru", .furniture),
      ("- [World news](/world)", .furniture), ("[Chile recalls its envoy](https://example.org/c)", .furniture),
      ("## After the Treaty", .heading), ("## After the Treaty ##", .heading),
      ("**What the treaty says about the border**", .heading),
      ("A Treaty and Its Price", .heading),
      ("- 3 May 1904: the border is drawn.", .item),
      ("• Peru recalls its envoy.", .item), ("2. Peru recalls its envoy.", .item), ("- [x] Peru recalls it.", .item),
      ("| 1904 | Chile and Peru draw the border. |", .item),
      ("1904. Chile and Peru draw the border.", .prose),
    ])
  func kinds(_ line: String, _ kind: Block.Kind) {
    #expect(blocks(line).map(\.0) == [kind])
  }

  @Test("Lines broken at a fixed width are one paragraph; list items and blank lines part them")
  func wrapped() {
    let text = """
      Chile and Peru signed a treaty on the border in the
      spring, and both parliaments ratified it before the
      year was out, to the surprise of nearly everybody.

      Nothing else happened.
      """
    #expect(blocks(text).map(\.0) == [.prose, .prose])
    #expect(blocks("- one item\n- another item").map(\.1) == ["one item", "another item"])
    #expect(read("- one item that\n  goes on\n- another item") == ["one item that\n  goes on", "another item"])
  }

  @Test(
    "Marks are no part of the words",
    arguments: [
      ("# Title Here\n\n- the item", ["Title Here", "the item"]),
      ("The Treaty\n==========\n\nPeru signed.", ["The Treaty", "Peru signed."]),
      ("The Treaty\n---\nPeru signed.", ["The Treaty", "Peru signed."]),
      ("**Peru** and *Chile* _signed_ it.", ["Peru and Chile signed it."]),
      ("***Peru*** signed ~~nothing~~ it.", ["Peru signed nothing it."]),
      ("[Peru](https://a.example/p_(x) \"Lima\")’s envoy left.", ["Peru’s envoy left."]),
      ("[Peru][1] and [Chile][c] signed it [2].", ["Peru and Chile signed it ."]),
      ("![map](m.png) Peru signed [![x](y.png)](z) it.", [" Peru signed  it."]),
      ("Peru signed `it` at <https://a.example> then.", ["Peru signed it at   then."]),
      ("See https://a.example/russia-china_war. Peru left.", ["See . Peru left."]),
      ("Peru<br>signed <!-- note --> it.", ["Peru signed   it."]),
      ("Peru signed it. [Applause] (Applause.) Chile left.", ["Peru signed it.   Chile left."]),
      (#"Peru signed \*nothing\*."#, ["Peru signed *nothing*."]),
      ("“[T]he treaty stands,” Peru said.", ["“The treaty stands,” Peru said."]),
      ("A snake_case_name stays, 2 * 3 too, and a * b.", ["A snake_case_name stays, 2 * 3 too, and a * b."]),
      ("Kosovo* voted.", ["Kosovo* voted."]), ("An [open bracket stays.", ["An [open bracket stays."]),
      ("> Peru signed it.", ["Peru signed it."]),
      ("```\nPeru invades Chile.\n```\n\nPeru signed.", ["Peru signed."]),
      ("```\nPeru signed the treaty today.", ["Peru signed the treaty today."]),
      ("| Year | What |\n|---|---|\n| 1904 | Peru signed. |", ["  Year   What  ", "  1904   Peru signed.  "]),
    ])
  func marks(_ text: String, _ words: [String]) {
    #expect(read(text) == words)
  }

  @Test func aQuotationOverSeveralLinesIsOneParagraph() {
    let text = """
      > Chile and Peru signed a treaty on the border in the
      > spring, and both parliaments ratified it before the
      > year was out, to the surprise of nearly everybody.
      """
    #expect(read(text).count == 1)
    #expect(!read(text)[0].contains(">"))
  }

  @Test(
    "Line ends of every system are line ends",
    arguments: ["\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{0C}"])
  func lineEnds(_ end: String) {
    let two = "First line ends here." + end + end + "Second one too."
    #expect(read(two) == ["First line ends here.", "Second one too."])
    let wrapped = "Chile and Peru signed a treaty on the border in the\(end)spring, and both parliaments ratified it."
    #expect(read(wrapped).count == 1, "a line end is one line end")
  }

  @Test func whatStandsBelowOthersHeadlinesIsNotRead() {
    let text = "Peru signed.\n\nRelated stories\n\nChile invades Bolivia\n\n- Brazil bans beef\n\nChile signed as well."
    #expect(read(text) == ["Peru signed.", "Chile signed as well."])
  }

  @Test func referencesAreNotReadNorWhatStandsBelowThem() {
    let body = String(repeating: "Peru signed the treaty with Chile. ", count: 20)
    #expect(read(body + "\n\n## References\n\nDoe, J. Peru Invades Chile.\n\n## Afterword\n\nChile signed.").count == 3)
    #expect(read(body + "\n\nReferences\n\nDoe, J. Peru Invades Chile.").count == 1)
    #expect(read("## References\n\nPeru gave references.\n\n" + body).count == 3, "not at the beginning")
  }

  /// Whatever the characters, blocks are in order, inside the text, and their marks inside them; and it ends.
  @Test func anyTextHasALayout() {
    var random = SplitMix(seed: 7)
    let alphabet = Array("ab A.*_`~[]()!<>|#-=\\\n\r\t \u{85}1.:/é\u{301}你\"'".unicodeScalars)
    for _ in 0..<3_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int(random.next() % 80) { view.append(alphabet[Int(random.next() % UInt64(alphabet.count))]) }
      let text = Text(String(view))
      var end = 0
      for block in layout.blocks(of: text) {
        #expect(block.range.lowerBound >= end && block.range.upperBound <= text.count, "\(view)")
        end = block.range.upperBound
        var inner = block.range.lowerBound
        for mark in block.hidden {
          #expect(mark.lowerBound >= inner && mark.upperBound <= end, "\(view)")
          inner = mark.upperBound
        }
      }
    }
  }
}
