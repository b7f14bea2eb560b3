import HTTP

/// Where a page stands, so that its links work under any path that a proxy puts before it.
package struct Site: Sendable {
  /// `./`, `../`, `../../`: from the page to where the program's paths begin.
  package let root: String
  /// What addresses that are shown to people begin with; empty when it is not known.
  package let publicURL: String

  /// `path` as the program sees it: `/ties/PAK/RUS`.
  package init(path: String, publicURL: String) {
    let depth = path.split(separator: "/").count - 1
    root = depth > 0 ? String(repeating: "../", count: depth) : "./"
    self.publicURL = publicURL
  }

  /// A path of the program, such as `/v1/ties`, from here.
  package func link(_ path: String) -> String { root + path.drop { $0 == "/" } }

  func tie(_ a: String, _ b: String) -> String {
    "\(root)ties/\(PercentEncoding.encode(a))/\(PercentEncoding.encode(b))"
  }

  func actor(_ id: String) -> String { "\(root)actors/\(PercentEncoding.encode(id))" }

  func document(_ id: String, sentence: Int? = nil) -> String {
    "\(root)documents/\(PercentEncoding.encode(id))" + (sentence.map { "#s\($0)" } ?? "")
  }

  func asset(_ name: String) -> String { "\(root)assets/\(Asset.version)/\(name)" }
}

/// A whole page around what is its own.
package struct Frame: Sendable {
  package let site: Site
  /// `tie`: tells `app.js` what to enliven.
  package let view: String
  package let title: String
  /// What the search box holds.
  package var search = ""
  /// ` data-list="v1/ties/PAK/RUS/timeline"`: what the view's script needs to know.
  package var data: [(name: String, value: String)] = []

  package init(
    site: Site, view: String, title: String, search: String = "", data: [(name: String, value: String)] = []
  ) {
    self.site = site
    self.view = view
    self.title = title
    self.search = search
    self.data = data
  }

  func page(_ content: HTML) -> HTML {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(title) · Entente</title>
    <link rel="stylesheet" href="\(site.asset("page.css"))">
    <link rel="icon" href="\(site.asset("icon.svg"))" type="image/svg+xml">
    <script type="module" src="\(site.asset("app.js"))"></script>
    </head>
    <body data-view="\(view)"\(attributes)>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="top">
    <a class="brand" href="\(site.root)"><svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">\
    <circle cx="10" cy="10" r="8"/><circle cx="22" cy="10" r="8"/></svg>Entente</a>
    <nav aria-label="Pages"><a href="\(site.root)"\(current("overview"))>Overview</a>
    <a href="\(site.link("/try"))"\(current("try"))>Try it</a>
    <a href="\(site.link("/docs"))">API</a></nav>
    <form class="search" role="search" action="\(site.root)">
    <input type="search" name="q" value="\(search)" maxlength="1000" aria-label="Search the sentences" \
    placeholder="Search the sentences"><button>Search</button></form>
    </header>
    <main id="main" tabindex="-1">
    \(content)
    </main>
    <footer class="foot"><p>Every mark is a sentence in an article. What the articles say may be wrong; \
    what Entente makes of them may be too: look at the sentence.</p></footer>
    </body>
    </html>

    """
  }

  private func current(_ view: String) -> HTML { view == self.view ? " aria-current=\"page\"" : "" }

  private var attributes: HTML {
    var html = HTML.empty
    for item in data { html += " data-\(item.name)=\"\(item.value)\"" }
    return html
  }
}

/// What goes with every page, so that a browser runs nothing but the program's own files.
package enum PagePolicy {
  package static let contentSecurity =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    + "base-uri 'none'; frame-ancestors 'self'"
}
