/// Collects a chunked body (RFC 9112, section 7.1): `size [;extensions] CRLF data CRLF ... 0 CRLF trailers CRLF`.
struct ChunkedBody {
  private enum Stage {
    case size
    case data(missing: Int)
    case dataEnd
    case trailers
  }

  private var stage = Stage.size
  private var extensionBytes = 0
  private var trailerBytes = 0
  private var trailerCount = 0

  /// True once the body is whole, without its trailers; false when more bytes are needed.
  mutating func read(
    from buffer: inout ByteBuffer, into body: inout [UInt8], limits: Limits
  ) throws(Refusal) -> Bool {
    while true {
      switch stage {
      case .size:
        guard let size = try readSize(from: &buffer, after: body.count, limits) else { return false }
        stage = size == 0 ? .trailers : .data(missing: size)
      case .data(let missing):
        let part = buffer.take(missing)
        body += part
        guard part.count == missing else {
          stage = .data(missing: missing - part.count)
          return false
        }
        stage = .dataEnd
      case .dataEnd:
        guard try readDataEnd(from: &buffer) else { return false }
        stage = .size
      case .trailers:
        return try readTrailers(from: &buffer, limits)
      }
    }
  }

  private mutating func readSize(
    from buffer: inout ByteBuffer, after count: Int, _ limits: Limits
  ) throws(Refusal) -> Int? {
    switch buffer.line(limit: limits.chunkLineBytes) {
    case .cut: return nil
    case .tooLong: throw Refusal(400, "A chunk's size line may hold at most \(limits.chunkLineBytes) bytes.")
    case .bareLineFeed: throw .bareLineFeed
    case .whole(let line): return try size(line, after: count, limits)
    }
  }

  private mutating func size(_ line: ArraySlice<UInt8>, after count: Int, _ limits: Limits) throws(Refusal) -> Int {
    let digits = line.prefix { $0.hexDigitValue != nil }
    let rest = line[digits.endIndex...]
    guard !digits.isEmpty, rest.isEmpty || rest.drop(while: \.isBlank).first == UInt8(ascii: ";"),
      rest.allSatisfy(\.isFieldValueByte)
    else { throw Refusal(400, "A chunk must begin with its size in hex digits, and a ; before any extension.") }
    extensionBytes += rest.count
    guard extensionBytes <= limits.chunkExtensionBytes else {
      throw Refusal(400, "All chunk extensions may hold at most \(limits.chunkExtensionBytes) bytes.")
    }
    var size = 0
    for digit in digits {
      size = size << 4 | Int(digit.hexDigitValue ?? 0)
      // The limit is far below what another digit could overflow.
      guard size <= limits.bodyBytes - count else { throw Refusal(413, Framing.tooLarge(limits.bodyBytes)) }
    }
    return size
  }

  private func readDataEnd(from buffer: inout ByteBuffer) throws(Refusal) -> Bool {
    switch buffer.line(limit: 0) {
    case .whole: return true
    case .cut where buffer.first == nil || buffer.first == UInt8(ascii: "\r"): return false
    case .cut, .tooLong, .bareLineFeed:
      throw Refusal(400, "A chunk must hold as many bytes as its size says, then CRLF.")
    }
  }

  private mutating func readTrailers(from buffer: inout ByteBuffer, _ limits: Limits) throws(Refusal) -> Bool {
    while true {
      switch buffer.line(limit: max(0, limits.fieldBytes - trailerBytes)) {
      case .cut: return false
      case .tooLong: throw Refusal(431, "All trailers together may hold at most \(limits.fieldBytes) bytes.")
      case .bareLineFeed: throw .bareLineFeed
      case .whole(let line) where line.isEmpty: return true
      case .whole(let line):
        trailerBytes += line.count + 2
        trailerCount += 1
        guard trailerCount <= limits.fieldCount else {
          throw Refusal(431, "There may be at most \(limits.fieldCount) trailers.")
        }
        // Judged like any field, then dropped: no trailer means anything here.
        _ = try FieldLine(line)
      }
    }
  }
}
