import HTTP

/// The words that state an event, in their paragraph, and why it was coded so; `evidence.js` draws the same.
struct EvidencePanel {
  let evidence: EvidenceView
  let site: Site
  /// The page without the panel.
  let close: String

  private var event: EventView { evidence.event }

  var html: HTML {
    """
    <div class="panel-head"><h2 tabindex="-1"><bdi>\(event.summary)</bdi></h2>\
    <a class="close" href="\(close)" aria-label="Close the evidence">×</a></div>
    <p class="facts">\(Mark.html(event.type, event.quad, event.status)) <b>\(Words.type(event.type))</b>, \
    \(Words.quad(event.quad)) · \(EventTable.parties(event, site)) · <b>\(event.date.words)</b> · \
    \(Words.status(event.status)) · Goldstein \(event.goldstein.signed)</p>
    \(evidence.passages.map(passage))
    <h3>The date</h3>
    <p>\(date)</p>
    <h3>Why it was coded so</h3>
    <dl class="why">\(reasons)</dl>
    \(rejected)
    <p class="links"><a href="\(site.link("/v1/events/\(PercentEncoding.encode(event.id))"))">This event as JSON</a> \
    <a href="\(site.link("/v1/events/\(PercentEncoding.encode(event.id))/why"))">why, as JSON</a></p>
    """
  }

  private func passage(_ passage: EvidenceView.Passage) -> HTML {
    let pieces = passage.pieces.map { piece -> HTML in
      switch piece {
      case .plain(let text): "\(text)"
      case .quote(let text): "<mark class=\"\(event.quad)\">\(text)</mark>"
      case .trigger(let text): "<mark class=\"\(event.quad)\"><b>\(text)</b></mark>"
      }
    }
    return """
      <figure class="passage"><blockquote dir="auto">\(pieces)</blockquote>
      <figcaption><a href="\(site.document(passage.place.document, sentence: passage.place.sentence))">\
      <bdi>\(passage.place.title)</bdi></a>, sentence \(passage.place.sentence)\
      \(passage.published.map { ", published \(DateWords.text(edtf: $0, modifier: nil))" } ?? "")</figcaption></figure>
      """
  }

  private var date: HTML {
    let date = event.date
    let words = date.text.map { " (“\($0)”)" } ?? ""
    let limit = date.noLaterThan.map { "; not after \(DateWords.text(edtf: $0, modifier: nil)), when it was published" }
    let code: HTML = date.edtf.map { " <code>\($0)</code>" } ?? ""
    return "<b>\(date.words)</b>\(code): \(Words.basis(date.basis))\(words)\(limit ?? "").\(reason)"
  }

  private var reason: HTML? { evidence.dateReason.map { " \($0)." } }

  private var reasons: HTML {
    var html: HTML = """
      <div><dt>Rule</dt><dd><code>\(evidence.rule)</code></dd></div>
      <div><dt>Words</dt><dd>“\(evidence.trigger)”</dd></div>
      """
    for party in evidence.parties { html += "<div><dt><bdi>\(party.name)</bdi></dt><dd>\(party.reason)</dd></div>" }
    if let reason = evidence.statusReason { html += "<div><dt>Status</dt><dd>\(reason)</dd></div>" }
    return html
  }

  private var rejected: HTML {
    guard !evidence.rejected.isEmpty else { return "" }
    let items = evidence.rejected.map { "<li><code>\($0.rule)</code>: \($0.reason)</li>" as HTML }
    return """
      <details><summary>What else was weighed (\(evidence.rejected.count))</summary><ul>\(items)</ul></details>
      """
  }
}
