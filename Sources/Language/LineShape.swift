/// Furniture that is told by its form, in any words: addresses, file names, menus, bylines, hashtags.
struct LineShape {
  private let line: String
  private let folded: String

  init(_ line: String, _ folded: String) {
    self.line = line
    self.folded = folded
  }

  var isFurniture: Bool { isAddress || isFileName || isMenu || isByline || isTagList || isFileCaption }

  /// An address of the web or of mail, alone on its line.
  private var isAddress: Bool {
    guard !folded.utf8.contains(UInt8(ascii: " ")) else { return false }
    if folded.hasPrefix("http://") || folded.hasPrefix("https://") || folded.hasPrefix("www.") { return true }
    return folded.contains("@") && folded.contains(".")
  }

  private static let suffixes: Set<String> = [
    "jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "tif", "tiff", "mp4", "mp3", "webm", "mov", "pdf", "html",
    "htm",
  ]

  private var isFileName: Bool {
    // No suffix is longer than four bytes, and most lines have no stop there.
    guard folded.utf8.suffix(5).contains(UInt8(ascii: ".")) else { return false }
    guard let dot = folded.lastIndex(of: "."), dot != folded.startIndex else { return false }
    return Self.suffixes.contains(String(folded[folded.index(after: dot)...])) && folded.count { $0 == " " } <= 9
  }

  /// Several short entries between bars or arrows: "Home | World | Asia", "Home > World > Asia".
  private var isMenu: Bool {
    guard line.unicodeScalars.contains(where: { Self.bars.contains($0) }) else { return false }
    let entries = line.replacing(" > ", with: " | ").replacing(" / ", with: " | ")
      .split { $0 == "|" || $0 == "›" || $0 == "»" || $0 == "•" || $0 == "·" }
    return entries.count >= 3 && entries.allSatisfy { $0.split(separator: " ").count <= 4 }
  }

  private static let bars: [Unicode.Scalar] = ["|", "›", "»", "•", "·", ">", "/"]

  /// The first byte that is no space.
  private var opening: UInt8? { line.utf8.first { $0 != UInt8(ascii: " ") } }

  /// "By Jane Doe", "BY JANE DOE AND JOHN ROE", "By Jane Doe in Paris, Foreign Editor".
  private var isByline: Bool {
    guard opening == UInt8(ascii: "B") else { return false }
    let words = line.split(separator: " ")
    guard (2...10).contains(words.count), let first = words.first, first == "By" || first == "BY" else { return false }
    guard !line.hasSuffix("."), !line.contains(where: \.isNumber) else { return false }
    return words.dropFirst().allSatisfy { word in
      word.first.map { $0.isUppercase } == true || Self.small.contains(word)
    }
  }

  private static let small: Set<Substring> = [
    "and", "in", "for", "of", "the", "de", "von", "van", "der", "al", "bin", "da", "|", "&", "at",
  ]

  /// "#Sudan #Talks".
  private var isTagList: Bool {
    guard opening == UInt8(ascii: "#") else { return false }
    let words = line.split(separator: " ")
    return !words.isEmpty && words.allSatisfy { $0.hasPrefix("#") && $0.count > 1 }
  }

  /// "FILE - A ship leaves the port of Lima", as agencies mark pictures that they have had for long.
  private var isFileCaption: Bool {
    ["FILE - ", "FILE – ", "FILE — ", "(FILE) "].contains { line.hasPrefix($0) }
  }
}
