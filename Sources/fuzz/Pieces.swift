import HTTP

/// Limits that short inputs run into.
let fuzzLimits: SharedLimits = {
  var limits = Limits()
  limits.requestLineBytes = 160
  limits.fieldBytes = 500
  limits.fieldCount = 10
  limits.bodyBytes = 256
  limits.chunkLineBytes = 32
  limits.chunkExtensionBytes = 64
  limits.pipelinedRequests = 3
  limits.requestsPerConnection = 5
  return SharedLimits(limits)
}()

/// How an input is cut: by its own bytes, so that a finding can be repeated.
func cuts(_ bytes: [UInt8], by step: Int) -> [ArraySlice<UInt8>] {
  stride(from: 0, to: bytes.count, by: step).map { bytes[$0..<min($0 + step, bytes.count)] }
}

/// What a parser says of pieces, up to where it needs more or refuses.
func outcomes(_ pieces: [ArraySlice<UInt8>], _ memo: inout HeadMemo) -> [RequestParser.Outcome] {
  var parser = RequestParser(limits: fuzzLimits)
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

/// A broken promise ends the process: that is what the fuzzer looks for.
func demand(_ holds: Bool, _ promise: String) { precondition(holds, promise) }
