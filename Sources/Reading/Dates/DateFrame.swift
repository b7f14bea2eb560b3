import Chronicle

/// The words before a date that say how it bounds: "in", "since at least", "no later than".
struct DateFrame {
  enum Role: Hashable { case within, since, sinceAtLeast, after, until, from, between, length }

  let role: Role
  let end: Int
  var isApproximate = false
}

extension DateTokens {
  /// The frame that begins at a token, "in" or "around" alone among them; null where none does.
  func frame(at start: Int) -> DateFrame? {
    guard let opening = role(at: start) else {
      return approximation(at: start).map { DateFrame(role: .within, end: $0, isApproximate: true) }
    }
    var (role, end) = opening
    if role == .since, starts(end, ["at", "least"]) || starts(end, ["as", "early", "as"]) {
      end += folded(end + 1) == "least" ? 2 : 3
      role = .sinceAtLeast
    }
    if isAny(end, ["in", "on"]), isAny(start, ["starting", "beginning", "back", "sometime", "until", "since"]) {
      end += 1
    }
    if starts(end, ["at", "least"]) { end += 2 }
    guard let approximate = approximation(at: end) else { return DateFrame(role: role, end: end) }
    return DateFrame(role: role, end: approximate, isApproximate: true)
  }

  private func role(at start: Int) -> (DateFrame.Role, Int)? {
    for (words, role) in Self.phrases[folded(start)] ?? [] where starts(start, words) {
      return (role, start + words.count)
    }
    return Self.single[folded(start)].map { ($0, start + 1) }
  }

  /// The token after "about", "or around"; null where none stands there.
  func approximation(at start: Int) -> Int? {
    if starts(start, ["or", "around"]) || starts(start, ["or", "about"]) { return start + 2 }
    return Self.approximators.contains(folded(start)) ? start + 1 : nil
  }

  /// First words of frames.
  static let frameOpeners: Set<String> = Set(single.keys).union(phrases.keys).union(approximators).union(["or"])

  private static let approximators: Set<String> = [
    "about", "around", "circa", "c.", "ca.", "roughly", "approximately", "nearly", "almost",
  ]

  private static let single: [String: DateFrame.Role] = [
    "in": .within, "on": .within, "at": .within, "during": .within, "throughout": .within, "over": .within,
    "within": .within, "sometime": .within, "for": .length, "since": .since, "after": .after, "starting": .since,
    "beginning": .since, "until": .until, "till": .until, "through": .until, "by": .until, "before": .until,
    "from": .from, "between": .between,
  ]

  private static let phrases: [String: [([String], DateFrame.Role)]] = [
    "ever": [(["ever", "since"], .since)],
    "as": [
      (["as", "of"], .within), (["as", "early", "as"], .within), (["as", "late", "as"], .within),
      (["as", "recently", "as"], .within), (["as", "far", "back", "as"], .within), (["as", "from"], .since),
    ],
    "back": [(["back", "in"], .within)],
    "some": [(["some", "time", "in"], .within)],
    "no": [
      (["no", "later", "than"], .until), (["no", "earlier", "than"], .after), (["no", "sooner", "than"], .after),
    ],
    "not": [
      (["not", "later", "than"], .until), (["not", "earlier", "than"], .after), (["not", "before"], .after),
      (["not", "until"], .within),
    ],
    "on": [(["on", "or", "before"], .until), (["on", "or", "after"], .after)],
    "prior": [(["prior", "to"], .until)],
    "ahead": [(["ahead", "of"], .until)],
    "up": [(["up", "until"], .until), (["up", "to"], .until), (["up", "till"], .until)],
    "at": [(["at", "the", "latest", "by"], .until)],
    "dating": [(["dating", "from"], .within), (["dating", "back", "to"], .within)],
  ]
}
