/// Prometheus' text format 0.0.4, family by family.
struct Exposition {
  enum Kind: String { case counter, gauge, histogram }

  private(set) var bytes: [UInt8] = []

  mutating func family(_ name: String, _ kind: Kind, _ help: String) {
    bytes += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n".utf8
  }

  mutating func sample(_ name: String, _ labels: [(String, String)] = [], _ value: String) {
    bytes += name.utf8
    if !labels.isEmpty {
      bytes += "{".utf8
      bytes += labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",").utf8
      bytes += "}".utf8
    }
    bytes += " \(value)\n".utf8
  }

  /// A family with one sample.
  mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
    family(name, kind, help)
    sample(name, [], Self.text(value))
  }

  mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
    family(name, kind, help)
    sample(name, [], String(value))
  }

  static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
