/// The same view for other programs, each with its exact address; `takeaway.js` completes and copies the addresses.
package struct TakeAway: Sendable {
  package struct Item: Sendable {
    /// `CSV`
    package let label: String
    /// With its query.
    package let path: String
    /// What is done with it.
    package let hint: String
    /// The query's parameters that change with the filters: those of events.
    package let followsFilters: Bool

    package init(_ label: String, _ path: String, _ hint: String, followsFilters: Bool = false) {
      self.label = label
      self.path = path
      self.hint = hint
      self.followsFilters = followsFilters
    }
  }

  package let items: [Item]

  package init(_ items: [Item]) { self.items = items }

  func html(_ site: Site) -> HTML {
    """
    <details class="take"><summary>Take it away</summary>
    <dl>\(items.map { row($0, site) })</dl></details>
    """
  }

  private func row(_ item: Item, _ site: Site) -> HTML {
    """
    <div\(item.followsFilters ? " data-filtered" : "")><dt>\(item.label)</dt><dd>\
    <a href="\(site.link(item.path))"><code>\(site.publicURL + item.path)</code></a>\
    <small>\(item.hint)</small></dd></div>

    """
  }
}
