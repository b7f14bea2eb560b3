import FoundationEssentials
import Glibc

/// A program that was started here, with what it prints going to a file.
final class Child {
  let pid: pid_t

  init(_ words: [String], output: String) throws {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // The words are copied for the call, and freed after it.
    var copies: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe copies.forEach { unsafe free($0) } }
    var pid: pid_t = 0
    let code = unsafe posix_spawnp(&pid, words[0], &actions, nil, &copies, environ)
    guard code == 0 else {
      throw BenchError(message: "\(words[0]) does not start: install it (apt-get install nginx-light wrk)")
    }
    self.pid = pid
  }

  /// Waits for the end; its exit code, or 128 and the signal.
  @discardableResult
  func wait() -> Int32 {
    var status: Int32 = 0
    // The status outlives the call.
    while unsafe waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  func stop() {
    kill(pid, SIGTERM)
    wait()
  }

  /// Runs a program to its end; what it printed.
  static func output(of words: [String], in folder: String) throws -> String {
    let file = folder + "/output"
    let child = try Child(words, output: file)
    let code = child.wait()
    let text = String(decoding: (try? Data(contentsOf: URL(filePath: file))) ?? Data(), as: UTF8.self)
    guard code == 0 else { throw BenchError(message: "\(words.joined(separator: " ")) ended with \(code): \(text)") }
    return text
  }
}

/// What the kernel says of processes.
enum ProcessTimes {
  /// User and system time so far, of a process and its children, in microseconds.
  static func microseconds(of pid: pid_t) -> Double {
    ([pid] + children(of: pid)).reduce(0) { $0 + ticks(of: $1) } * 1_000_000 / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func children(of pid: pid_t) -> [pid_t] {
    text("/proc/\(pid)/task/\(pid)/children").split(separator: " ").compactMap { pid_t($0) }
  }

  private static func ticks(of pid: pid_t) -> Double {
    // After the name, which may hold anything and ends with the last bracket; utime and stime are fields 14 and 15.
    let fields = text("/proc/\(pid)/stat").split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12 else { return 0 }
    return (Double(fields[11]) ?? 0) + (Double(fields[12]) ?? 0)
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
