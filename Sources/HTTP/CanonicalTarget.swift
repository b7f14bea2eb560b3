/// One spelling for all the spellings of a target that ask for the same thing.
package enum CanonicalTarget {
  /// The path and query as one text, by which answers are kept: escapes of unreserved characters are undone and others
  /// written in capitals (RFC 3986, section 6.2.2); parameters are sorted by name, those of one name staying in their
  /// order; one whose name begins with `_` is left out, as it means nothing here. One without value stays: it asks for nothing,
  /// but it may be unknown, or given too often, which an answer kept for others must not hide.
  ///
  /// Null for a target whose escapes do not decode: its answer is an error, which is not kept.
  package static func text(path: String, query: String?) -> String? {
    guard let path = normal(path) else { return nil }
    guard let query, !query.isEmpty else { return path }
    guard let items = try? QueryItems(parsing: query).items else { return nil }
    let kept = items.filter { !$0.name.hasPrefix("_") }.enumerated().sorted { first, second in
      first.element.name == second.element.name
        ? first.offset < second.offset : first.element.name < second.element.name
    }
    let pieces = kept.map { "\(PercentEncoding.encode($0.element.name))=\(PercentEncoding.encode($0.element.value))" }
    return pieces.isEmpty ? path : path + "?" + pieces.joined(separator: "&")
  }

  private static func normal(_ path: String) -> String? {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    var segments: [String] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
      guard let decoded = PercentEncoding.decode(segment) else { return nil }
      segments.append(PercentEncoding.encode(decoded))
    }
    return segments.joined(separator: "/")
  }
}
