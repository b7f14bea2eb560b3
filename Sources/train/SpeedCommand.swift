import FoundationEssentials
import Glibc
import Language
import Serving

/// `train speed`: how quick a model is on running text, on one core.
enum SpeedCommand {
  static func run(_ arguments: Arguments) throws(Failure) {
    guard arguments.operands.count > 2 else { throw Failure("speed needs a model, Config/lexicon and text files") }
    let bytes = try Files.bytes(arguments.operands[0])
    let splitter = try TokensCommand.splitter(arguments.operands[1] + "/words/english.txt")
    let before = memory()
    let loaded = try median(of: 5) { () throws(Failure) in _ = try load(bytes) }
    let analyzer = try load(bytes)
    let after = memory()
    var texts: [Text] = []
    for path in arguments.operands.dropFirst(2) { texts.append(Text(try text(path))) }
    let rounds = try arguments.number("rounds", or: 5)
    var sentences: [[Token]] = []
    let cutting = try median(of: rounds) {
      sentences = texts.flatMap { text in paragraphs(of: text).flatMap { splitter.sentences(of: $0, in: text) } }
    }
    let words = sentences.reduce(0) { $0 + $1.count }
    var workspace = Analyzer.Workspace()
    let reading = try median(of: rounds) {
      for sentence in sentences { _ = analyzer.tree(of: sentence, in: &workspace) }
    }
    FileHandleText.answer(
      """
      model: \(bytes.count / 1000) kB, loaded in \(milliseconds(loaded)) ms (checksum included), \(max(0, after - before)) kB of memory
      text: \(words) words in \(sentences.count) sentences
      words and sentences: \(rate(words, cutting)) words/s
      tags, lemmas and trees: \(rate(words, reading)) words/s
      all of it: \(rate(words, cutting + reading)) words/s

      """)
  }

  private static func load(_ bytes: [UInt8]) throws(Failure) -> Analyzer {
    do { return try Analyzer(model: bytes, digest: Digest.sha256) } catch { throw Failure("the model \(error)") }
  }

  /// A file's text; of a CoNLL-U file, the sentences' texts.
  private static func text(_ path: String) throws(Failure) -> String {
    if path.hasSuffix(".conllu") {
      return try Files.treebank(path).sentences.map(\.text).joined(separator: "\n")
    }
    return String(decoding: try Files.bytes(path), as: UTF8.self)
  }

  private static func paragraphs(of text: Text) -> [Range<Int>] {
    text.scalars.indices.split { text.scalars[$0].isLineBreak }.compactMap { run in
      run.first.flatMap { first in run.last.map { first..<($0 + 1) } }
    }
  }

  private static func median(of rounds: Int, _ work: () throws(Failure) -> Void) throws(Failure) -> Double {
    var times: [Double] = []
    for _ in 0..<max(1, rounds) {
      let start = processorTime()
      try work()
      times.append(processorTime() - start)
    }
    return times.sorted()[times.count / 2]
  }

  /// Seconds that a processor worked for this program: what others do at the same time counts less than by the clock.
  private static func processorTime() -> Double {
    var time = timespec()
    // `clock_gettime` writes the one `timespec` that it is given.
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func milliseconds(_ time: Double) -> String { Decimal.text(1000 * time, digits: 1) }

  private static func rate(_ words: Int, _ time: Double) -> Int { Int(Double(words) / max(1e-9, time)) }

  /// Resident memory in kB.
  private static func memory() -> Int {
    let status = String(decoding: FileManager.default.contents(atPath: "/proc/self/status") ?? Data(), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
