import API
import Foundation
import HTTP
import Testing

/// The API's document against the API, in both directions.
@Suite struct ContractTests {
  private let service: Service
  private let document: [String: Any]

  init() throws {
    service = try #require(World.service)
    document = try service.object("/openapi.json")
  }

  private var operations: [(path: String, method: String, operation: [String: Any])] {
    (document["paths"] as? [String: [String: [String: Any]]] ?? [:]).flatMap { path, methods in
      methods.map { (path, $0.key, $0.value) }
    }
  }

  /// A path with something of this world in its places.
  private func filled(_ path: String) -> String {
    let id =
      path.hasPrefix("/v1/documents") ? "north-0a1b2c" : path.hasPrefix("/v1/events") ? "e-1001" : "NOR"
    let target = path.replacing("{id}", with: id).replacing("{a}", with: "NOR").replacing("{b}", with: "SWE")
    return target.hasSuffix("/search") ? target + "?q=text" : target
  }

  @Test func theFileIsServedAsItIs() throws {
    let file = try String(contentsOf: World.root.appending(path: "openapi.yaml"), encoding: .utf8)
    #expect(service.response("/openapi.yaml").text == file)
    #expect(!operations.isEmpty)
  }

  @Test func everyPathOfTheDocumentAnswers() throws {
    for (path, method, operation) in operations {
      let response = service.response(filled(path), method: method.uppercased(), body: "Norway thanked Sweden.")
      #expect(response.status == 200, "\(method) \(path): \(response.text.prefix(200))")
      let content = ((operation["responses"] as? [String: [String: Any]])?["200"]?["content"] as? [String: Any]) ?? [:]
      let type = response.fields["Content-Type"].joined().split(separator: ";").first.map(String.init) ?? ""
      #expect(content.keys.contains(type), "\(path) answers \(type)")
    }
  }

  @Test func everyEndpointIsInTheDocument() {
    let described = Set(operations.map { "\($0.method.uppercased()) \($0.path)" })
    #expect(described == Set(Description.operations))
  }

