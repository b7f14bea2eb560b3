import HTTP
import Testing

@Suite struct BytePiecesTests {
  private static let bytes = Array("<path>?asked".utf8)

  /// By turns the one and the other, wherever they stand in what they come from.
  @Test(arguments: [
    ([], ""), (["a"], "a"), (["<", ">"], "<<path>>"), (["", "", ""], "<path>?asked"),
    (["1", "2", "3", "4"], "1<path>2?asked3<path>4"),
  ]) func gapsAreFilledByTurns(_ texts: [String], _ whole: String) {
    var pieces = BytePieces()
    for (index, text) in texts.enumerated() {
      if index > 0 { pieces.endPiece() }
      pieces.add(text)
    }
    for beginning in ["", "before"] {
      var written = Array(beginning.utf8)
      written.append(pieces, filledBy: Self.bytes.span.extracting(0..<6), Self.bytes.span.extracting(6..<12))
      #expect(String(decoding: written, as: UTF8.self) == beginning + whole)
    }
    #expect(pieces.count(filledBy: 6, 6) == whole.utf8.count)
  }

  @Test func nothingFillsGapsAsWell() {
    var pieces = BytePieces()
    pieces.add("a")
    pieces.endPiece()
    pieces.add("b".utf8)
    var written: [UInt8] = []
    written.append(pieces, filledBy: [UInt8]().span, [UInt8]().span)
    #expect(written == Array("ab".utf8))
  }
}
