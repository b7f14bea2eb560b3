import Foundation
import HTTP
import Testing

/// The dashboard in Config/deploy against the API: its addresses answer, and its columns are there.
@Suite struct GrafanaTests {
  private let dashboard: [String: Any]
  private let service = World.service

  init() throws {
    let file = World.root.appending(path: "Config/deploy/grafana/dashboards/entente.json")
    dashboard = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  private static func targets(_ value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap(targets) }
    guard let object = value as? [String: Any] else { return [] }
    return (object["url"] is String ? [object] : []) + object.values.flatMap(targets)
  }

  @Test func panelsAreThoseThatWerePromised() throws {
    let kinds = try #require(dashboard["panels"] as? [[String: Any]]).compactMap { $0["type"] as? String }
    #expect(Set(kinds).isSuperset(of: ["table", "state-timeline", "barchart", "timeseries", "nodeGraph"]))
  }

  @Test func everyAddressAnswersWithTheColumnsThatAreShown() throws {
    let service = try #require(service)
    let targets = Self.targets(dashboard)
    #expect(targets.count >= 8)
    for target in targets {
      let url = try #require(target["url"] as? String)
        .replacing("${server}", with: "").replacing("${a}", with: "NOR").replacing("${b}", with: "SWE")
        .replacing("${__timeFrom}", with: "-631152000000").replacing("${__timeTo}", with: "1767225600000")
      let answer = try service.object(url)
      let root = target["root_selector"] as? String ?? ""
      let rows = root.isEmpty ? [answer] : try #require(answer[root] as? [[String: Any]], "\(url) \(root)")
      let first = try #require(rows.first, "\(url)")
      for column in try #require(target["columns"] as? [[String: String]]) {
        let name = try #require(column["selector"]?.split(separator: ".").first.map(String.init))
        #expect(first[name] != nil, "\(url) has no \(name)")
      }
      #expect(target["parser"] as? String == "backend")
    }
  }

  @Test func everyQueryGoesToTheProvisionedSource() throws {
    let file = World.root.appending(path: "Config/deploy/grafana/provisioning/datasources/entente.yaml")
    let sources = try String(contentsOf: file, encoding: .utf8)
    #expect(sources.contains("uid: entente\n") && sources.contains("type: yesoreyeram-infinity-datasource\n"))
    for target in Self.targets(dashboard) {
      #expect((target["datasource"] as? [String: String])?["uid"] == "entente")
    }
  }
}
