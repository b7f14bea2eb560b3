import Chronicle
import HTTP

extension Pair {
  /// The canonical path of the pair's tie.
  var path: String {
    "/v1/ties/\(PercentEncoding.encode(first.text))/\(PercentEncoding.encode(second.text))"
  }
}

extension Call {
  /// The two places that every path of a tie has.
  static let pairParameters = [
    Parameter(
      name: "a", kind: .actor, summary: "One actor's id, in any case; names and alpha-2 codes redirect.", example: "PAK"
    ),
    Parameter(name: "b", kind: .actor, summary: "The other's; the order does not matter.", example: "RUS"),
  ]

  /// The pair in the path. Ids are answered in any order and case; names and codes by the address with ids.
  func pair(_ answer: (Pair) throws(Problem) -> Content) throws(Problem) -> Content {
    let (a, b) = (try actor(at: 0), try actor(at: 1))
    guard let pair = Pair(a.id, b.id) else {
      throw Problem(
        400, "\(a.id) is given twice: a tie needs two actors, such as \(url("/v1/ties/PAK/RUS"))",
        faults: [Problem.Fault(parameter: "b", detail: "is the same actor as a")])
    }
    guard a.id.folded == place(0).lowercased(), b.id.folded == place(1).lowercased() else {
      return .moved(pair.path + restOfPath(after: 4))
    }
    return try answer(pair)
  }
}
