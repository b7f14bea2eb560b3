/// A word or phrase that makes the name beside it an actor’s representative: "prime minister", "army", "analysts".
struct TitleEntry: Hashable, Sendable {
  enum Kind: String, CaseIterable, Sendable {
    /// Acts for the state or organization whose office it is: "president", "foreign minister".
    case office
    /// Likewise, and has a post elsewhere: "ambassador", "envoy".
    case envoy
    /// Of the forces: "General", "army chief".
    case rank
    /// Speaks for themselves: "Senator".
    case legislator
    /// A body that acts for its state: "government", "army", "foreign ministry".
    case institution
    /// Inhabitants, who act for nobody: "citizens", "refugees".
    case people
    /// Bodies and people that do not act for their state: "media", "analysts", "companies".
    case civil
    /// Tells a person and no office: "Mr.", "Ayatollah".
    case honorific
  }

  let text: String
  let kind: Kind
}

/// Reads `titles.txt`: blocks named by a kind, each with comma lists.
enum TitleFile {
  static func entries(_ file: LexiconFile) throws(LexiconError) -> [TitleEntry] {
    let lines = try LexiconLines(file)
    var entries: [TitleEntry] = []
    for block in lines.blocks {
      guard let kind = TitleEntry.Kind(rawValue: block.header.text) else {
        throw lines.unknown(
          block.header.text, "kind of title", among: TitleEntry.Kind.allCases.map(\.rawValue), at: block.header)
      }
      for line in block.lines { entries += LexiconLines.list(line.text).map { TitleEntry(text: $0, kind: kind) } }
    }
    return entries
  }
}
