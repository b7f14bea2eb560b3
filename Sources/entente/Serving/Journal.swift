import API
import FoundationEssentials
import HTTP

/// What a running server has to say beside answers and their log: lines on standard error, as text or as JSON.
struct Journal: Sendable {
  enum Level: String, Sendable { case info, warning, error }

  private let isJSON: Bool

  init(_ settings: Settings) { isJSON = settings.text(.logFormat) == "json" }

  func note(_ message: String, _ level: Level = .info) {
    guard isJSON else { return Output.note(message) }
    var json = JSONWriter()
    json.object {
      $0.member("time", HTTPDate.isoText(secondsSince1970: Int64(Date().timeIntervalSince1970)))
      $0.member("level", level.rawValue)
      $0.member("message", message)
    }
    Output.complain(json.bytes + [UInt8(ascii: "\n")])
  }
}
