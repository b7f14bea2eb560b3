extension Fields {
  /// The members of a list-valued field whose members may hold quoted strings, such as `ETag`s or media ranges: a comma
  /// within quotes does not part them (RFC 9110, sections 5.6.1 and 5.6.4). Trimmed; empty members are dropped.
  package func members(of name: String) -> [String] {
    self[name].flatMap { value in
      QuotedText.split(Array(value.utf8)[...], at: UInt8(ascii: ","))
        .map { $0.trimmingBlanks() }
        .filter { !$0.isEmpty }
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// Text with quoted strings in it.
enum QuotedText {
  /// The pieces between separators that stand outside quotes. An open quote reaches to the end.
  static func split(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in bytes.indices {
      let byte = bytes[index]
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if isQuoted && byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if !isQuoted && byte == separator {
        pieces.append(bytes[start..<index])
        start = index + 1
      }
    }
    pieces.append(bytes[start...])
    return pieces
  }
}
