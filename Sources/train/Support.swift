import FoundationEssentials
import Glibc
import Language

/// Why a command ended without its result.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// A command, its operands, and its options by name: each takes a value.
struct Arguments {
  let command: String
  private(set) var operands: [String] = []
  private var options: [String: [String]] = [:]

  init(_ words: [String]) throws(Failure) {
    command = words.first ?? ""
    var at = 1
    while at < words.count {
      if words[at].hasPrefix("--") {
        guard at + 1 < words.count else { throw Failure("\(words[at]) needs a value") }
        options[String(words[at].dropFirst(2)), default: []].append(words[at + 1])
        at += 2
      } else {
        operands.append(words[at])
        at += 1
      }
    }
  }

  func values(_ name: String) -> [String] { options[name] ?? [] }

  var optionNames: [String] { options.keys.sorted() }

  func number<Number: LosslessStringConvertible>(_ name: String, or usual: Number) throws(Failure) -> Number {
    guard let text = options[name]?.last else { return usual }
    guard let number = Number(text) else { throw Failure("--\(name) \(text): must be a number") }
    return number
  }
}

enum Files {
  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw Failure("\(path): cannot be read") }
    return Array(data)
  }

  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      throw Failure("\(path): cannot be written")
    }
  }

  static func treebank(_ path: String) throws(Failure) -> Treebank {
    let bytes = try bytes(path)
    do { return try Treebank(conllu: bytes) } catch { throw Failure("\(path): \(error)") }
  }
}

enum FileHandleText {
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  static func answer(_ text: String) { write(text, to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      // `write` reads at most the bytes that are left in the array, which outlives the call.
      let count = unsafe bytes[at...].withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      at += count
    }
  }
}
