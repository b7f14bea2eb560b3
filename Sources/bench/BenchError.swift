/// What keeps a measurement from being made, and what to do about it.
struct BenchError: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}
