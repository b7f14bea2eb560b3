extension Endpoint {
  /// `/openapi.yaml`: the API's own description.
  static let openAPI = Endpoint(
    path: "/openapi.yaml", name: "getOpenAPI", summary: "This description.", schema: nil, mediaType: "application/yaml"
  ) { call throws(Problem) in
    .fixed(body: call.service.document, mediaType: "application/yaml")
  }
}
