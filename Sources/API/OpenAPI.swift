/// The API's description (OpenAPI 3.1), written from the endpoint table.
package enum OpenAPI {
  package static let yaml = "openapi: 3.1.0\n"
}
