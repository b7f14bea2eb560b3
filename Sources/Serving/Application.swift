package import HTTP

/// What a server serves by: replaced whole.
package struct Application: Sendable {
  /// Answers a request on the loop that read it: it must be quick, or defer.
  package typealias Handler = @Sendable (Request, Client) -> Answer

  /// Looks at a request whose body is still on its way; an answer refuses it before the body is sent, null lets it come.
  package typealias Screen = @Sendable (Request, Client) -> Response?

  let screen: Screen
  let handler: Handler

  package init(screen: @escaping Screen = { _, _ in nil }, handler: @escaping Handler) {
    self.screen = screen
    self.handler = handler
  }
}

/// Who is at the other end of a connection. It is asked for while the request is handled, not later.
package struct Client: Sendable {
  let socket: Socket
  let proxies: Set<String>

  /// The client's numeric address; behind a proxy that is trusted, the one that it names last in `X-Forwarded-For`.
  package func address(sending request: Request) -> String {
    let peer = Address.peer(of: socket.descriptor)
    guard proxies.contains(peer) else { return peer }
    return Self.forwarded(request.fields, through: proxies) ?? peer
  }

  /// The last address of the list that is none of the proxies': what stands before it is anybody's claim.
  static func forwarded(_ fields: Fields, through proxies: Set<String>) -> String? {
    let named = fields.tokens(of: "x-forwarded-for").last { !proxies.contains($0) }
    guard let named, named.utf8.count <= 45, named.utf8.allSatisfy(Self.isAddress) else { return nil }
    return named
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ":"): true
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
    default: false
    }
  }
}
