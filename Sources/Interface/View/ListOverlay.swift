import Cells
import Domain

/// A list with a filter line, over the form: dropdown, multiselect, palette.
struct ListOverlay {
  private struct Row {
    let mark: String
    let title: String
    let detail: String
    var isUnderlined = false
  }

  private let title: String
  private let filter: TextBuffer
  private let count: Int
  /// Made only for what is seen.
  private let row: (Int) -> Row
  private let list: ListState
  private let frame: Rect
  private let emptyText: String

  init(dropdown state: DropdownState, model: Model) {
    let current = model.value(of: state.ref).text
    let isFilter = state.ref == .galleryFilter
    let shown = state.shown
    count = shown.count
    row = { index in
      let choice = shown[index]
      let isChosen = isFilter ? GalleryFilter.has(choice.value, in: model.gallery.filter) : choice.value == current
      return Row(mark: isChosen ? model.look.glyphs.check : " ", title: choice.title, detail: choice.detail)
    }
    title = model.label(of: state.ref)
    filter = state.filter
    list = state.list
    emptyText = "Nothing matches. Backspace widens the filter."
    frame = Self.below(state.ref, rows: state.choices.count, model)
  }

  init(multiselect state: MultiselectState, model: Model) {
    let isOrdered = if case .models? = model.control(of: state.ref) { true } else { false }
    let shown = state.shown
    count = shown.count
    row = { index in
      let choice = shown[index]
      let place = state.selected.firstIndex(of: choice.value)
      return Row(
        mark: place.map { isOrdered ? "[\($0 + 1)]" : "[x]" } ?? "[ ]", title: choice.title, detail: choice.detail,
        isUnderlined: choice.endsGroup && state.filter.isEmpty)
    }
    title = "\(model.listTitle(of: state.ref)) (\(state.selected.count) chosen)"
    filter = state.filter
    list = state.list
    emptyText =
      state.choices.isEmpty
      ? "The \(isOrdered ? "catalogue" : "list of providers") is not here; R fetches it."
      : "Nothing matches. Backspace widens the filter."
    frame = Self.below(state.ref, rows: max(6, state.choices.count), model)
  }

  init(palette state: PaletteLayer, model: Model) {
    let entries = state.entries
    count = entries.count
    row = { index in
      let entry = entries[index]
      return Row(mark: " ", title: entry.title(in: model), detail: model.look.glyphs.spell(entry.detail(in: model)))
    }
    title = "Commands"
    filter = state.filter
    list = state.list
    emptyText = "Nothing matches. Backspace widens the search."
    let height = min(model.size.height - 4, 18)
    frame = Rect(Size(width: model.size.width, height: model.size.height - 2)).centered(
      Size(width: min(72, model.size.width), height: height))
  }

  init(themes state: ThemeLayer, model: Model) {
    let names = state.names(in: model)
    count = names.count
    row = { index in
      let isChosen = names[index] == model.settings.appearance.theme
      return Row(
        mark: isChosen ? model.look.glyphs.check : " ", title: ThemeLayer.title(of: names[index]), detail: "")
    }
    title = "Theme"
    filter = state.filter
    list = state.list
    emptyText = "No theme has that name. Backspace widens the search."
    // At the right edge, so that most of the screen shows what the theme looks like.
    let size = Size(width: min(30, model.size.width), height: min(model.size.height - 4, 16))
    frame = Rect(x: model.size.width - size.width, y: 1, width: size.width, height: size.height)
  }

  init(presets state: PresetsLayer, model: Model) {
    let shown = state.shown(in: model)
    count = shown.count
    row = { index in
      let preset = shown[index]
      let facts = [
        StatusView.shortName(preset.model), preset.format.rawValue, preset.count > 1 ? "×\(preset.count)" : "",
      ]
      return Row(
        mark: " ", title: preset.name,
        detail: model.look.glyphs.spell(facts.filter { !$0.isEmpty }.joined(separator: " · ")))
    }
    title = "Presets"
    filter = state.filter
    list = state.list
    emptyText =
      switch model.create.presets {
      case nil: "Reading…"
      case .some(let presets) where presets.isEmpty: "No presets yet. ^S keeps what stands on Create."
      case .some: "No preset holds that. Backspace widens the search."
      }
    let room = Rect(Size(width: model.size.width, height: model.size.height - 2))
    frame = room.centered(Size(width: min(84, model.size.width), height: min(model.size.height - 4, 18)))
  }

