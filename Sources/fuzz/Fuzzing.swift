import FoundationEssentials
import Glibc

/// One thing to throw bytes at. It traps when a promise is broken: that is what a fuzzer sees.
struct FuzzTarget: Sendable {
  /// Also the name of its folder in `Tests/Corpus`.
  let name: String
  let run: @Sendable ([UInt8]) -> Void

  static let all = [request, chunked, query, lists, accept, tls]
}

/// The command line of the fuzzer.
enum Fuzzing {
  static func run(_ arguments: [String]) -> Int32 {
    let names = FuzzTarget.all.map(\.name).joined(separator: " | ")
    if arguments.first == "replay", arguments.count == 2 { return replay(arguments[1]) }
    guard let target = FuzzTarget.all.first(where: { $0.name == arguments.first }) else {
      complain("usage: fuzz \(names) [LIBFUZZER-ARGUMENT]...\n       fuzz replay Tests/Corpus")
      return 64
    }
    return hunt(target, Array(arguments.dropFirst()))
  }

  /// Every file that is kept for a target, through that target.
  private static func replay(_ folder: String) -> Int32 {
    var count = 0
    for target in FuzzTarget.all {
      let place = folder + "/" + target.name
      let files = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      for file in files.sorted() {
        guard let bytes = try? Data(contentsOf: URL(filePath: place + "/" + file)) else {
          complain("\(place)/\(file) cannot be read")
          return 66
        }
        target.run(Array(bytes))
        count += 1
      }
    }
    guard count > 0 else {
      complain("\(folder) holds nothing to replay: name the folder that holds \(FuzzTarget.all.map(\.name))")
      return 66
    }
    print("\(count) files replayed, none broke its target")
    return 0
  }

  static func complain(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    // The array outlives the call, and `count` is its own.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
