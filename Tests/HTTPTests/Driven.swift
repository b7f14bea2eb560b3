import HTTP

/// A connection with its owner's hands: each step is asked for with the same date. A class, as macros only take its calls.
final class Driven {
  private static let date = MessageDate(second: 784_111_777)

  var connection: Connection

  init(limits: Limits = smallLimits) { connection = Connection(limits: SharedLimits(limits), number: 0xC1) }

  private var memo = HeadMemo(places: 8)

  func receive(_ text: String) {
    let bytes = Array(text.utf8)
    connection.receive(bytes.span, memo)
  }

  /// Bodies are welcome unless a test screens them itself.
  func next() -> Connection.Step {
    let step = connection.next(date: Self.date, &memo)
    guard !screens, case .screen = step else { return step }
    connection.screen(nil)
    return next()
  }

  var screens = false

  func nextText() -> String? { text(next()) }

  /// The exchange's number when the next step is to handle a request.
  func handled(_ path: String? = nil) -> UInt64? {
    guard case .handle(let request, let exchange, _) = next(), path == nil || request.path == path else { return nil }
    return exchange
  }

  func answer(_ exchange: UInt64, _ body: String, status: Int = 200, _ fields: Fields = Fields()) {
    connection.answer(exchange, with: Response(status: status, fields: fields, body: Array(body.utf8)))
  }
}
