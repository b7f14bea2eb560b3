import Dashboard
import HTTP

extension Service {
  /// A page without its body, or the news that the browser has it: it lasts as long as the chronicle and the page's own
  /// files do.
  func pageHead(for call: Call) -> Response {
    let tag = "\"\(entityTag(of: call).filter { $0 != "\"" })-\(Asset.version)\""
    var fields = Fields()
    fields.add("ETag", tag)
    fields.add("Cache-Control", access?.guards(call.endpoint) == true ? "private, no-cache" : "public, no-cache")
    guard !isKnown(tag, call.request) else { return Response(status: 304, fields: fields) }
    addPolicy(to: &fields)
    fields.add("Content-Type", "text/html; charset=utf-8")
    return Response(status: 200, fields: fields)
  }

  func page(_ head: Response, _ draw: () throws(Problem) -> HTML, _ request: Request) -> Response {
    do throws(Problem) {
      return Response(status: head.status, fields: head.fields, body: Array(try draw().text.utf8))
    } catch {
      return page(error, request)
    }
  }

  /// A problem told as a page, with its own status.
  func page(_ problem: Problem, _ request: Request) -> Response {
    let near = problem.near.map { url -> (name: String, path: String) in
      let path = url.hasPrefix(publicURL) ? String(url.dropFirst(publicURL.count)) : url
      let page = path.hasPrefix("/v1/") ? String(path.dropFirst(3)) : path
      return (PercentEncoding.decode(page.split(separator: "/").last.map(String.init) ?? "") ?? page, page)
    }
    let html = ProblemPage(status: problem.status, detail: problem.detail, near: near)
      .html(Site(path: request.path, publicURL: publicURL))
    var fields = problem.fields
    addPolicy(to: &fields)
    fields.add("Content-Type", "text/html; charset=utf-8")
    fields.add("Cache-Control", "no-store")
    return Response(status: problem.status, fields: fields, body: Array(html.text.utf8))
  }

  /// A file of the page. Its address holds the version of all of them, so it never changes.
  func asset(_ body: Body) -> Response {
    var fields = Fields()
    fields.add("Content-Type", body.mediaType)
    fields.add("Cache-Control", "public, max-age=31536000, immutable")
    return Response(status: 200, fields: fields)
  }

  /// Whether somebody with a browser went astray outside the API.
  func isForPeople(_ parts: [String], _ request: Request) -> Bool {
    parts.first != "v1" && request.method == "GET"
      && request.fields["Accept"].contains { $0.lowercased().contains("text/html") }
  }

  private func addPolicy(to fields: inout Fields) {
    fields.add("Content-Security-Policy", PagePolicy.contentSecurity)
    fields.add("Referrer-Policy", "no-referrer")
    fields.add("Cross-Origin-Opener-Policy", "same-origin")
  }
}
