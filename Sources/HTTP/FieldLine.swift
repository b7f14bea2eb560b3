/// One `name: value` line (RFC 9112, section 5), without its line end.
struct FieldLine {
  let name: ArraySlice<UInt8>
  let value: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) throws(Refusal) {
    if let first = line.first, first.isBlank {
      throw Refusal(400, "A header field may not be folded over lines: write its value in one line.")
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      throw Refusal(400, "A header field must be a name, a colon and a value.")
    }
    let name = line[..<colon]
    guard !name.isEmpty, name.allSatisfy(\.isTokenByte) else {
      throw Refusal(400, "A header field's name must be a token, with no space before the colon.")
    }
    let value = line[colon...].dropFirst().trimmingBlanks()
    guard value.allSatisfy(\.isFieldValueByte) else {
      throw Refusal(400, "A header field's value may not hold control characters.")
    }
    self.name = name
    self.value = value
  }
}
