import Chronicle
import Reading
import Serving

/// `entente check`: whether the lexicon and the documents are in order.
enum CheckCommand {
  static let syntax = Syntax(
    name: "check", summary: "checks the lexicon and the built-in documents; exit code 78 where something is wrong",
    options: [.config])

  static func run(_ arguments: Arguments) throws(Failure) {
    let config = try ConfigFolder(option: arguments.value("--config"))
    let lexicon = try config.lexicon()
    let reader = Reader(lexicon: lexicon, analyzer: try config.analyzer(), digest: Digest.sha256)
    var faults: [String] = []
    var documents = 0
    for path in try documentPaths(config) {
      do throws(Failure) {
        let source = try DocumentFile.source(at: path, published: nil)
        documents += 1
        if reader.read(source).events.isEmpty { Output.note("\(path): no event is read from it") }
      } catch {
        faults.append(error.message)
      }
    }
    guard faults.isEmpty else { throw Failure(.configuration, faults.joined(separator: "\n")) }
    Output.answer(
      line:
        "\(config.path): \(lexicon.actors.count) actors, \(lexicon.examples.count) examples, \(documents) documents: "
        + "all in order")
  }

  private static func documentPaths(_ config: ConfigFolder) throws(Failure) -> [String] {
    do throws(Failure) {
      return try DocumentFile.paths(config.documents)
    } catch {
      throw Failure(.configuration, error.message)
    }
  }
}
