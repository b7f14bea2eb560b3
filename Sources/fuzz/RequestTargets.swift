import HTTP

extension FuzzTarget {
  /// Bytes of a connection: what is read of them does not depend on how they are cut or what was read before, and the
  /// connection comes to its end.
  static let request = FuzzTarget(name: "request") { bytes in
    var memo = HeadMemo(places: 8)
    let whole = outcomes([bytes[...]], &memo)
    demand(outcomes([bytes[...]], &memo) == whole, "a head is read alike the second time")
    var fresh = HeadMemo(places: 1)
    demand(outcomes(cuts(bytes, by: 1), &fresh) == whole, "byte by byte, the same is read")
    let step = 1 + Int(bytes.first ?? 0) % 61
    demand(outcomes(cuts(bytes, by: step), &memo) == whole, "in pieces, the same is read")
    for case .request(let request, _, _) in whole {
      demand(request.path == "*" || request.path.hasPrefix("/"), "a path begins with a slash")
      demand(!request.fields.has("content-length") || !request.fields.has("transfer-encoding"), "one framing")
      demand(request.fields["host"].count <= 1, "one host")
    }
    demand(endsConnection(cuts(bytes, by: step), &memo), "a connection comes to its end")
  }

  /// Chunks: decoded alike however they are cut; what is decoded, written as chunks again, decodes to the same.
  static let chunked = FuzzTarget(name: "chunked") { bytes in
    let head = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
    var memo = HeadMemo(places: 1)
    let whole = outcomes([(head + bytes)[...]], &memo)
    demand(outcomes([head[...]] + cuts(bytes, by: 1), &memo) == whole, "byte by byte, the same is read")
    guard case .request(let request, _, _)? = whole.first, !request.body.isEmpty else { return }
    let again =
      head + Array("\(String(request.body.count, radix: 16))\r\n".utf8) + request.body + Array("\r\n0\r\n\r\n".utf8)
    guard case .request(let second, _, _)? = outcomes([again[...]], &memo).first else {
      return demand(false, "a body that was read can be read again")
    }
    demand(second.body == request.body, "the same body")
  }

  /// Takes a connection's steps, answering at once, until it closes.
  private static func endsConnection(_ pieces: [ArraySlice<UInt8>], _ memo: inout HeadMemo) -> Bool {
    let date = MessageDate(second: 0)
    var connection = Connection(limits: fuzzLimits, number: 1)
    var steps = 0
    var isClosed = false
    func advance(_ memo: inout HeadMemo) {
      while steps < 4_000 {
        steps += 1
        switch connection.next(date: date, &memo) {
        case .handle(let request, let exchange, _):
          if request.method == "GET" && request.path.hasSuffix("s") {
            connection.answer(exchange, with: Response(status: 200, stream: BodyStream { nil }))
          } else {
            connection.answer(exchange, with: Response(status: 200, body: Array(request.path.utf8)))
          }
        case .screen(let request, _): connection.screen(request.path == "/no" ? Response(status: 404) : nil)
        case .pull(_, let exchange): connection.supply(exchange, steps.isMultiple(of: 3) ? .end : .bytes([0x61]))
        case .write, .closeWriting: continue
        case .wait: return
        case .close:
          isClosed = true
          return
        }
      }
    }
    for piece in pieces where !isClosed {
      connection.receive(piece.span, memo)
      advance(&memo)
    }
    connection.receiveEnd()
    if !isClosed { advance(&memo) }
    return isClosed
  }
}
