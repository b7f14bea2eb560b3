/// A file of the lexicon as it was read: its name below `Config/lexicon` ("actors/states.txt") and its bytes.
package struct LexiconFile: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A fault in a lexicon file, with its place and what to do about it.
package struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  /// Counted from 1; 0 when the fault is the file's as a whole.
  package let line: Int
  package let message: String

  package init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  package var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}
