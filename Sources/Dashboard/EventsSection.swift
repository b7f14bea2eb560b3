import HTTP

/// Events as a timeline, filters, a table and a panel of evidence: the middle of a tie's and an actor's page.
package struct EventsView: Sendable {
  /// A page of them.
  package let events: [EventView]
  /// How many there are under these filters, and in all.
  package let count: Int
  package let total: Int
  /// Where this page of them begins, from 0.
  package let offset: Int
  package let filters: FilterView
  /// The filters as a query for the page, without `?`; and for the API, where `status` has another default.
  package let query: String
  package let apiQuery: String
  package let evidence: EvidenceView?
  package let years: [YearView]

  package static let pageSize = 100

  package init(
    events: [EventView], count: Int, total: Int, offset: Int, filters: FilterView, query: String, apiQuery: String,
    evidence: EvidenceView?, years: [YearView]
  ) {
    self.events = events
    self.count = count
    self.total = total
    self.offset = offset
    self.filters = filters
    self.query = query
    self.apiQuery = apiQuery
    self.evidence = evidence
    self.years = years
  }

  func html(_ site: Site, path: String) -> HTML {
    let here = site.link(path)
    let address = here + (query.isEmpty ? "" : "?\(query)")
    return """
      <div class="work">
      <details class="narrow" open><summary>Filters</summary>\(FilterForm(filters: filters, action: here).html)</details>
      <div class="view">
      <p class="shown" role="status" data-shown>\(shown)</p>
      <div id="timeline" class="timeline"></div>
      <h2 id="h-events" class="sub">Every event</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="h-events" data-table>\
      \(EventTable(events: events, site: site, here: address, shown: evidence?.event.id).html)</div>
      \(pager(here))
      <section class="years" aria-labelledby="h-years"><h2 id="h-years">Year by year</h2><div data-years>\
      \(YearTable(years: years).html)</div></section>
      </div>
      <aside id="evidence" class="evidence" aria-label="Evidence"\(evidence == nil ? " hidden" : "")>\
      \(evidence.map { EvidencePanel(evidence: $0, site: site, close: address).html })</aside>
      </div>
      """
  }

  private var shown: HTML {
    guard total > 0 else { return "No event is told." }
    guard count > 0 else {
      return "None of \(Words.count(total, "event")) passes the filters. Take one of them away to see more."
    }
    return count == total
      ? "\(Words.count(total, "event"))." : "\(count.grouped) of \(Words.count(total, "event")) pass the filters."
  }

  private func pager(_ here: String) -> HTML {
    guard count > events.count else { return "" }
    func address(_ offset: Int) -> String {
      here + "?" + (query.isEmpty ? "" : query + "&") + "offset=\(offset)"
    }
    let before: HTML? =
      offset > 0 ? "<a rel=\"prev\" href=\"\(address(max(0, offset - Self.pageSize)))\">Earlier rows</a> " : nil
    let after: HTML? =
      offset + events.count < count ? " <a rel=\"next\" href=\"\(address(offset + events.count))\">Later rows</a>" : nil
    return """
      <nav class="pager" aria-label="Rows">\(before)Rows \((offset + 1).grouped) to \((offset + events.count).grouped) of \
      \(count.grouped)\(after)</nav>
      """
  }
}

/// Dated events by year, in numbers; `series.js` draws the same as bars.
struct YearTable {
  let years: [YearView]

  var html: HTML {
    guard !years.isEmpty else { return "<p class=\"empty\">No event lies within one year.</p>" }
    let rows = years.map { year in
      """
      <tr><th scope="row">\(year.year)</th><td>\(year.cooperation)</td><td>\(year.conflict)</td>\
      <td>\(year.goldstein.map(\.signed) ?? "–")</td></tr>
      """ as HTML
    }
    return """
      <table class="numbers"><thead><tr><th scope="col">Year</th><th scope="col">Cooperation</th>\
      <th scope="col">Conflict</th><th scope="col">Mean Goldstein</th></tr></thead><tbody>\(rows)</tbody></table>
      """
  }
}
