import HTTP
import Testing

/// Small enough that a table can run into each of them.
let smallLimits: Limits = {
  var limits = Limits()
  limits.requestLineBytes = 120
  limits.fieldBytes = 400
  limits.fieldCount = 8
  limits.bodyBytes = 64
  limits.chunkLineBytes = 24
  limits.chunkExtensionBytes = 30
  limits.pipelinedRequests = 3
  return limits
}()

/// All that a parser says of the bytes, given in these pieces, up to where it needs more or refuses: by itself, with a
/// memo that knows nothing yet, and with one that has seen the same before. The three have to agree.
func outcomes(of pieces: some Sequence<ArraySlice<UInt8>>, limits: Limits = smallLimits) -> [RequestParser.Outcome] {
  let pieces = Array(pieces)
  let plain = plainOutcomes(pieces, limits)
  var memo = HeadMemo(places: 4)
  for time in ["first", "second"] {
    let remembered = outcomes(pieces, limits, &memo)
    if remembered != plain { Issue.record("with a memo, the \(time) time: \(remembered) instead of \(plain)") }
  }
  return plain
}

private func plainOutcomes(_ pieces: [ArraySlice<UInt8>], _ limits: Limits) -> [RequestParser.Outcome] {
  var parser = RequestParser(limits: SharedLimits(limits))
  var outcomes: [RequestParser.Outcome] = []
  for piece in pieces {
    parser.receive(piece.span)
    while true {
      let outcome = parser.next()
      if outcome == .needsMore { break }
      outcomes.append(outcome)
      if case .refused = outcome { return outcomes }
    }
  }
  return outcomes
}

private func outcomes(
  _ pieces: [ArraySlice<UInt8>], _ limits: Limits, _ memo: inout HeadMemo
) -> [RequestParser.Outcome] {
  var parser = RequestParser(limits: SharedLimits(limits))
  var outcomes: [RequestParser.Outcome] = []
  for piece in pieces {
    parser.receive(piece.span, memo)
    while true {
      var place: HeadMemo.Place?
      let outcome = parser.next(&memo, at: &place)
      if outcome == .needsMore { break }
      outcomes.append(outcome)
      if case .refused = outcome { return outcomes }
    }
  }
  return outcomes
}

/// Each byte on its own.
func single(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.indices.map { bytes[$0...$0] } }

/// A response's head and body as one text.
func text(_ step: Connection.Step) -> String? {
  guard case .write(let head, let body) = step else { return nil }
  return String(decoding: head + body, as: UTF8.self)
}
