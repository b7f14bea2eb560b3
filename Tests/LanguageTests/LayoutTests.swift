import Language
import Testing

@Suite struct LayoutTests {
  private let layout = Layout(
    furniture: Furniture(
      lines: ["subscribe", "share this"], phrases: ["click here", "weekly newsletter"], starts: ["photo:"]))

  private func blocks(_ string: String) -> [(Block.Kind, String)] {
    let text = Text(string)
    return layout.blocks(of: text).map { ($0.kind, text[$0.range]) }
  }

  @Test(
    "Lines are told apart by what they are for",
    arguments: [
      ("Chile and Peru signed a treaty on the border.", Block.Kind.prose),
      ("Liked this piece? Click here to become a member.", .furniture),
      ("Our Weekly Newsletter", .furniture),
      ("  SUBSCRIBE  ", .furniture),
      ("map_of-lima.png", .furniture),
      ("https://example.org/a/b", .furniture),
      ("Home | World | Americas | Opinion", .furniture),
      ("By Ana Torres and Luis Vega", .furniture),
      ("Photo: a bridge over the river", .furniture),
      ("* * *", .furniture),
      ("## After the Treaty", .heading),
      ("A Treaty and Its Price", .heading),
      ("- 3 May 1904: the border is drawn.", .item),
      ("• Peru recalls its envoy.", .item),
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
  }

  @Test("Bullets and hash marks are no part of a block")
  func marks() {
    #expect(blocks("# Title Here\n\n- the item").map(\.1) == ["Title Here", "the item"])
  }

  @Test("Windows line ends are line ends")
  func carriageReturns() {
    #expect(
      blocks("First line ends here.\r\n\r\nSecond one too.").map(\.1) == ["First line ends here.", "Second one too."])
  }
}
