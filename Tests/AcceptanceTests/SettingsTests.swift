import Foundation
import Testing

@Suite struct SettingsTests {
  /// Flag, variable and default of each setting, as README's table has them.
  private static let rows: [(flag: String, variable: String, standard: String)] = {
    let table = (try? Built.run(["config", "--format", "markdown"]).output) ?? ""
    return table.split(separator: "\n").dropFirst(2).map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces).replacing("`", with: "")
      }
      return (cells[1], String(cells[2].prefix { $0 != " " }), cells[3])
    }
  }()

  @Test func readmeHelpAndFileHoldTheWholeTable() throws {
    #expect(Self.rows.count > 20)
    let readme = try String(contentsOf: Built.root.appending(path: "README.md"), encoding: .utf8)
    let table = try Built.run(["config", "--format", "markdown"]).output
    #expect(readme.contains(table), "README's table is stale: entente config --format markdown")
    let help = try Built.run(["help", "serve"]).output
    for row in Self.rows { #expect(help.contains("  \(row.flag) "), "\(row.flag)") }
    let file = try Data(contentsOf: Built.root.appending(path: "Config/entente.json"))
    let members = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
    #expect(Set(members.keys) == Set(Self.rows.map { String($0.flag.dropFirst(2)) }))
    for row in Self.rows {
      let value = members[String(row.flag.dropFirst(2))]
      #expect(
        row.standard.isEmpty ? value is NSNull || (value as? [Any])?.isEmpty == true : "\(value ?? "")" == row.standard)
    }
  }

  @Test func flagsGoBeforeTheEnvironmentBeforeTheFileBeforeDefaults() throws {
    let config = try Config(#"{"port": 7001, "host": "::1", "idle-timeout": null}"#)
    let outcome = try Built.run(
      ["config", "--config", config.path, "--format", "json", "--port", "7003"],
      environment: ["ENTENTE_PORT": "7002", "ENTENTE_ACCESS_LOG": "-", "ENTENTE_HOST": ""])
    #expect(outcome.code == 0, "\(outcome.complaint)")
    let settings = try #require(try outcome.object() as? [String: [String: Any]])
    func told(_ key: String) -> [String] { ["value", "origin"].map { settings[key]?[$0] as? String ?? "null" } }
    #expect(told("port") == ["7003", "command line"])
    #expect(told("access-log") == ["-", "ENTENTE_ACCESS_LOG"])
    #expect(told("host") == ["::1", config.path + "/entente.json:1"], "an empty variable is none")
    #expect(told("idle-timeout") == ["60", "default"])
    #expect(told("tls-port") == ["null", "not set"])
  }

  @Test func everyFaultIsToldWithItsPlace() throws {
    let config = try Config("{\n \"prot\": 1,\n \"port\": \"x\",\n \"watch\": true,\n \"document\": [1]\n}")
    let outcome = try Built.run(
      ["check", "--config", config.path],
      environment: ["ENTENTE_IDLE_TIMEOUT": "soon", "ENTENTE_READINGS_RAT": "5", "ENTENTE_TOKENS": "short"])
    #expect(outcome.code == 78)
    for part in [
      "entente.json:2: prot is no setting; did you mean port?", "entente.json:3: port x: must be a number",
      "entente.json:4: watch must be", "entente.json:5: document must be an array of strings",
      "ENTENTE_IDLE_TIMEOUT soon: must be a number", "did you mean ENTENTE_READINGS_RATE?",
    ] { #expect(outcome.complaint.contains(part), "\(part) is missing in:\n\(outcome.complaint)") }
    let broken = try Config("{\"port\": 1")
    #expect(try Built.run(["serve", "--config", broken.path], environment: [:]).complaint.contains("entente.json:1"))
  }

  @Test func everyVariableIsCheckedOrTakesAnything() throws {
    for row in Self.rows where Int(row.standard) != nil {
      let outcome = try Built.run(["config"], environment: ["ENTENTE_CONFIG": Built.config, row.variable: "-1"])
      #expect(outcome.code == 78 && outcome.complaint.contains(row.variable), "\(row.variable)")
    }
    let links = try Built.run(
      ["config"], environment: ["ENTENTE_CONFIG": Built.config, "ENTENTE_PORT": "tcp://10.0.0.1:80"])
    #expect(links.complaint.contains("enableServiceLinks"))
  }

  @Test func secretsStayHidden() throws {
    let token = "a-token-that-nobody-sees"
    let shown = try Built.run(["config"], environment: ["ENTENTE_CONFIG": Built.config, "ENTENTE_TOKENS": token])
    #expect(shown.code == 0 && !shown.output.contains(token) && shown.output.contains("(hidden)"))
    let short = try Built.run(["check"], environment: ["ENTENTE_CONFIG": Built.config, "ENTENTE_TOKENS": "sh0rt-tok"])
    #expect(short.code == 78 && !short.complaint.contains("sh0rt-tok") && short.complaint.contains("openssl rand"))
  }
}

/// A Config folder of its own: the lexicon and model of the tree, and settings as given.
final class Config {
  let path: String

  init(_ settings: String? = nil) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path(percentEncoded: false)
    try FileManager.default.copyItem(atPath: Built.config + "/lexicon", toPath: path + "/lexicon")
    for name in ["language", "documents"] {
      try FileManager.default.createSymbolicLink(
        atPath: path + "/" + name, withDestinationPath: Built.root.path(percentEncoded: false) + "/Config/" + name)
    }
    if let settings { try Data(settings.utf8).write(to: folder.appending(path: "entente.json")) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
