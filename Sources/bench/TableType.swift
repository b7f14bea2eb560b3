import Chronicle

/// A type as tables of marked sentences name it. They follow the translation of CAMEO codes of 2021: CONCEDE and RETREAT
/// are one type, YIELD; a signed agreement (057) is SUPPORT, sanctions and embargoes (163) are COERCE, blockades (191)
/// ASSAULT, convictions (116) ACCUSE. And they turn a type by its status: what is not done yet is AGREE or THREATEN, what
/// is not done REJECT. Entente keeps the act's type of PLOVER 2.0 and says the rest by `status`; it is turned here to be
/// compared.
struct TableType {
  let asRead: String
  let flipped: String

  init(_ type: EventType, cameo: String, status: EventStatus) {
    asRead = Self.name(type)
    flipped =
      switch status {
      case .asserted: Self.translations[cameo] ?? Self.name(type)
      case .hypothetical: Self.future(of: type)
      case .negated: Self.negation(of: type)
      }
  }

  private static let translations = ["057": "SUPPORT", "163": "COERCE", "191": "ASSAULT", "116": "ACCUSE"]

  private static func name(_ type: EventType) -> String {
    [.concede, .retreat].contains(type) ? "YIELD" : type.rawValue
  }

  private static func future(of type: EventType) -> String {
    switch type {
    case .agree, .consult, .support, .cooperate, .aid, .concede, .retreat: "AGREE"
    case .protest, .mobilize, .sanction, .coerce, .assault: "THREATEN"
    case .accuse, .request, .reject, .threaten: name(type)
    }
  }

  private static func negation(of type: EventType) -> String {
    switch type {
    case .agree, .consult, .support, .cooperate, .aid, .concede, .retreat: "REJECT"
    case .protest, .mobilize, .sanction, .coerce, .assault: "YIELD"
    case .accuse, .request, .reject, .threaten: "AGREE"
    }
  }

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; YIELD is 2 whole.
  static func quad(of name: String) -> Int {
    switch EventType(rawValue: name)?.quad {
    case .verbalCooperation: 1
    case .materialCooperation, nil: 2
    case .verbalConflict: 3
    case .materialConflict: 4
    }
  }

  /// The status of a trigger that no roles connect, by the few words before it.
  static func status(of trigger: Range<Int>, in row: MarkedSentence) -> EventStatus {
    let start = [row.source, row.target].compactMap { $0?.upperBound }.filter { $0 <= trigger.lowerBound }.max() ?? 0
    let before = row.words(start..<trigger.lowerBound).lowercased().split { !$0.isLetter && $0 != "'" }.suffix(8)
    func has(_ words: Set<Substring>) -> Bool { before.contains { words.contains($0) } }
    if has(["not", "never", "cannot", "refuse", "refuses", "refused", "fail", "fails", "failed", "declined", "won't"]) {
      return .negated
    }
    return has([
      "will", "would", "may", "might", "could", "agreed", "agree", "agrees", "willing", "ready", "plan", "plans",
      "planned",
      "threatened", "threatens", "vowed", "promised", "pledged", "offered", "intends", "considering", "should",
    ]) ? .hypothetical : .asserted
  }
}