  @Test func everyParameterIsInTheDocument() {
    for (path, method, operation) in operations {
      let parameters = operation["parameters"] as? [[String: Any]] ?? []
      let names = parameters.compactMap { $0["name"] as? String }
      #expect(names.sorted() == Description.parameters(of: "\(method.uppercased()) \(path)").sorted(), "\(path)")
      for parameter in parameters {
        #expect(
          (parameter["description"] as? String)?.isEmpty == false && parameter["example"] != nil, "\(path) \(parameter)"
        )
      }
    }
  }

  /// What the document allows is allowed, and nothing else.
  @Test func parametersOfTheDocumentAreTakenAndOthersAreNot() throws {
    for (path, method, operation) in operations where method == "get" {
      let target = filled(path)
      let join = target.contains("?") ? "&" : "?"
      for parameter in operation["parameters"] as? [[String: Any]] ?? [] where parameter["in"] as? String == "query" {
        let name = try #require(parameter["name"] as? String)
        let values =
          (parameter["example"] as? [Any])?.map { "\($0)" }.joined(separator: ",") ?? "\(parameter["example"] ?? "")"
        let escaped = try #require(values.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let status = service.response(name == "q" ? path + "?q=\(escaped)" : target + join + "\(name)=\(escaped)")
          .status
        // Actors and documents of the briefing's examples are not all of this world, and its places are filled otherwise.
        #expect([200, 404].contains(status), "\(target) \(name)=\(values): \(status)")
      }
      #expect(service.response(target + join + "unknown_parameter=1").status == 400, "\(target)")
      #expect(service.response(target + join + "_=1").status == 200, "\(target)")
    }
  }

  @Test func everyFormOfTheDocumentAnswersAsItSays() throws {
    for (path, method, operation) in operations where method == "get" {
      for format in operation["x-formats"] as? [[String: String]] ?? [] {
        let name = try #require(format["format"])
        let query = path.hasSuffix("/search") ? "q=text&" : ""
        for target in [
          filled(format["path"] ?? "") + (query.isEmpty ? "" : "?\(query)"),
          filled(path).split(separator: "?")[0] + "?\(query)format=\(name)",
        ] {
          let response = service.response(target)
          #expect(
            response.status == 200 && response.fields["Content-Type"] == [format["media_type"] ?? ""], "\(target)")
        }
      }
      #expect(
        (operation["x-formats"] as? [[String: String]] ?? []).compactMap { $0["format"] }
          == Description.formats(of: "GET \(path)"), "\(path)")
    }
  }

  @Test func everyFieldIsDescribedWithBoundsAndExample() throws {
    let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: [String: Any]])
    for name in Schemas.all.map(\.name) {
      let properties = schemas[name]?["properties"] as? [String: [String: Any]] ?? [:]
      let members = try #require(Schemas.named(name)).members.map(\.name)
      #expect(Set(properties.keys) == Set(members), "\(name)")
      for (property, schema) in properties where schema["$ref"] == nil {
        #expect((schema["description"] as? String)?.isEmpty == false, "\(name).\(property)")
        if schema["type"] as? String == "integer" { #expect(schema["minimum"] != nil && schema["maximum"] != nil) }
      }
    }
    #expect(Set(schemas.keys) == Set(Schemas.all.map(\.name)))
  }

  /// What may ask for a token says so, and nothing else does.
  @Test func tokensAreDescribedWhereTheyAreAskedFor() throws {
    var guarded = service
    guarded.access = Access(tokens: ["0123456789abcdef"], scope: .all, digest: World.digest)
    let schemes = (document["components"] as? [String: Any])?["securitySchemes"] as? [String: [String: Any]]
    #expect(schemes?["bearer"]?["type"] as? String == "http" && schemes?["bearer"]?["scheme"] as? String == "bearer")
    #expect((document["security"] as? [Any])?.isEmpty == true, "nobody needs one as long as none is set")
    for (path, method, operation) in operations {
      let body = method == "post" ? "Norway thanked Sweden." : ""
      let status = guarded.response(filled(path), method: method.uppercased(), body: body).status
      let security = operation["security"] as? [[String: Any]]
      #expect(
        (security?.map { $0.keys.sorted() } == [[], ["bearer"]]) == (status == 401), "\(method) \(path): \(status)")
      #expect(((operation["responses"] as? [String: Any])?["401"] != nil) == (status == 401), "\(method) \(path)")
    }
  }

  @Test func theOlderCopyHasNothingOfTheNewer() throws {
    let text = service.response("/openapi-3.0.json").text
    #expect(text.hasPrefix("{\"openapi\":\"3.0.3\""))
    #expect(!text.contains("\"null\"]") && !text.contains("\"identifier\""))
    #expect(text.contains("\"nullable\":true"))
  }

  @Test func theDocsNeedNothingFromElsewhere() throws {
    let page = service.response("/docs").text
    #expect(service.response("/docs").fields["Content-Type"] == ["text/html; charset=utf-8"])
    for (path, _, _) in operations { #expect(page.contains(path.replacing("&", with: "&amp;")), "\(path)") }
    #expect(page.firstMatch(of: #/(src|href)="(https?:)?//(?!127)/#) == nil && !page.contains("<script"))
    #expect(page.contains("curl -s &#39;http://127.0.0.1:8080/v1/ties/PAK/RUS&#39;"))
  }

  /// Each curl line of the docs is a request that is answered.
  @Test func curlLinesAreRequestsThatAreUnderstood() {
    let page = service.response("/docs").text
    for match in page.matches(of: #/<pre><code>curl -s &#39;http:\/\/127\.0\.0\.1:8080([^<]*)&#39;</#) {
      let target = String(match.1).replacing("&amp;", with: "&")
      #expect([200, 404].contains(service.response(target).status), "\(target)")
    }
  }
}
