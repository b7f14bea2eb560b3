/// The few things an article's JSON-LD is asked for (schema.org's NewsArticle). A scanner, not a parser: pages hold
/// JSON that is slightly wrong, and one bad comma should not cost the date.
struct JSONLinkedData {
  private(set) var published: String?
  private(set) var headline: String?
  private(set) var publisher: String?

  private enum Frame {
    case object(name: String?)
    case array(name: String?)
  }

  private let bytes: [UInt8]
  private var at = 0
  private var frames: [Frame] = []

  /// Deeper values are not looked at.
  private static let deepest = 64

  init(_ text: String) {
    bytes = Array(text.utf8)
    scan()
  }

  private mutating func scan() {
    var key: String?
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"):
        push(.object(name: key))
        key = nil
      case UInt8(ascii: "["):
        push(.array(name: key))
        key = nil
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = frames.popLast()
        key = nil
      case UInt8(ascii: "\""):
        let value = string()
        if isFollowedByColon { key = value } else if let name = key ?? arrayName { take(value, as: name) }
        continue
      case UInt8(ascii: ","): key = nil
      default: break
      }
      at += 1
    }
  }

  private mutating func push(_ frame: Frame) { if frames.count < Self.deepest { frames.append(frame) } }

  /// What the list is called that a string stands in.
  private var arrayName: String? {
    if case .array(let name) = frames.last { return name }
    return nil
  }

  private mutating func take(_ value: String, as key: String) {
    switch key {
    case "datePublished": published = published ?? value
    case "headline": headline = headline ?? value
    case "name" where isInPublisher: publisher = publisher ?? value
    case "publisher" where !value.hasPrefix("http"): publisher = publisher ?? value
    default: break
    }
  }

  private var isInPublisher: Bool {
    for frame in frames.reversed() {
      switch frame {
      case .object(let name?): return name == "publisher"
      case .array(let name?): return name == "publisher"
      case .object(nil), .array(nil): continue
      }
    }
    return false
  }

  private var isFollowedByColon: Bool {
    var next = at
    while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
    return next < bytes.count && bytes[next] == UInt8(ascii: ":")
  }

  /// A string with its escapes resolved (RFC 8259, section 7); leaves `at` behind it.
  private mutating func string() -> String {
    var out: [UInt8] = []
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { escape(into: &out) } else { out.append(bytes[at]) }
      at += 1
    }
    at += 1
    return HTMLReferences.resolved(Array(String(decoding: out, as: UTF8.self).utf8)[...])
  }

  private mutating func escape(into out: inout [UInt8]) {
    at += 1
    switch bytes[at] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): out.append(0x20)
    case UInt8(ascii: "u"):
      guard var unit = hex(from: at + 1) else { return }
      at += 4
      if (0xD800..<0xDC00).contains(unit), at + 2 < bytes.count, bytes[at + 1] == UInt8(ascii: "\\"),
        let low = hex(from: at + 3), (0xDC00..<0xE000).contains(low)
      {
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        at += 6
      }
      out += String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8
    default: out.append(bytes[at])
    }
  }

  private func hex(from start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[start..<(start + 4)], as: UTF8.self)
    return digits.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
      ? UInt32(digits, radix: 16) : nil
  }
}
