/// Who deals with whom as a table: it stays readable where a drawn network would be a knot.
package struct MatrixView: Sendable {
  package let actors: [ActorView]
  /// A row and a column for each actor; null where there is nothing between them.
  package let cells: [[Cell?]]
  /// How many actors have ties at all.
  package let of: Int

  package struct Cell: Sendable {
    package let events: Int
    package let cooperation: Int
    package let conflict: Int

    package init(events: Int, cooperation: Int, conflict: Int) {
      self.events = events
      self.cooperation = cooperation
      self.conflict = conflict
    }
  }

  package init(actors: [ActorView], cells: [[Cell?]], of: Int) {
    self.actors = actors
    self.cells = cells
    self.of = of
  }
}

struct Matrix {
  let view: MatrixView
  let site: Site

  var html: HTML {
    let most = view.cells.joined().compactMap { $0?.events }.max() ?? 1
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Actors by actors"><table class="matrix">
      <thead><tr><td></td>\(view.actors.map(column))</tr></thead>
      <tbody>\(view.actors.indices.map { row($0, most) })</tbody></table></div>
      """
  }

  private func column(_ actor: ActorView) -> HTML {
    "<th scope=\"col\"><abbr title=\"\(actor.name)\">\(short(actor))</abbr></th>"
  }

  private func row(_ index: Int, _ most: Int) -> HTML {
    let actor = view.actors[index]
    var cells = HTML.empty
    for (other, cell) in view.cells[index].enumerated() {
      cells += self.cell(actor, view.actors[other], cell, most, isSelf: other == index)
    }
    return """
      <tr><th scope="row"><a href="\(site.actor(actor.id))"><bdi>\(actor.name)</bdi></a></th>\(cells)</tr>

      """
  }

  private func cell(_ a: ActorView, _ b: ActorView, _ cell: MatrixView.Cell?, _ most: Int, isSelf: Bool) -> HTML {
    guard let cell else { return isSelf ? "<td class=\"self\"></td>" : "<td></td>" }
    let strength = cell.events * 4 > most * 2 ? 3 : cell.events * 8 > most ? 2 : 1
    let tone =
      cell.conflict * 3 <= cell.events ? "up" : cell.cooperation * 3 <= cell.events ? "down" : "mixed"
    let label =
      "\(a.name) and \(b.name): \(Words.count(cell.events, "event")), \(cell.cooperation.grouped) cooperative, "
      + "\(cell.conflict.grouped) in conflict"
    return """
      <td><a class="\(tone) s\(strength)" href="\(site.tie(a.id, b.id))" aria-label="\(label)" \
      title="\(label)">\(cell.events.grouped)</a></td>
      """
  }

  /// Ids of states are short; others are cut.
  private func short(_ actor: ActorView) -> String {
    actor.id.count <= 6 ? actor.id : String(actor.id.prefix(5)) + "…"
  }
}
