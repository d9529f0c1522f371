import Cells

/// The two tabs of Create, in the upper edge of its pane.
enum CreateTabsView {
  static func draw(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    guard pane.width > 34 else { return }
    var x = pane.minX + 2 + model.panel.heading.count + 1
    x = canvas.text("\(canvas.glyphs.bullet) ", x, pane.minY, .muted)
    let tabs: [(CreateTab, String)] = [(.prompt, "Prompt"), (.instruct, "Instruct")]
    for (index, tab) in tabs.enumerated() {
      let isOpen = model.create.tab == tab.0
      if index > 0 { x = canvas.text(" \(canvas.glyphs.vertical) ", x, pane.minY, .muted) }
      x = canvas.text(tab.1, x, pane.minY, isOpen ? .accent : .muted, on: .page, isOpen ? [.bold, .underline] : [])
    }
    canvas.text(" ", x, pane.minY)
  }
}
