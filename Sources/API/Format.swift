import Chronicle
import HTTP

/// A form in which an answer can be had. All of them are in `Format.all`; each is a file in `Formats`.
final class Format: Sendable {
  /// How it makes a body of what an endpoint found.
  enum Rendering: Sendable {
    /// The endpoint's own JSON.
    case own
    case rows(@Sendable (RowTable, Call) throws(Problem) -> Content)
    /// Rows that are events.
    case events(@Sendable (RowTable, Call) throws(Problem) -> Content)
    case graph(@Sendable (Graph, Call) throws(Problem) -> Content)
    case event(@Sendable (UInt32, Call) throws(Problem) -> Content)
  }

  /// What `format=` calls it.
  let name: String
  /// What a path ends in, with its dot.
  let suffix: String
  /// As `Content-Type` gives it.
  let mediaType: String
  let summary: String
  let rendering: Rendering
  /// The media type without parameters.
  let bareType: String
  /// What follows its address in a link from another format.
  let alternateEnding: [UInt8]

  init(name: String, suffix: String, mediaType: String, summary: String, rendering: Rendering) {
    self.name = name
    self.suffix = suffix
    self.mediaType = mediaType
    self.summary = summary
    self.rendering = rendering
    bareType = String(mediaType.prefix { $0 != ";" })
    alternateEnding = Array(">; rel=\"alternate\"; type=\"\(bareType)\"".utf8)
  }
}

extension Format {
  /// In the order of the API's document; the first is what is answered when nothing else is asked for.
  static let all = [
    json, csv, csvMetadata, ndjson, timelineJS, visTimeline, iCalendar, atom, jsonFeed, cytoscape, graphML, gexf,
    jsonLD,
  ]

  static let json: Format = Format(
    name: "json", suffix: ".json", mediaType: "application/json", summary: "JSON, as described here.", rendering: .own)

  /// What an answer is made of, which decides the formats it can have.
  enum Shape: Sendable {
    case object, rows, events, graph, event, reading
  }

  static func offered(for shape: Shape) -> [Format] {
    all.filter { $0.fits(shape) }
  }
}

extension Format {
  /// Whether people subscribe to it.
  var isFeed: Bool { name == Self.atom.name || name == Self.jsonFeed.name }

  fileprivate func fits(_ shape: Shape) -> Bool {
    switch rendering {
    case .own: true
    // Metadata speak of a CSV that has an address.
    case .rows: shape == .rows || shape == .events || shape == .reading && suffix != ".csv-metadata.json"
    case .events: shape == .events || shape == .reading
    case .graph: shape == .graph
    case .event: shape == .event
    }
  }
}

/// Which format a request wants: what its path ends in decides, then `format=`, then `Accept`; there is always an answer.
enum Negotiation {
  /// The formats that the last part of a path may end in, the longest suffix first, and what is left of that part.
  static func suffixed(_ part: String) -> [(rest: String, format: Format)] {
    let part = part[...]
    return Format.all.filter { part.utf8.count > $0.suffix.utf8.count && part.hasSuffix($0.suffix) }
      .sorted { $0.suffix.utf8.count > $1.suffix.utf8.count }
      .map { (String(part.dropLast($0.suffix.count)), $0) }
  }

  /// By `Accept` (RFC 9110, section 12.5.1): the highest quality wins, then the order of `formats`. What nothing fits is
  /// answered with the first of them.
  static func accepted(_ accept: [String], among formats: [Format]) -> Format? {
    // What nearly every program sends.
    if accept.isEmpty || accept == ["*/*"] { return formats.first }
    let ranges = accept.flatMap { $0.split(separator: ",") }.compactMap(MediaRange.init)
    guard !ranges.isEmpty else { return formats.first }
    var best: (format: Format, quality: Int)?
    var seen: Set<String> = []
    // Of formats with one media type the first stands for it; the others have to be asked for by name.
    for format in formats where seen.insert(format.bareType).inserted {
      let fitting = ranges.filter { $0.fits(format.bareType) }.max { $0.precision < $1.precision }
      guard let fitting, fitting.quality > best?.quality ?? 0 else { continue }
      best = (format, fitting.quality)
    }
    return best?.format ?? formats.first
  }
}

/// A member of `Accept`.
private struct MediaRange {
  let type: Substring
  let subtype: Substring
  /// In thousandths.
  let quality: Int

  init?(_ text: Substring) {
    let parts = text.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
    guard let halves = parts.first?.split(separator: "/"), halves.count == 2 else { return nil }
    type = halves[0]
    subtype = halves[1]
    let weight = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
    let value = weight.map { Double($0) ?? 1 } ?? 1
    quality = Int(min(max(value, 0), 1) * 1000)
  }

  var precision: Int { type == "*" ? 0 : subtype == "*" ? 1 : 2 }

  func fits(_ media: String) -> Bool {
    let halves = media.split(separator: "/")
    return (type == "*" || type == halves[0]) && (subtype == "*" || subtype == halves[1])
  }
}
