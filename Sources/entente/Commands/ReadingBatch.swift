import Chronicle
import Dispatch
import FoundationEssentials
import Language
import Reading
import Synchronization

/// A document to read.
enum ReadInput: Sendable {
  case file(String)
  /// Standard input, whole.
  case stream
  case line([UInt8], place: String)
  case bad(NamedFailure)
}

/// Some documents that are read at once, on every processor, and answered in their order. Bounded, so that memory is.
struct ReadingBatch {
  private let reader: Reader
  private let trees: TreeOutput
  private let published: Day?
  private let threads: Int
  private var output: ReadingOutput
  private var inputs: [ReadInput] = []
  private var bytes = 0
  private var total = 0
  private var faults: [Failure] = []

  init(reader: Reader, trees: TreeOutput, published: Day?, threads: Int?, output: ReadingOutput) {
    self.reader = reader
    self.trees = trees
    self.published = published
    self.threads = threads ?? Processors.count
    self.output = output
  }

  private static let mostInputs = 64
  private static let mostBytes = 4 << 20

  /// Whether it is time to read what has gathered.
  var isFull: Bool { inputs.count >= Self.mostInputs || bytes >= Self.mostBytes }

  mutating func add(_ input: ReadInput) {
    inputs.append(input)
    total += 1
    if case .line(let line, _) = input { bytes += line.count }
  }

  /// Reads what has gathered and prints it in order; false when nobody takes the answers any more.
  mutating func read() throws(Failure) -> Bool {
    let outcomes = outcomes()
    (inputs, bytes) = ([], 0)
    for outcome in outcomes {
      switch outcome {
      case .success(let answer): guard output.add(answer) else { return false }
      case .failure(let fault):
        // A document that stands alone is the whole command's fault.
        guard output.isList else { throw fault.failure }
        faults.append(fault.failure)
        guard output.add(fault) else { return false }
      }
    }
    return true
  }

  /// Ends the answer; documents that were none are the command's fault, once all others are answered.
  mutating func end() throws(Failure) {
    output.end()
    guard !faults.isEmpty else { return }
    let code: Failure.Code = faults.allSatisfy { $0.code == .noInput } ? .noInput : .badInput
    throw Failure(
      code, "\(faults.count) of \(total) documents cannot be read; each is answered by an error in its place")
  }

  private func outcomes() -> [Result<[UInt8], NamedFailure>] {
    let outcomes = Mutex([Result<[UInt8], NamedFailure>?](repeating: nil, count: inputs.count))
    let next = Atomic(0)
    // Each worker takes the next document that nobody has; where the outcomes lie is their order.
    DispatchQueue.concurrentPerform(iterations: min(threads, inputs.count)) { [inputs] _ in
      var workspace = Analyzer.Workspace()
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < inputs.count else { return }
        let outcome = outcome(inputs[index], in: &workspace)
        outcomes.withLock { $0[index] = outcome }
      }
    }
    return outcomes.withLock { $0.compactMap(\.self) }
  }

  private func outcome(
    _ input: ReadInput, in workspace: inout Analyzer.Workspace
  ) -> Result<[UInt8], NamedFailure> {
    do throws(Failure) {
      switch input {
      case .file(let path):
        return .success(answer(try DocumentFile.source(at: path, published: published), in: &workspace))
      case .stream:
        let bytes = try Files.bytes("-", limit: DocumentBytes.longest)
        return .success(
          answer(
            try DocumentFile.source(bytes, named: "standard input", stem: "stdin", published: published),
            in: &workspace))
      case .line(let bytes, let place):
        return LineInput.outcome(bytes, place: place, published: published).map { answer($0, in: &workspace) }
      case .bad(let fault): return .failure(fault)
      }
    } catch {
      return .failure(NamedFailure(id: Self.name(of: input), failure: error))
    }
  }

  private static func name(of input: ReadInput) -> String? {
    switch input {
    case .file(let path): Files.stem(of: path)
    case .stream: "stdin"
    case .line, .bad: nil
    }
  }

  private func answer(_ source: Source, in workspace: inout Analyzer.Workspace) -> [UInt8] {
    output.bytes(of: source, by: reader, trees, in: &workspace)
  }
}

/// What the program may use.
enum Processors {
  static var count: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
