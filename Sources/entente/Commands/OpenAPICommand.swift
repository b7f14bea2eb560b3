import API

/// `entente openapi`: the API's description.
enum OpenAPICommand {
  static let syntax = Syntax(name: "openapi", summary: "prints the API's description (OpenAPI 3.1)")

  static func run(_ arguments: Arguments) throws(Failure) { Output.answer(Array(OpenAPI.yaml.utf8)) }
}
