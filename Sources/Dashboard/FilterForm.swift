/// What a list of events can be narrowed by, with counts; a plain form, which `filters.js` turns into instant filters.
package struct FilterView: Sendable {
  package struct Option: Sendable {
    package let value: String
    package let label: String
    package let count: Int
    package let isOn: Bool

    package init(value: String, label: String, count: Int, isOn: Bool) {
      self.value = value
      self.label = label
      self.count = count
      self.isOn = isOn
    }
  }

  package struct Facet: Sendable {
    /// The parameter: `type`.
    package let name: String
    package let legend: String
    package let options: [Option]

    package init(name: String, legend: String, options: [Option]) {
      self.name = name
      self.legend = legend
      self.options = options
    }
  }

  package let facets: [Facet]
  package let from: String
  package let to: String
  package let words: String
  /// `include`, `exclude`, `only`, or empty.
  package let undated: String

  package init(facets: [Facet], from: String, to: String, words: String, undated: String) {
    self.facets = facets
    self.from = from
    self.to = to
    self.words = words
    self.undated = undated
  }
}

struct FilterForm {
  let filters: FilterView
  /// The page without its query.
  let action: String

  var html: HTML {
    """
    <form class="filters" action="\(action)" aria-label="Filter the events">
    \(filters.facets.map(facet))
    <fieldset><legend>When</legend><div class="range">
    <label>From <input name="from" value="\(filters.from)" size="10" placeholder="2014" autocomplete="off"></label>
    <label>To <input name="to" value="\(filters.to)" size="10" placeholder="2017-06" autocomplete="off"></label></div>
    <label>Show undated <select name="undated">\(undated)</select></label></fieldset>
    <fieldset><legend>Words</legend><label>In the sentence <input type="search" name="q" value="\(filters.words)" \
    maxlength="1000"></label></fieldset>
    <p class="act"><button class="apply">Apply</button> <a href="\(action)" class="reset">Clear all</a></p>
    </form>
    """
  }

  private var undated: HTML {
    var html = HTML.empty
    for (value, label) in [
      ("", "if no range is set"), ("include", "always"), ("exclude", "never"), ("only", "nothing else"),
    ] {
      html += "<option value=\"\(value)\"\(value == filters.undated ? " selected" : "")>\(label)</option>"
    }
    return html
  }

  private func facet(_ facet: FilterView.Facet) -> HTML {
    guard !facet.options.isEmpty else { return "" }
    return """
      <fieldset data-facet="\(facet.name)"><legend>\(facet.legend)</legend>
      \(facet.options.map { option($0, facet.name) })</fieldset>

      """
  }

  private func option(_ option: FilterView.Option, _ name: String) -> HTML {
    """
    <label class="option"><input type="checkbox" name="\(name)" value="\(option.value)"\
    \(option.isOn ? " checked" : "")> \(name == "type" ? Mark.html(option.value, Words.quadrant(option.value), "asserted") : nil)\
    <bdi>\(option.label)</bdi> <span class="n">\(option.count.grouped)</span></label>
    """
  }
}
