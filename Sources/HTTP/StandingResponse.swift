/// A response that is sent again and again: its head is written once, and once a second for its date.
///
/// It belongs to one loop. `Response` is the value to hand about.
package final class StandingResponse {
  package let status: Int
  package let body: [UInt8]
  /// What it was made of.
  package let response: Response
  private let sent: Response
  private var head: [UInt8] = []
  private var second: Int64 = .min

  /// `sent` is the response with what its connection adds. A stream can be sent once only: null.
  package init?(_ response: Response, sent: Response) {
    guard response.stream == nil, sent.stream == nil, (200...599).contains(sent.status) else { return nil }
    self.response = response
    self.sent = sent
    status = sent.status
    body = sent.body
  }

  /// The head for a client of HTTP/1.1 whose connection stays open.
  func head(date: MessageDate) -> [UInt8] {
    if date.second != second {
      head = ResponseHead.bytes(sent, persistence: .keepsAlive, date: date.bytes)
      second = date.second
    }
    return head
  }

  func head(persistence: ResponseHead.Persistence, date: MessageDate) -> [UInt8] {
    if case .keepsAlive = persistence { return head(date: date) }
    return ResponseHead.bytes(sent, persistence: persistence, date: date.bytes)
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
