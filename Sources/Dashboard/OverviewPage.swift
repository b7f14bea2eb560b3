import HTTP

/// `/`: what was read, the strongest ties, who deals with whom, and where words are said.
package struct OverviewPage: Sendable {
  package struct Counts: Sendable {
    package let documents: Int
    package let sentences: Int
    package let asserted: Int
    package let negated: Int
    package let hypothetical: Int
    package let undated: Int
    package let ties: Int
    package let actors: Int

    package init(
      documents: Int, sentences: Int, asserted: Int, negated: Int, hypothetical: Int, undated: Int, ties: Int,
      actors: Int
    ) {
      self.documents = documents
      self.sentences = sentences
      self.asserted = asserted
      self.negated = negated
      self.hypothetical = hypothetical
      self.undated = undated
      self.ties = ties
      self.actors = actors
    }
  }

  package let counts: Counts
  /// The first and last day of publication that are known.
  package let published: (first: String, last: String)?
  package let ties: [TieView]
  package let matrix: MatrixView
  package let documents: [DocumentView]
  /// For the boxes in which a tie is chosen.
  package let actors: [ActorView]
  package let search: SearchView?

  package init(
    counts: Counts, published: (first: String, last: String)?, ties: [TieView], matrix: MatrixView,
    documents: [DocumentView], actors: [ActorView], search: SearchView?
  ) {
    self.counts = counts
    self.published = published
    self.ties = ties
    self.matrix = matrix
    self.documents = documents
    self.actors = actors
    self.search = search
  }

  package func html(_ site: Site) -> HTML {
    if let search {
      let title = "“\(search.words)”"
      return Frame(site: site, view: "search", title: title, search: search.words).page(search.html(site))
    }
    return Frame(site: site, view: "overview", title: "What the articles say").page(
      """
      <h1>What the articles say</h1>
      <p class="lead">\(lead)</p>
      \(figures)
      \(TieChooser(actors: actors, a: nil, b: nil, site: site).html)
      <section aria-labelledby="h-ties"><h2 id="h-ties">Strongest ties</h2>\(tieList(site))</section>
      <section aria-labelledby="h-matrix"><h2 id="h-matrix">Who deals with whom</h2>\(matrixSection(site))</section>
      <section aria-labelledby="h-documents"><h2 id="h-documents">What was read</h2>\(documentList(site))</section>
      \(takeAway.html(site))
      """)
  }

  private var lead: HTML {
    guard counts.documents > 0 else {
      return "No document is loaded. Start the server with <code>--document PATH</code>, or read a text on “Try it”."
    }
    let dates =
      published.map { span in
        let (first, last) = (
          DateWords.text(edtf: span.first, modifier: nil), DateWords.text(edtf: span.last, modifier: nil)
        )
        return first == last ? ", published \(first)" : ", published \(first) to \(last)"
      } ?? ""
    return """
      \(Words.count(counts.documents, "article"))\(dates): \(Words.count(counts.asserted, "event")) told as fact \
      between \(Words.count(counts.actors, "actor")), in \(Words.count(counts.ties, "tie")). Every one of them leads to \
      the sentence that states it.
      """
  }

  private var figures: HTML {
    let rows = [
      ("asserted", counts.asserted, "told as a fact"), ("hypothetical", counts.hypothetical, "may, would, plans"),
      ("negated", counts.negated, "told not to have happened"), ("undated", counts.undated, "of all, without a date"),
      ("sentences", counts.sentences, "were read"),
    ]
    return """
      <dl class="figures">\(rows.map { "<div><dt>\($0.0)</dt><dd><b>\($0.1.grouped)</b> <span>\($0.2)</span></dd></div>" as HTML })</dl>
      """
  }

  private func tieList(_ site: Site) -> HTML {
    guard !ties.isEmpty else {
      return "<p class=\"empty\">No two actors have an event between them yet: it takes one that a text asserts.</p>"
    }
    return """
      <ol class="ties">\(ties.map { TieRow(tie: $0, site: site).html })</ol>
      \(counts.ties > ties.count
        ? "<p class=\"more\">The \(ties.count) strongest of \(counts.ties.grouped). <a href=\"\(site.link("/v1/ties"))\">All as JSON</a></p>" as HTML
        : nil)
      """
  }

  private func matrixSection(_ site: Site) -> HTML {
    guard matrix.actors.count > 1 else { return "<p class=\"empty\">Nobody yet.</p>" }
    return """
      <p class="hint">Events between two actors; \(legend). \(matrix.of > matrix.actors.count
        ? "The \(matrix.actors.count) actors with most events, of \(matrix.of.grouped)." : "")</p>
      \(Matrix(view: matrix, site: site).html)
      """
  }

  private var legend: HTML {
    "<span class=\"key up\">mostly cooperation</span> <span class=\"key mixed\">mixed</span> "
      + "<span class=\"key down\">mostly conflict</span>"
  }

  private func documentList(_ site: Site) -> HTML {
    let rows = documents.map { document in
      """
      <li><a href="\(site.document(document.id))"><bdi>\(document.title)</bdi></a> <small>\
      \(document.published.map { DateWords.text(edtf: $0, modifier: nil) } ?? "no date"), \
      \(Words.count(document.words, "word")), \(Words.count(document.events, "event"))</small></li>
      """ as HTML
    }
    return """
      <ul class="documents">\(rows)</ul>
      \(counts.documents > documents.count
        ? "<p class=\"more\">The \(documents.count) with most events, of \(counts.documents.grouped). <a href=\"\(site.link("/v1/documents"))\">All as JSON</a></p>" as HTML
        : nil)
      """
  }

  private var takeAway: TakeAway {
    TakeAway([
      .init("JSON", "/v1/events?status=any", "every event, 50 to a page"),
      .init("CSV", "/v1/events.csv?status=any", "for R, pandas, a spreadsheet"),
      .init("curl", "/v1/ties", "the ties, for a shell"),
      .init("Gephi", "/v1/graph.gexf", "File, Open: actors and ties over time"),
      .init(
        "Grafana", "/v1/events?status=any", "Infinity data source: JSON, backend parser, root $.data, time column time"),
    ])
  }
}

