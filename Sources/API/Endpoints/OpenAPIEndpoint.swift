extension Endpoint {
  /// `/openapi.yaml`: the API's own description, as it lies in the repository.
  static let openAPI = description("/openapi.yaml", "getOpenAPI", "This description (OpenAPI 3.1).", "application/yaml")
  {
    APIDocument.yaml
  }

  /// `/openapi.json`: the same for tools that read no YAML.
  static let openAPIJSON = description(
    "/openapi.json", "getOpenAPIJSON", "This description as JSON.", "application/json"
  ) { APIDocument.json }

  /// `/openapi-3.0.json`: for tools that know no 3.1.
  static let openAPI30 = description(
    "/openapi-3.0.json", "getOpenAPI30", "This description in OpenAPI 3.0.3, for older tools.", "application/json"
  ) { APIDocument.older }

  /// `/docs`: the same for people.
  static let docs = description("/docs", "getDocs", "This description for people.", "text/html; charset=utf-8") {
    DocsPage.html
  }

  private static func description(
    _ path: String, _ name: String, _ summary: String, _ mediaType: String, _ text: @escaping @Sendable () -> String
  ) -> Endpoint {
    Endpoint(path: path, name: name, summary: summary, schema: nil, mediaType: mediaType) { call throws(Problem) in
      .fixed(Body(Array(text().utf8), mediaType: mediaType))
    }
  }
}
