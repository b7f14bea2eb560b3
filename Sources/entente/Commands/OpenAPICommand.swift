import API

/// `entente openapi`: the API's description, with what the API answers about the built-in briefing as examples.
enum OpenAPICommand {
  static let syntax = Syntax(
    name: "openapi", summary: "prints the API's description (OpenAPI 3.1)", options: [.config])

  static func run(_ arguments: Arguments) throws(Failure) {
    Output.answer(Array(OpenAPI(examplesFrom: try Loading(arguments).service()).yaml.utf8))
  }
}
