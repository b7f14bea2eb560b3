/// The API's document as a page for people: everything in one file, nothing fetched from elsewhere.
enum DocsPage {
  static let html = page(APIDocument.value)

  private static func page(_ document: JSONValue) -> String {
    let operations = operations(document)
    let info = document["info"]
    var body = "<h1>\(escaped(info?["title"]))</h1>\n<p>\(escaped(info?["summary"]))</p>\n"
    body += "<p>\(marked(info?["description"]))</p>\n"
    body += "<p>For machines: <a href=\"openapi.yaml\">openapi.yaml</a>, <a href=\"openapi.json\">openapi.json</a>, "
    body += "<a href=\"openapi-3.0.json\">openapi-3.0.json</a> (OpenAPI 3.0.3).</p>\n"
    body += "<nav aria-label=\"Operations\"><ul>\n"
    for operation in operations {
      body += "<li><a href=\"#\(operation.id)\"><code>\(operation.method) \(Markup.escaped(operation.path))</code></a> "
      body += "\(escaped(operation.value["summary"]))</li>\n"
    }
    body += "</ul></nav>\n"
    for operation in operations { body += section(operation) }
    body += schemas(document)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Entente: the API</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private struct Operation {
    let id: String
    let method: String
    let path: String
    let value: JSONValue
  }

  private static func operations(_ document: JSONValue) -> [Operation] {
    members(document["paths"]).flatMap { path in
      members(path.value).map { method in
        Operation(
          id: text(method.value["operationId"]), method: method.name.uppercased(), path: path.name, value: method.value)
      }
    }
  }

  private static func section(_ operation: Operation) -> String {
    let value = operation.value
    var html =
      "<section id=\"\(operation.id)\">\n<h2><code>\(operation.method) \(Markup.escaped(operation.path))</code></h2>\n"
    html += "<p>\(marked(value["summary"]))</p>\n"
    if let details = value["description"] { html += "<p>\(marked(details))</p>\n" }
    html += "<pre><code>\(Markup.escaped(curl(operation)))</code></pre>\n"
    let parameters = elements(value["parameters"])
    if !parameters.isEmpty {
      html += "<table><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">Meaning</th>"
      html += "<th scope=\"col\">Values</th></tr></thead><tbody>\n"
      for parameter in parameters {
        html += "<tr><td><code>\(escaped(parameter["name"]))</code></td><td>\(marked(parameter["description"]))</td>"
        html += "<td>\(values(parameter["schema"]))</td></tr>\n"
      }
      html += "</tbody></table>\n"
    }
    let formats = elements(value["x-formats"])
    if !formats.isEmpty {
      html += "<table><thead><tr><th scope=\"col\">Form</th><th scope=\"col\">Path</th></tr></thead><tbody>\n"
      for format in formats {
        html += "<tr><td>\(marked(format["description"]))</td><td><code>\(escaped(format["path"]))</code></td></tr>\n"
      }
      html += "</tbody></table>\n"
    }
    return html + answers(value) + "</section>\n"
  }

  private static func answers(_ operation: JSONValue) -> String {
    let content = members(operation["responses"]?["200"]?["content"])
    let codes = members(operation["responses"]).map { "<code>\($0.name)</code>" }.joined(separator: ", ")
    var html = "<p>Answers: \(codes).</p>\n"
    if let example = content.first(where: { $0.name == "application/json" })?.value["example"] {
      html +=
        "<details><summary>Example</summary><pre><code>\(Markup.escaped(example.indented()))</code></pre></details>\n"
    }
    return html
  }

  /// A line that runs as it stands against a server on this machine.
  private static func curl(_ operation: Operation) -> String {
    let sample = operation.value["x-sample"].map(text)
    var path = sample ?? operation.path
    for parameter in elements(operation.value["parameters"]) where text(parameter["in"]) == "path" {
      path = path.replacing("{\(text(parameter["name"]))}", with: text(parameter["example"]))
    }
    guard operation.method == "POST" else { return "curl -s 'http://127.0.0.1:8080\(path)'" }
    let body = text(operation.value["requestBody"]?["content"]?["text/plain"]?["example"])
    return "curl -s -H 'Content-Type: text/plain' --data-binary '\(body)' 'http://127.0.0.1:8080\(path)'"
  }

  private static func values(_ schema: JSONValue?) -> String {
    guard let schema else { return "" }
    if let items = schema["items"] { return values(items) + "; several" }
    if case .array(let choices)? = schema["enum"] {
      return choices.map { "<code>\(escaped($0))</code>" }.joined(separator: ", ")
    }
    if case .array(let forms)? = schema["anyOf"] {
      return forms.map { marked($0["description"]) }.joined(separator: " ")
    }
    let bounds = [schema["minimum"], schema["maximum"]].compactMap { $0.map(text) }.joined(separator: " to ")
    return escaped(schema["format"] ?? schema["type"]) + (bounds.isEmpty ? "" : " \(bounds)")
  }

  private static func schemas(_ document: JSONValue) -> String {
    var html = "<section id=\"schemas\">\n<h2>What answers hold</h2>\n"
    for schema in members(document["components"]?["schemas"]) {
      html += "<details><summary><code>\(schema.name)</code></summary><table><tbody>\n"
      for property in members(schema.value["properties"]) {
        html += "<tr><td><code>\(Markup.escaped(property.name))</code></td>"
        html += "<td>\(marked(property.value["description"]))</td></tr>\n"
      }
      html += "</tbody></table></details>\n"
    }
    return html + "</section>\n"
  }

  private static func members(_ value: JSONValue?) -> [JSONValue.Member] {
    if case .object(let members)? = value { members } else { [] }
  }

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }

  private static func text(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text): text
    case .number(let digits): digits
    case .array(let elements): elements.map(text).joined(separator: ",")
    default: ""
    }
  }

  private static func escaped(_ value: JSONValue?) -> String { Markup.escaped(text(value)) }

  /// Text with `code` between backquotes.
  private static func marked(_ value: JSONValue?) -> String {
    escaped(value).split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "<code>\($0.element)</code>" }.joined()
  }

  private static let style = """
    :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:auto;\
    padding:1rem}h2{margin-top:3rem;border-top:1px solid;padding-top:1rem}code{font-family:ui-monospace,monospace;\
    font-size:.9em}pre{overflow-x:auto;border:1px solid;padding:.5rem;border-radius:4px}table{border-collapse:collapse;\
    width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid}\
    nav ul{padding:0;list-style:none}summary{cursor:pointer;min-height:24px}
    """
}

extension JSONValue {
  /// JSON for people, two spaces a level.
  fileprivate func indented(_ margin: String = "") -> String {
    let inner = margin + "  "
    func block(_ open: String, _ close: String, _ lines: [String]) -> String {
      lines.isEmpty
        ? open + close : "\(open)\n\(inner)" + lines.joined(separator: ",\n\(inner)") + "\n\(margin)\(close)"
    }
    switch self {
    case .array(let elements): return block("[", "]", elements.map { $0.indented(inner) })
    case .object(let members):
      return block("{", "}", members.map { "\(JSONValue.string($0.name).indented()): \($0.value.indented(inner))" })
    default:
      var json = JSONWriter()
      write(to: &json)
      return String(decoding: json.bytes, as: UTF8.self)
    }
  }
}
