/// A response that is sent again and again: its head is written once, and once a second for its date.
///
/// It belongs to one loop. `Response` is the value to hand about.
package final class StandingResponse {
  /// What it was made of.
  package let response: Response
  /// Lines that its connection adds.
  private let more: Fields
  private var head: [UInt8] = []
  private var second: Int64 = .min

  /// `more` are lines that its connection adds, and frame nothing. A stream can be sent once only: null.
  package init?(_ response: Response, more: Fields = Fields()) {
    guard response.stream == nil, (200...599).contains(response.status), !more.areFraming else { return nil }
    self.response = response
    self.more = more
  }

  package var status: Int { response.status }
  package var body: [UInt8] { response.body }

  /// The head for a client of HTTP/1.1 whose connection stays open.
  func head(date: MessageDate) -> [UInt8] {
    if date.second != second {
      head = ResponseHead.bytes(response, persistence: .keepsAlive, date: date.bytes, more: more)
      second = date.second
    }
    return head
  }

  func head(persistence: ResponseHead.Persistence, date: MessageDate) -> [UInt8] {
    if case .keepsAlive = persistence { return head(date: date) }
    return ResponseHead.bytes(response, persistence: persistence, date: date.bytes, more: more)
  }
}

/// The date that messages bear, and its IMF-fixdate: made once a second.
package struct MessageDate: Hashable, Sendable {
  /// Since 1970.
  package let second: Int64
  package let bytes: [UInt8]

  package init(second: Int64) {
    self.second = second
    bytes = HTTPDate.bytes(secondsSince1970: second)
  }
}
