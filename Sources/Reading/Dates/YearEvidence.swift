import Language

/// Whether four digits are a year: "2014 soldiers", "$2014", "Resolution 1973" and "at 1945 hours" are none.
struct YearEvidence {
  let tokens: DateTokens

  func isYear(_ value: Int, at: Int) -> Bool {
    guard value <= 2100, !isCounted(at), !isNumbered(at) else { return false }
    if !(1800...2050).contains(value) { return isLicensed(at) }
    return !isQuantity(value, at)
  }

  /// A number that counts what follows it.
  func isCounted(_ at: Int) -> Bool {
    if Self.counted.contains(tokens.folded(at + 1)) || tokens.token(at + 1)?.kind == .symbol { return true }
    switch tokens.word(at + 1) {
    case .unit, .units, .cardinal: return true
    default: return false
    }
  }

  /// The number of a resolution, page, flight; a sum of money.
  private func isNumbered(_ at: Int) -> Bool {
    if let before = tokens.token(at - 1), before.kind == .symbol, before.text != "*" { return true }
    var at = at - 1
    // "Resolutions 1970, 1973 and 2009".
    var steps = 0
    while steps < 8, ["and", ",", "or"].contains(tokens.folded(at)), case .year? = tokens.word(at - 1) {
      at -= 2
      steps += 1
    }
    if tokens.folded(at) == ".", Self.numbered.contains(tokens.folded(at - 1) + ".") { return true }
    return Self.numbered.contains(tokens.folded(at))
  }

  /// Early and late years are years only where the words around say so.
  private func isLicensed(_ at: Int) -> Bool {
    if case .month? = tokens.word(at - 1) { return true }
    return Self.licences.contains(tokens.folded(at - 1))
  }

  private func isQuantity(_ value: Int, _ at: Int) -> Bool {
    let before = tokens.folded(at - 1)
    switch before {
    case "at": return !tokens.isContentWord(at + 1)
    case "than": return !["earlier", "later", "sooner", "other", "rather"].contains(tokens.folded(at - 2))
    case "some", "exactly", "only", "nearly", "almost": return true
    case "about", "around", "roughly", "approximately", "over":
      return value.isMultiple(of: 100) && !Self.licences.contains(tokens.folded(at - 2))
    default: return isObject(at)
    }
  }

  /// "sent 2014 advisers": a verb before it, a plural noun behind.
  private func isObject(_ at: Int) -> Bool {
    guard let before = tokens.token(at - 1), let after = tokens.token(at + 1), before.kind == .word,
      after.kind == .word,
      !before.isCapitalized, !after.isCapitalized, after.folded.hasSuffix("s"), tokens.isContentWord(at + 1),
      tokens.isContentWord(at - 1)
    else { return false }
    return before.folded.hasSuffix("ed") || Self.takesObject.contains(before.folded)
  }

  private static let takesObject: Set<String> = [
    "sent", "send", "sends", "lost", "sold", "sell", "bought", "buy", "built", "build", "took", "had", "made",
    "brought",
    "cost", "won", "put", "has", "have", "flew", "left", "gave", "with",
  ]

  private static let licences: Set<String> = [
    "in", "since", "until", "till", "by", "before", "after", "from", "between", "during", "of", "year", "years",
    "circa",
    "c.", "ca.", "around", "about", "early", "late", "mid", "-", "–", "to", "and", "throughout", "through",
  ]

  private static let numbered: Set<String> = [
    "resolution", "resolutions", "res", "res.", "unscr", "number", "numbers", "no", "no.", "nos", "nos.", "page",
    "pages",
    "p", "p.", "pp", "pp.", "section", "paragraph", "para", "article", "flight", "route", "room", "highway", "channel",
    "box", "us$", "usd", "eur", "gbp", "rs", "rs.", "vision", "agenda", "decree", "directive", "regulation", "bill",
    "telephone", "tel", "tel.", "phone", "code", "version", "windows", "chapter", "line", "hill", "unit", "us",
  ]

  private static let counted: Set<String> = [
    "soldiers", "troops", "people", "persons", "men", "women", "children", "civilians", "refugees", "fighters",
    "militants", "prisoners", "detainees", "workers", "students", "officers", "police", "policemen", "personnel",
    "tons",
    "tonnes", "miles", "mi", "km", "kilometers", "kilometres", "meters", "metres", "m", "feet", "ft", "acres",
    "hectares",
    "dollars", "euros", "pounds", "rupees", "rubles", "roubles", "yuan", "yen", "cents", "hours", "hrs", "gmt", "utc",
    "percent", "per", "pct", "votes", "tanks", "missiles", "warheads", "rockets", "aircraft", "vehicles", "ships",
    "deaths", "casualties", "injured", "dead", "killed", "wounded", "victims", "megawatts", "mw", "gw", "kg", "barrels",
    "million", "billion", "trillion", "thousand", "hundred", "times", "points", "degrees", "homes", "houses",
    "families",
    "villages", "cases", "copies", "companies", "firms", "jobs", "members", "participants", "delegates", "passengers",
    "visitors", "migrants", "peacekeepers", "advisers", "advisors", "guards", "pages", "words", "pm", "am", "cubic",
    "square", "respondents", "inmates", "employees", "guests", "seats", "bombs", "guns", "rifles", "ones", "such",
  ]
}
