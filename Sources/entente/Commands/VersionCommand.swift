import API
import Serving

/// `entente version`: the program's version and the libraries it runs with.
enum VersionCommand {
  static let syntax = Syntax(name: "version", summary: "prints the version")

  static func run(_ arguments: Arguments) throws(Failure) {
    Output.answer(line: "entente \(Version.text) (OpenSSL \(Libraries.openSSL), zlib \(Libraries.zlib))")
  }
}
