import Glibc

/// A subcommand: what it measures, and how.
struct Measurement: Sendable {
  let name: String
  let summary: String
  let run: @Sendable ([String]) -> Int32

  /// In the order of the help; each in a file of its own.
  static let all = [hit]
}

/// The command line.
enum Bench {
  static func run(_ arguments: [String]) -> Int32 {
    guard let measurement = Measurement.all.first(where: { $0.name == arguments.first }) else {
      complain("usage: bench SUBCOMMAND [ARGUMENT]...")
      for measurement in Measurement.all { complain("  \(measurement.name)  \(measurement.summary)") }
      return 64
    }
    return measurement.run(Array(arguments.dropFirst()))
  }

  static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    // The array outlives the call, and `count` is its own.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
