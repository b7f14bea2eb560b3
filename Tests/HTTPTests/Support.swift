import HTTP

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

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

/// All that a parser says of the bytes, given in these pieces, up to where it needs more or refuses.
func outcomes(of pieces: some Sequence<ArraySlice<UInt8>>, limits: Limits = smallLimits) -> [RequestParser.Outcome] {
  var parser = RequestParser(limits: limits)
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

/// Each byte on its own.
func single(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.indices.map { bytes[$0...$0] } }

/// A response's head and body as one text.
func text(_ step: Connection.Step) -> String? {
  guard case .write(let head, let body) = step else { return nil }
  return String(decoding: head + body, as: UTF8.self)
}
