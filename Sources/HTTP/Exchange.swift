/// A request that has been read and not yet answered on the wire, and its answer once there is one.
struct Exchange {
  let number: UInt64
  let isHead: Bool
  /// Whether the client speaks HTTP/1.0, and has to be told that the connection stays open.
  let version10: Bool
  /// No answer follows this one.
  let isLast: Bool
  var response: Response?
}
