import FoundationEssentials
import Glibc

/// The process as Linux sees it (proc(5)), under the names that Prometheus' own libraries give.
struct ProcessFigures {
  private var cpuSeconds = 0.0
  private var startSeconds = 0.0
  private var threads = 0
  private var virtualBytes = 0
  private var residentBytes = 0
  private var openFiles = 0
  private var mostFiles = 0

  static func now() -> ProcessFigures {
    var figures = ProcessFigures()
    figures.readStatus()
    figures.openFiles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    var limit = rlimit()
    // The kernel writes to a value of this function's own.
    if unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
      figures.mostFiles = Int(clamping: limit.rlim_cur)
    }
    return figures
  }

  private mutating func readStatus() {
    guard let bytes = try? Files.bytes("/proc/self/stat") else { return }
    // The name, in parentheses, may hold anything; the third field follows it.
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return }
    let fields = text[end...].split(separator: " ").dropFirst().map { Int($0) ?? 0 }
    guard fields.count > 21 else { return }
    let ticks = Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    cpuSeconds = Double(fields[11] + fields[12]) / ticks
    threads = fields[17]
    virtualBytes = fields[20]
    residentBytes = fields[21] * max(1, sysconf(Int32(_SC_PAGESIZE)))
    startSeconds = bootSeconds + Double(fields[19]) / ticks
  }

  /// When the machine was started, in seconds since 1970.
  private var bootSeconds: Double {
    guard let bytes = try? Files.bytes("/proc/stat") else { return 0 }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("btime ") }
    return line.flatMap { Double($0.dropFirst(6)) } ?? 0
  }

  func write(to page: inout Exposition) {
    page.single("process_cpu_seconds_total", .counter, "User and system time, in seconds.", cpuSeconds)
    page.single("process_start_time_seconds", .gauge, "When the process began, in seconds since 1970.", startSeconds)
    page.single("process_threads", .gauge, "Threads.", threads)
    page.single("process_virtual_memory_bytes", .gauge, "Virtual memory.", virtualBytes)
    page.single("process_resident_memory_bytes", .gauge, "Memory that is held.", residentBytes)
    page.single("process_open_fds", .gauge, "Descriptors that are open.", openFiles)
    page.single("process_max_fds", .gauge, "Descriptors that may be open.", mostFiles)
  }
}
