/// One spelling for all the spellings of a target that ask for the same thing.
package enum CanonicalTarget {
  /// The path and query as one text, by which answers are kept: escapes of unreserved characters are undone and others
  /// written in capitals (RFC 3986, section 6.2.2); parameters are sorted by name, those of one name staying in their
  /// order; one whose name begins with `_` is left out, as it means nothing here. One without value stays: it asks for nothing,
  /// but it may be unknown, or given too often, which an answer kept for others must not hide.
  ///
  /// Null for a target whose escapes do not decode: its answer is an error, which is not kept.
  package static func text(path: String, query: String?) -> String? {
    bytes(path: path, query: query).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as UTF-8.
  package static func bytes(path: String, query: String?) -> [UInt8]? {
    if let query, !query.isEmpty, !isEscaped(path), let whole = plain(path, query) { return whole }
    guard let path = normal(path) else { return nil }
    guard let query, !query.isEmpty else { return Array(path.utf8) }
    if let whole = plain(path, query) { return whole }
    guard let items = try? QueryItems(parsing: query).items else { return nil }
    let kept = items.filter { !$0.name.hasPrefix("_") }.enumerated().sorted { first, second in
      first.element.name == second.element.name
        ? first.offset < second.offset : first.element.name < second.element.name
    }
    let pieces = kept.map { "\(PercentEncoding.encode($0.element.name))=\(PercentEncoding.encode($0.element.value))" }
    return Array((pieces.isEmpty ? path : path + "?" + pieces.joined(separator: "&")).utf8)
  }

  /// The path and query, where every byte stands for itself, as it mostly does; null for any other. It says the same as
  /// reading and writing it would, for a tenth of the cost.
  private static func plain(_ path: String, _ query: String) -> [UInt8]? {
    let bytes = query.utf8Span.span
    var pieces: [(name: Range<Int>, value: Range<Int>)] = []
    pieces.reserveCapacity(8)
    var start = 0
    while start < bytes.count {
      var end = start
      var equals: Int?
      while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
        if bytes[end] == UInt8(ascii: "="), equals == nil {
          equals = end
        } else if !bytes[end].isUnreserved {
          return nil
        }
        end += 1
      }
      if end > start, bytes[start] != UInt8(ascii: "_") {
        pieces.append((start..<(equals ?? end), (equals.map { $0 + 1 } ?? end)..<end))
      }
      start = end + 1
    }
    // Few, and mostly in order. Those of one name stay in theirs.
    for index in pieces.indices.dropFirst() {
      var place = index
      while place > 0, precedes(pieces[place].name, pieces[place - 1].name, in: bytes) {
        pieces.swapAt(place, place - 1)
        place -= 1
      }
    }
    var text: [UInt8] = []
    text.reserveCapacity(path.utf8.count + bytes.count + pieces.count + 1)
    text.append(path.utf8Span.span)
    for (index, piece) in pieces.enumerated() {
      text.append(index == 0 ? UInt8(ascii: "?") : UInt8(ascii: "&"))
      text.append(bytes.extracting(piece.name.lowerBound..<piece.value.upperBound))
      if piece.value.lowerBound == piece.name.upperBound { text.append(UInt8(ascii: "=")) }
    }
    return text
  }

  private static func precedes(_ first: Range<Int>, _ second: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    for offset in 0..<min(first.count, second.count) {
      let (a, b) = (bytes[first.lowerBound + offset], bytes[second.lowerBound + offset])
      if a != b { return a < b }
    }
    return first.count < second.count
  }

  private static func isEscaped(_ path: String) -> Bool { path.utf8Span.span.firstIndex(of: UInt8(ascii: "%")) != nil }

  private static func normal(_ path: String) -> String? {
    guard isEscaped(path) else { return path }
    var segments: [String] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
      guard let decoded = PercentEncoding.decode(String(segment)) else { return nil }
      segments.append(PercentEncoding.encode(decoded))
    }
    return segments.joined(separator: "/")
  }
}
