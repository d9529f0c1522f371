import Cells
import Domain

/// The tabs of Create, in the upper edge of its pane.
enum CreateTabsView {
  private static let tabs: [(tab: CreateTab, title: String)] = [
    (.prompt, "Prompt"), (.instruct, "Instruct"), (.sweep, "Sweep"),
  ]
  /// Between two of them: ` │ `.
  private static let gap = 3

  static func draw(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    guard let columns = columns(model, pane) else { return }
    canvas.text("\(canvas.glyphs.bullet) ", columns[0].lowerBound - 2, pane.minY, .muted)
    for (tab, columns) in zip(tabs, columns) {
      let isOpen = model.create.tab == tab.tab
      if tab.tab != .prompt { canvas.text(" \(canvas.glyphs.vertical) ", columns.lowerBound - gap, pane.minY, .muted) }
      canvas.text(
        tab.title, columns.lowerBound, pane.minY, isOpen ? .accent : .muted, on: .page,
        isOpen ? [.bold, .underline] : [])
    }
    canvas.text(" ", columns[tabs.count - 1].upperBound, pane.minY)
  }

  /// The tab under a point of the pane's edge; nil beside them.
  static func tab(at point: Point, _ model: Model, _ pane: Rect) -> CreateTab? {
    guard model.layout.hasBorders, point.y == pane.minY, let columns = columns(model, pane) else { return nil }
    return zip(tabs, columns).first { $1.contains(point.x) }?.0.tab
  }

  /// Where each stands; nil where the pane is too narrow for them.
  private static func columns(_ model: Model, _ pane: Rect) -> [Range<Int>]? {
    guard pane.width > 42 else { return nil }
    var x = pane.minX + 2 + model.panel.heading.count + 1 + 2
    return tabs.map { tab in
      defer { x += tab.title.count + gap }
      return x..<x + tab.title.count
    }
  }
}
