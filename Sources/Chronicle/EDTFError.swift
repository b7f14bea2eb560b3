/// Why a text is no date that Entente reads or writes.
package struct EDTFError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The whole text.
  package let text: String
  /// Where the trouble begins: characters from the start of `text`, counted from 0.
  package let place: Int
  /// What is wrong there and what would be right.
  package let reason: String

  package init(text: String, place: Int = 0, reason: String) {
    self.text = text
    self.place = place
    self.reason = reason
  }

  /// `"2014-13" is not an EDTF date: at character 6, the month must be 01 to 12`.
  package var description: String { "\"\(text)\" is not an EDTF date: at character \(place + 1), \(reason)" }
}
