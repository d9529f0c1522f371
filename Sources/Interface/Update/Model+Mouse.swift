import Cells
import Domain

extension Model {
  /// The mouse: click focuses and selects, a second click opens, the wheel scrolls, sliders drag.
  mutating func point(_ mouse: Mouse) -> [Effect] {
    guard Layout.fits(size) else { return [] }
    switch mouse.action {
    case .wheelUp: return wheel(-1)
    case .wheelDown: return wheel(1)
    case .press, .doubleClick: return click(mouse.point, isDouble: mouse.action == .doubleClick)
    case .drag: return drag(mouse.point)
    case .release: return []
    }
  }

  private mutating func wheel(_ direction: Int) -> [Effect] {
    let steps = layers.isEmpty && editor == nil ? 1 : 3
    for _ in 0..<steps { move(direction > 0 ? .down : .up) }
    return []
  }

  private mutating func click(_ point: Point, isDouble: Bool) -> [Effect] {
    if !layers.isEmpty || editor?.list != nil { return clickInOverlay(point) }
    let layout = layout
    if let rail = layout.rail, rail.contains(point) { return clickRail(point, rail) }
    if let tabs = layout.tabs, tabs.contains(point) { return clickTab(point, tabs) }
    if let gallery = layout.gallery, gallery.contains(point) { return clickGallery(point, gallery, isDouble: isDouble) }
    if let detail = layout.detail, detail.contains(point) { return openInGallery() }
    if let result = layout.result, result.contains(point) {
      editor = nil
      zone = .result
      clickSheet(point, isDouble: isDouble)
      return []
    }
    if let pane = layout.form, pane.contains(point) { return clickForm(point, pane, isDouble: isDouble) }
    return []
  }

  private mutating func clickRail(_ point: Point, _ rail: Rect) -> [Effect] {
    if let panel = RailView.rows(settings).first(where: { $0.y + rail.minY + 1 == point.y })?.panel {
      go(to: panel)
      zone = .form
      settleZone()
    }
    return []
  }

  private mutating func clickTab(_ point: Point, _ tabs: Rect) -> [Effect] {
    if let panel = TabsView.tabs(self, width: tabs.width).first(where: { $0.columns.contains(point.x) })?.panel {
      go(to: panel)
    }
    return []
  }

  private mutating func clickForm(_ point: Point, _ pane: Rect, isDouble: Bool) -> [Effect] {
    zone = .form
    if panel == .create, let tab = CreateTabsView.tab(at: point, self, pane) {
      if tab != create.tab { changeTab() }
      return []
    }
    let placed = FormLayout(self, inside: layout.inside(pane))
    guard let row = placed.row(at: point.y), let ref = row.entry.ref, let place = form.refs.firstIndex(of: ref) else {
      return []
    }
    let isFocused = focus[panel] ?? 0 == place && editor == nil
    editor = nil
    focus[panel] = place
    if case .slider(let scale)? = control(of: ref), let value = placed.sliderValue(at: point.x, scale(settings, world))
    {
      return set(ref, .number(value))
    }
    if case .textBox(let open, _) = row.entry {
      editor = .textBox(open)
      return []
    }
    return isFocused || isDouble || ref == .generate || control(of: ref).isCheckbox ? openField(ref) : []
  }

  private mutating func drag(_ point: Point) -> [Effect] {
    guard layers.isEmpty, editor == nil, let pane = layout.form, let ref = focusedRef,
      case .slider(let scale)? = control(of: ref)
    else { return [] }
    let placed = FormLayout(self, inside: layout.inside(pane))
    guard let value = placed.sliderValue(at: point.x, scale(settings, world)), value != Int(self.value(of: ref).text)
    else {
      return []
    }
    return set(ref, .number(value))
  }

  /// A click on a row of an open list chooses it; one outside closes the list.
  private mutating func clickInOverlay(_ point: Point) -> [Effect] {
    if let top = layers.last, let effects = top.click(point, &self) { return effects }
    guard let list = OverlayView.list(self) else { return [] }
    guard list.frame.contains(point) else {
      if layers.isEmpty { closeEditor() } else { layers.removeLast() }
      return []
    }
    guard let row = list.row(at: point.y) else { return [] }
    moveListCursor(to: row)
    if case .multiselect(var state) = editor, layers.isEmpty, state.shown.indices.contains(row) {
      state.toggle(state.shown[row].value)
      editor = .multiselect(state)
      return []
    }
    return open()
  }

  private mutating func moveListCursor(to row: Int) {
    guard var top = layers.last else {
      editor?.list?.cursor = row
      return
    }
    top.choose(row: row)
    replaceTop(top)
  }
}

extension Optional where Wrapped == Control {
  var isCheckbox: Bool { if case .checkbox? = self { true } else { false } }
}
