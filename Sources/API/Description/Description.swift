/// What the code knows of its own interface, for checks against the document.
package enum Description {
  /// `GET /v1/events`
  package static var operations: [String] { table.keys.sorted() }

  package static func parameters(of operation: String) -> [String] { table[operation]?.parameters ?? [] }

  /// The formats of an operation that has more than one.
  package static func formats(of operation: String) -> [String] { table[operation]?.formats ?? [] }

  private static let table: [String: (parameters: [String], formats: [String])] = {
    var table: [String: (parameters: [String], formats: [String])] = [:]
    for endpoint in Endpoint.all {
      let names = (endpoint.pathParameters + endpoint.parameters).map(\.name)
      let formats = endpoint.formats.count > 1 ? endpoint.formats.map(\.name) : []
      table["\(endpoint.method.rawValue) \(endpoint.path)"] = (names, formats)
      for alias in endpoint.aliases { table["GET \(alias.path)"] = (names.filter { $0 != "format" }, []) }
    }
    return table
  }()
}
