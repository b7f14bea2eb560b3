/// Why the program ends without having done what was asked: a line for people, and the exit code (sysexits.h).
struct Failure: Error {
  enum Code: Int32 {
    case failed = 1
    case usage = 64
    case badInput = 65
    case noInput = 66
    case configuration = 78
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
