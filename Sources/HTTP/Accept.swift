/// What media types a client wants, and how much (RFC 9110, section 12.5.1).
package struct Accept {
  private let ranges: [WeightedMember]

  /// Reads every `Accept` line; members that are malformed are passed over.
  package init(_ fields: Fields) { ranges = fields.members(of: "accept").compactMap { WeightedMember($0) } }

  /// Whether the client has said nothing that could be read: anything will do.
  package var isOpen: Bool { ranges.isEmpty }

  /// How much a media type is wanted, in thousandths; 0 when it is not. The most specific range decides.
  package func quality(of mediaType: String) -> Int {
    guard !isOpen, let type = WeightedMember(mediaType) else { return Quality.full }
    var best: (specificity: Int, quality: Int)?
    for range in ranges {
      guard let specificity = Self.specificity(of: range, for: type) else { continue }
      if specificity > best?.specificity ?? -1 { best = (specificity, range.quality) }
    }
    return best?.quality ?? 0
  }

  /// Of several media types the one that is wanted most, the earlier of two alike; null when none is wanted.
  package func best(of mediaTypes: [String]) -> String? {
    var best: (type: String, quality: Int)?
    for type in mediaTypes {
      let quality = quality(of: type)
      if quality > best?.quality ?? 0 { best = (type, quality) }
    }
    return best?.type
  }

  /// 0 for `*/*`, 1 for `type/*`, 2 for the type itself, and one more for each parameter that it asks for; null for
  /// another type.
  private static func specificity(of range: WeightedMember, for type: WeightedMember) -> Int? {
    if range.name == "*/*" { return 0 }
    if range.name.hasSuffix("/*") {
      return type.name.hasPrefix(range.name.dropLast()) ? 1 : nil
    }
    guard range.name == type.name else { return nil }
    let holds = range.parameters.allSatisfy { wanted in
      type.parameters.contains { $0.name == wanted.name && $0.value.utf8.equalsIgnoringCase(wanted.value) }
    }
    return holds ? 2 + range.parameters.count : nil
  }
}