extension HTML {
  static func + (a: HTML, b: HTML) -> HTML { "\(a)\(b)" }
}

/// A tie in a list: its names, what sums it up, and its years.
struct TieRow {
  let tie: TieView
  let site: Site

  var html: HTML {
    """
    <li><a href="\(address)"><bdi>\(tie.first.name)</bdi> – <bdi>\(tie.second.name)</bdi></a>
    \(Sparkline(years: tie.years).html)
    <span class="count">\(Words.count(tie.events, "event"))\(Balance(cooperation: tie.cooperation, conflict: tie.conflict).html)\
    <small>\(tie.cooperation.grouped) cooperation, \(tie.conflict.grouped) conflict</small></span>
    \(latest)<p class="figure">\(tie.figures)</p></li>

    """
  }

  private var latest: HTML? {
    tie.latest.map { event in
      """
      <p class="latest">\(Mark.html(event.type, event.quad, event.status)) <a href="\(address)?event=\(PercentEncoding.encode(event.id))#evidence">\
      <bdi>\(event.summary)</bdi></a> <small>\(event.date.words)</small></p>
      """
    }
  }

  private var address: String { site.tie(tie.first.id, tie.second.id) }
}

/// Two boxes to choose a tie with; without a script their values are sent to `/`, which leads on.
struct TieChooser {
  let actors: [ActorView]
  let a: ActorView?
  let b: ActorView?
  let site: Site

  var html: HTML {
    """
    <form class="chooser" action="\(site.root)" aria-label="Choose a tie">
    <label>Between <input name="a" value="\(a?.name ?? "")" list="actors" required autocomplete="off" \
    placeholder="Pakistan"></label>
    <label>and <input name="b" value="\(b?.name ?? "")" list="actors" required autocomplete="off" \
    placeholder="Russia"></label>
    <button>Show the tie</button>
    <datalist id="actors">\(actors.map { "<option value=\"\($0.name)\">\($0.id)</option>" as HTML })</datalist>
    </form>
    """
  }
}
