/// One `name: value` line (RFC 9112, section 5), without its line end.
struct FieldLine {
  let whole: ArraySlice<UInt8>
  let name: ArraySlice<UInt8>
  let value: ArraySlice<UInt8>

  /// Whether the line is the name, a colon, a space and the value.
  var isPlain: Bool {
    value.startIndex == name.endIndex + 2 && value.endIndex == whole.endIndex
      && whole[name.endIndex + 1] == UInt8(ascii: " ")
  }

  init(_ line: ArraySlice<UInt8>) throws(Refusal) {
    if let first = line.first, first.isBlank {
      throw Refusal(400, "A header field may not be folded over lines: write its value in one line.")
    }
    guard let colon = line.span.firstIndex(of: UInt8(ascii: ":")).map({ line.startIndex + $0 }) else {
      throw Refusal(400, "A header field must be a name, a colon and a value.")
    }
    let name = line[..<colon]
    guard !name.isEmpty, name.span.allSatisfy(\.isTokenByte) else {
      throw Refusal(400, "A header field's name must be a token, with no space before the colon.")
    }
    let value = Self.trimmed(line, from: colon + 1)
    // A tab is a control too, but may stand there.
    let isPlain = !ByteScan.holdsControl(value.span, or: 0x7F, 0x7F)
    guard isPlain || value.allSatisfy(\.isFieldValueByte) else {
      throw Refusal(400, "A header field's value may not hold control characters.")
    }
    whole = line
    self.name = name
    self.value = value
  }

  private static func trimmed(_ line: ArraySlice<UInt8>, from start: Int) -> ArraySlice<UInt8> {
    var (first, last) = (start, line.endIndex)
    while first < last, line[first].isBlank { first += 1 }
    while last > first, line[last - 1].isBlank { last -= 1 }
    return line[first..<last]
  }
}
