import API
import Chronicle

/// `entente.json` in the Config folder: one object, a member a setting; null leaves the default.
struct SettingsFile {
  private(set) var entries: [String: Settings.Value] = [:]
  private(set) var faults: [String] = []

  /// Where it lies; it may be missing.
  static func path(_ config: ConfigFolder) -> String { config.path + "/entente.json" }

  init(_ config: ConfigFolder) {
    let path = Self.path(config)
    guard Files.exists(path) else { return }
    do throws(Failure) {
      read(try Files.bytes(path, limit: 1 << 20), path)
    } catch {
      faults.append(error.message)
    }
  }

  private mutating func read(_ bytes: [UInt8], _ path: String) {
    var scanner = JSONScanner(bytes)
    do throws(JSONError) {
      try scanner.object { name, scanner throws(JSONError) in
        let place = "\(path):\(Self.line(of: scanner.offset, in: bytes))"
        let value = JSONValue(Array(bytes[try scanner.skipValue()]))
        take(name, value, path, Self.line(of: scanner.offset, in: bytes), place)
      }
      try scanner.end()
    } catch {
      faults.append("\(path):\(Self.line(of: error.offset, in: bytes)): no JSON object of settings: \(error.detail)")
    }
  }

  private mutating func take(_ name: String, _ value: JSONValue?, _ path: String, _ line: Int, _ place: String) {
    guard let setting = Setting.all.first(where: { $0.key == name }) else {
      faults.append("\(place): \(name) is no setting" + Likeness.hint(for: name, among: Setting.all.map(\.key)))
      return
    }
    guard entries[name] == nil else {
      faults.append("\(place): \(name) stands there twice")
      return
    }
    switch value {
    case .null?: return
    case .string(let text)?: entries[name] = Settings.Value(texts: [text], origin: .file(path, line: line))
    case .number(let digits)?: entries[name] = Settings.Value(texts: [digits], origin: .file(path, line: line))
    case .array(let elements)? where setting.isRepeatable:
      let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
      guard texts.count == elements.count else { fallthrough }
      if !texts.isEmpty { entries[name] = Settings.Value(texts: texts, origin: .file(path, line: line)) }
    default:
      let wanted = setting.isRepeatable ? "an array of strings" : "a string or a number"
      faults.append("\(place): \(name) must be \(wanted), or null for the default")
    }
  }

  /// Counted from 1.
  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
  }
}
