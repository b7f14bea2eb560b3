import API
import Chronicle
import FoundationEssentials
import Glibc
import HTTP
import Reading
import Serving

/// What a chronicle of many documents costs: start from saved readings, memory, and the processor time of each answer.
enum ChronicleBench {
  static func run(_ arguments: [String]) throws {
    guard let count = arguments.first.flatMap({ Int($0) }), count > 0 else {
      throw BenchError(message: "usage: bench chronicle DOCUMENTS [FILE]")
    }
    let path = arguments.dropFirst().first ?? "/tmp/entente-bench-\(count).ndjson"
    try write(count, to: path)
    let (began, beganWork) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    let service = try load(path)
    let (start, work) = (now(CLOCK_MONOTONIC) - began, now(CLOCK_PROCESS_CPUTIME_ID) - beganWork)
    let memory = try Memory()
    print("documents \(service.chronicle.documents.count), events \(service.chronicle.eventCount)")
    print(
      "start \(rounded(start)) s, \(rounded(work)) s of processor time; resident \(memory.resident) MiB, of it \(memory.anonymous) MiB not from files; "
        + "peak \(memory.peak) MiB")
    var all: [Double] = []
    for target in targets(service.chronicle) {
      let times = measured(target, service)
      all += times
      print("\(rounded(median(times) * 1000)) ms median, \(rounded((times.max() ?? 0) * 1000)) ms most: \(target)")
    }
    print("all pages: \(rounded(median(all) * 1000)) ms median of processor time")
  }

  private static func write(_ count: Int, to path: String) throws {
    // Paths and modes are C strings for the calls, and the file is closed before this returns.
    guard unsafe access(path, R_OK) != 0 else { return }
    guard let file = unsafe fopen(path + ".part", "w") else { throw BenchError(message: "\(path) cannot be written") }
    var generator = Generator(seed: 42)
    for number in 0..<count {
      let line = ReadingJSON.bytes(of: generator.reading(number)) + [0x0A]
      unsafe fwrite(line, 1, line.count, file)
    }
    unsafe fclose(file)
    _ = unsafe rename(path + ".part", path)
  }

  private static func load(_ path: String) throws -> Service {
    let reader = Reader(
      lexicon: try Lexicon(files: LexiconFolder.files()), analyzer: try LexiconFolder.analyzer(),
      digest: Digest.sha256)
    var builder = ChronicleBuilder()
    var version = DatasetVersion(digest: Digest.sha256)
    var saved = SavedReadings(digest: Digest.sha256)
    _ = try saved.load(path, into: &builder, version: &version)
    let chronicle = builder.chronicle(version: version.text(lexicon: "", known: []), archive: saved.archive)
    return Service(chronicle: chronicle, reader: reader)
  }

  /// Pages of every kind: common and rare actors, wide and narrow ranges, words, counts.
  private static func targets(_ chronicle: Chronicle) -> [String] {
    let often = chronicle.actors.first?.id.text ?? ""
    let seldom = chronicle.actors.last?.id.text ?? ""
    let tie = chronicle.ties.first.map { "\($0.pair.first)/\($0.pair.second)" } ?? ""
    let rare = chronicle.ties.last.map { "\($0.pair.first)/\($0.pair.second)" } ?? ""
    let document = chronicle.documents.first?.id ?? ""
    let word = chronicle.event(at: 0)?.summary.split(separator: " ").last.map(String.init) ?? ""
    return [
      "/v1/events", "/v1/events?type=AID", "/v1/events?actor=\(often)", "/v1/events?actor=\(seldom)",
      "/v1/events?actor=\(often)&type=AID&from=2010&to=2012", "/v1/events?source=\(often)&target=\(seldom)",
      "/v1/events?from=2010-05&to=2010-06", "/v1/events?from=2015&type=AGREE&status=any",
      "/v1/events?document=\(document)", "/v1/events?q=\(word)", "/v1/events?q=\(word)&actor=\(often)",
      "/v1/events?mode=visit", "/v1/events?quad=material-conflict&undated=only",
      "/v1/events?actor=\(often)&facets=type,year", "/v1/ties/\(tie)", "/v1/ties/\(tie)/timeline",
      "/v1/ties/\(tie)/timeline?type=ASSAULT&from=2012", "/v1/ties/\(tie)/series?by=month", "/v1/ties/\(rare)/timeline",
      "/v1/search?q=\(word)", "/v1/search?q=%22State+\(often)%22+\(word)", "/v1/ties?actor=\(often)",
      "/v1/actors?q=aa", "/v1/documents?actor=\(seldom)", "/v1/documents/\(document)/sentences", "/v1/graph?limit=100",
      "/v1/actors/\(often)", "/v1/events?type=AID&sort=-goldstein", "/v1/events?actor=\(often)x",
    ]
  }

  /// Seconds of processor time, a first time and then some.
  private static func measured(_ target: String, _ service: Service) -> [Double] {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    let request = Request(method: "GET", path: parts[0], query: parts.dropFirst().first)
    return (0..<7).map { _ in
      let began = now(CLOCK_THREAD_CPUTIME_ID)
      if case .deferred(let work) = service.answer(request) { _ = work() }
      return now(CLOCK_THREAD_CPUTIME_ID) - began
    }
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    // `time` outlives the call.
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// What the process holds, in MiB, by /proc/self/status.
private struct Memory {
  let resident: Int
  let anonymous: Int
  let peak: Int

  init() throws {
    guard let file = unsafe fopen("/proc/self/status", "r") else { throw BenchError(message: "no /proc/self/status") }
    var buffer = [CChar](repeating: 0, count: 8192)
    // The buffer outlives the call, and what is read ends before its last byte.
    let count = unsafe fread(&buffer, 1, buffer.count - 1, file)
    unsafe fclose(file)
    let text = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    func mebibytes(_ name: String) -> Int {
      let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
    resident = mebibytes("VmRSS")
    anonymous = mebibytes("RssAnon")
    peak = mebibytes("VmHWM")
  }
}
