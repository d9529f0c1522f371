import Cells
import Domain
import Foundation

/// The list of panels at the left, with the key and what it has left.
enum RailView {
  /// One line of the rail: a heading, a gap or a panel with its number.
  struct Row {
    let y: Int
    let panel: Panel?
    let number: Int
    let heading: String?
  }

  static func rows(_ settings: Settings) -> [Row] {
    var rows: [Row] = []
    var section: String?
    for (index, panel) in Panel.listed(settings).enumerated() {
      if let heading = panel.section, heading != section {
        rows.append(Row(y: rows.count, panel: nil, number: 0, heading: heading))
      } else if panel.row?.hasGap == true {
        rows.append(Row(y: rows.count, panel: nil, number: 0, heading: nil))
      }
      section = panel.section ?? section
      rows.append(Row(y: rows.count, panel: panel, number: index + 1, heading: nil))
    }
    return rows
  }

  static func draw(_ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    canvas.frame(rect, isFocused: model.zone == .rail)
    let inner = rect.inset(1, 1)
    for row in rows(model.settings) where row.y < inner.height {
      let y = inner.minY + row.y
      if let heading = row.heading { drawHeading(heading, inner, y, &canvas) }
      if let panel = row.panel { draw(panel, row.number, model, inner, y, &canvas) }
    }
    drawKey(model, inner, &canvas)
  }

  private static func drawHeading(_ heading: String, _ inner: Rect, _ y: Int, _ canvas: inout Canvas) {
    canvas.rule(inner.minX + 1, y, width: 2)
    let x = canvas.text(" \(heading) ", inner.minX + 3, y, .muted)
    canvas.rule(x, y, width: inner.maxX - 1 - x)
  }

  private static func draw(
    _ panel: Panel, _ number: Int, _ model: Model, _ inner: Rect, _ y: Int, _ canvas: inout Canvas
  ) {
    let isCurrent = panel == model.panel
    let background: Role = isCurrent ? .selected : .page
    if isCurrent {
      canvas.fill(Rect(x: inner.minX, y: y, width: inner.width, height: 1), on: .selected)
      canvas.text(canvas.glyphs.mark, inner.minX, y, .accent, on: .selected)
    }
    canvas.text(Panel.key(number), inner.minX + 1, y, .key, on: background)
    canvas.text(panel.title, inner.minX + 3, y, isCurrent ? .title : .text, on: background, width: inner.width - 3)
    if let mark = panel.row?.mark(model) {
      canvas.right(mark.text, inner.maxX - mark.inset, y, mark.role, on: background)
    }
  }

  private static func drawKey(_ model: Model, _ inner: Rect, _ canvas: inout Canvas) {
    guard inner.height > rows(model.settings).count + 3 else { return }
    var lines = [("key", model.world.isDemo ? "demo" : model.world.maskedKey ?? "none")]
    if case .valid(let info) = model.world.keyState, let left = info.limitRemaining {
      lines.append(("credit", Money.text(left)))
    }
    lines.append(("models", modelCount(model)))
    for (row, line) in lines.enumerated() {
      let y = inner.maxY - lines.count + row
      canvas.text(line.0, inner.minX + 1, y, .muted)
      canvas.right(line.1, inner.maxX - 1, y, .muted)
    }
  }

  private static func modelCount(_ model: Model) -> String {
    switch model.world.catalogueState {
    case .loading where model.world.catalogue.isEmpty: "loading"
    case .absent: "none"
    case .stale where model.world.catalogue.isEmpty: "offline"
    default: String(model.world.catalogue.models.count)
    }
  }
}

/// The panels as one line, where there is no room for a rail.
enum TabsView {
  struct Tab {
    let panel: Panel
    let text: String
    let columns: Range<Int>
  }

  static func tabs(_ model: Model, width: Int) -> [Tab] {
    let listed = Panel.listed(model.settings)
    var x = 1
    let texts = texts(listed, model.panel, width: width)
    return zip(listed, texts).map { panel, text in
      defer { x += text.count }
      return Tab(panel: panel, text: text, columns: x..<x + text.count)
    }
  }

  /// The longest names that fit: the whole one of the current panel, and short ones for all, else for its neighbours.
  private static func texts(_ listed: [Panel], _ current: Panel, width: Int) -> [String] {
    func text(_ place: Int, _ name: String, before: String = " ") -> String {
      "\(before)\(Panel.key(place + 1))\(name.isEmpty ? "" : " \(name)") "
    }
    func texts(before: String = " ", _ name: (Panel) -> String) -> [String] {
      listed.enumerated().map { text($0, name($1), before: before) }
    }
    func fits(_ texts: [String]) -> Bool { 1 + texts.reduce(0) { $0 + $1.count } <= width }
    let choices = [
      texts { $0 == current ? $0.title : $0.shortTitle }, texts(\.shortTitle), texts(before: "", \.shortTitle),
    ]
    if let all = choices.first(where: fits) { return all }
    let place = listed.firstIndex(of: current) ?? 0
    var named = texts { $0 == current ? $0.title : "" }
    if !fits(named) { named = texts { $0 == current ? $0.shortTitle : "" } }
    for index in listed.indices.sorted(by: { abs($0 - place) < abs($1 - place) }) where index != place {
      var more = named
      more[index] = text(index, listed[index].shortTitle)
      if fits(more) { named = more }
    }
    return named
  }

  static func draw(_ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    for tab in tabs(model, width: rect.width) {
      let isCurrent = tab.panel == model.panel
      canvas.text(
        tab.text, tab.columns.lowerBound, rect.minY, isCurrent ? .title : .muted, on: isCurrent ? .selected : .page,
        isCurrent ? .bold : [])
    }
  }
}
