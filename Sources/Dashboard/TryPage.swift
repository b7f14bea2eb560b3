/// `/try`: a text of one's own, read and not kept.
package struct TryPage: Sendable {
  /// In bytes.
  package let limit: Int

  package init(limit: Int) { self.limit = limit }

  package func html(_ site: Site) -> HTML {
    Frame(site: site, view: "try", title: "Try it", data: [("limit", String(limit))]).page(
      """
      <h1>Read a text of your own</h1>
      <p class="lead">Paste an English article about diplomacy, or drop a file. It is read on this server and shown to \
      you; <b>nothing of it is stored</b>.</p>
      <form class="paste" action="\(site.link("/v1/readings"))" method="post">
      <label for="paste">The text: plain, Markdown or HTML, up to \((limit / 1024).grouped) KiB</label>
      <textarea id="paste" rows="12" required spellcheck="false"></textarea>
      <div class="row"><label>Published on <input type="date" id="published"></label>
      <label>or a file <input type="file" id="file" accept=".txt,.md,.html,.htm,text/plain,text/markdown,text/html"></label>
      <button>Read it</button></div>
      <p class="hint">Words such as “last week” are reckoned from the day of publication.</p>
      <noscript><p class="empty">This page needs JavaScript to send the text. Without it: <code>curl -s -H 'Content-Type: \
      text/plain' --data-binary @article.txt \(site.publicURL)/v1/readings</code></p></noscript>
      </form>
      <div id="status" role="status"></div>
      <div id="result"></div>
      """)
  }
}

/// A page that says what went wrong and how to go on.
package struct ProblemPage: Sendable {
  package let status: Int
  package let detail: String
  package let near: [(name: String, path: String)]

  package init(status: Int, detail: String, near: [(name: String, path: String)]) {
    self.status = status
    self.detail = detail
    self.near = near
  }

  package func html(_ site: Site) -> HTML {
    let title = status == 404 ? "Not here" : "That could not be shown"
    return Frame(site: site, view: "problem", title: title).page(
      """
      <h1>\(title)</h1>
      <p class="lead">\(detail)</p>
      \(near.isEmpty ? nil : "<p>Perhaps: \(near.map { "<a class=\"chip\" href=\"\(site.link($0.path))\"><bdi>\($0.name)</bdi></a> " as HTML })</p>" as HTML)
      <p><a href="\(site.root)">To the overview</a>, or search for a word above.</p>
      """)
  }
}