  init(find state: FindLayer, model: Model) {
    let hits = model.hits(state.filter.text)
    count = hits.count
    row = { index in
      let hit = hits[index]
      return Row(
        mark: " ", title: model.label(of: hit.ref), detail: model.look.glyphs.spell(model.whereabouts(of: hit)))
    }
    title = "Find a setting"
    filter = state.filter
    list = state.list
    emptyText = "No setting holds that. Backspace widens the search."
    let room = Rect(Size(width: model.size.width, height: model.size.height - 2))
    frame = room.centered(Size(width: min(72, model.size.width), height: min(model.size.height - 4, 18)))
  }

  var place: ListPlace {
    let area = area
    return ListPlace(
      frame: frame, first: area, top: list.top(count: count, height: area.height), count: count)
  }

  private var area: Rect {
    Rect(x: frame.minX + 1, y: frame.minY + 2, width: frame.width - 2, height: frame.height - 3)
  }

  func draw(_ canvas: inout Canvas) {
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: title, isFocused: true, on: .overlay)
    FilterLine.draw(filter, Rect(x: frame.minX + 1, y: frame.minY + 1, width: frame.width - 2, height: 1), &canvas)
    let area = area
    guard count > 0 else {
      canvas.text(emptyText, area.minX + 1, area.minY, .muted, on: .overlay, width: area.width - 2)
      return
    }
    let top = list.top(count: count, height: area.height)
    for line in 0..<min(area.height, count - top) { draw(top + line, area, area.minY + line, &canvas) }
    canvas.position(list.cursor, of: count, seeing: area.height, in: frame)
  }

  private func draw(_ index: Int, _ area: Rect, _ y: Int, _ canvas: inout Canvas) {
    let row = row(index)
    let isCurrent = index == list.cursor
    let background: Role = isCurrent ? .selected : .overlay
    canvas.fill(Rect(x: area.minX, y: y, width: area.width, height: 1), on: background)
    if isCurrent { canvas.text(canvas.glyphs.mark, area.minX, y, .accent, on: background) }
    let x = canvas.text(row.mark, area.minX + 1, y, .accent, on: background) + 1
    let detailWidth = min(DisplayWidth.of(row.detail), area.width / 2)
    let end = canvas.text(row.title, x, y, .text, on: background, width: max(4, area.maxX - x - detailWidth - 2))
    if end + 2 < area.maxX {
      canvas.surface.putRight(
        row.detail, maxX: area.maxX - 1, y: y, style: canvas.style(.muted, on: background), width: area.maxX - 2 - end)
    }
    guard row.isUnderlined else { return }
    canvas.surface.restyle(Rect(x: area.minX, y: y, width: area.width, height: 1)) { $0.attributes.insert(.underline) }
  }

  /// Under its field where there is room, else over it.
  static func below(_ ref: FieldRef, rows: Int, _ model: Model) -> Rect {
    let layout = model.layout
    if ref == .galleryFilter || ref == .referenceUses {
      let size = Size(width: min(56, layout.size.width), height: min(rows + 3, layout.size.height - 4, 20))
      return Rect(Size(width: layout.size.width, height: layout.size.height - 2)).centered(size)
    }
    let pane = layout.form ?? Rect(layout.size)
    let placed = FormLayout(model, inside: layout.inside(pane))
    let y = placed.rows.first { $0.entry.ref == ref }?.y ?? pane.minY
    let wanted = min(rows + 3, 16)
    let bottom = layout.description.minY
    let room = bottom - (y + 1)
    let width = min(max(44, placed.controlWidth + 2), pane.maxX - pane.minX)
    let x = max(pane.minX, min(placed.controlX - 1, pane.maxX - width))
    if room >= min(wanted, 6) { return Rect(x: x, y: y + 1, width: width, height: min(wanted, room)) }
    let height = min(wanted, max(5, y - layout.status.maxY))
    return Rect(x: x, y: max(layout.status.maxY, y - height), width: width, height: height)
  }
}

/// The line on top of a list into which a filter is typed.
enum FilterLine {
  static func draw(_ buffer: TextBuffer, _ rect: Rect, hint: String = "type to filter", _ canvas: inout Canvas) {
    canvas.text("/", rect.minX + 1, rect.minY, .accent, on: .overlay)
    let x = rect.minX + 3
    let room = max(1, rect.width - 4)
    if buffer.isEmpty {
      canvas.text(hint, x, rect.minY, .placeholder, on: .overlay, width: room)
      canvas.surface.cursor = Point(x: x, y: rect.minY)
    } else {
      let line = Rect(x: x - 1, y: rect.minY, width: room + 2, height: 1)
      LineView.drawText(buffer, line, on: .overlay, &canvas)
    }
  }
}
