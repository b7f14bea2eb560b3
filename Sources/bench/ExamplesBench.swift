import Reading
import Serving

/// Reads the examples of the lexicon's frames and prints those that do not give what they say: the lexicon's own tests
/// without a build between an edit and its answer.
enum ExamplesBench {
  /// Prints only faults that hold one of the words; all without any. `--trees` prints the trees of the others.
  static func run(_ words: [String]) throws {
    let lexicon = try Lexicon(files: LexiconFolder.files())
    let check = ExampleCheck(lexicon: lexicon, analyzer: try LexiconFolder.analyzer(), digest: Digest.sha256)
    if words == ["--trees"] { return print(check.trees(), terminator: "") }
    let faults = check.faults()
    for fault in faults where words.isEmpty || words.contains(where: fault.description.contains) { print(fault) }
    print("\(faults.count) of \(lexicon.examples.count) examples fail")
  }
}
