import Cells
import Domain
import Foundation

/// The model picker: filter, columns, and below them what is known of the model under the cursor.
enum PickerView {
  static func frame(_ state: PickerState, _ model: Model) -> Rect {
    let layout = model.layout
    let body = Rect(
      x: 0, y: layout.status.maxY, width: model.size.width, height: layout.description.minY - layout.status.maxY)
    let full =
      layout.rail.map { Rect(x: $0.maxX, y: body.minY, width: min(body.width - $0.width, 120), height: body.height) }
      ?? body
    guard !state.isBrowser else { return full }
    let field = ListOverlay.below(state.ref, rows: 11, model)
    return Rect(x: full.minX, y: field.minY, width: full.width, height: field.height)
  }

  static func place(_ state: PickerState, _ model: Model) -> ListPlace {
    let frame = frame(state, model)
    let area = listArea(frame, state)
    return ListPlace(
      frame: frame, first: area, top: state.list.top(count: state.picker.rows.count, height: area.height),
      count: state.picker.rows.count)
  }

  static func draw(_ state: PickerState, _ model: Model, _ canvas: inout Canvas) {
    let frame = frame(state, model)
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: title(state), isFocused: true, on: .overlay)
    drawFilter(state, frame, &canvas)
    canvas.rule(frame.minX + 1, frame.minY + 2, width: frame.width - 2, on: .overlay)
    let columns = Columns(frame)
    drawHeader(columns, frame.minY + 3, &canvas)
    drawRows(state, model, columns, listArea(frame, state), &canvas)
    canvas.position(
      state.list.cursor, of: state.picker.rows.count, seeing: listArea(frame, state).height, in: frame)
    guard let details = detailArea(frame, state) else { return }
    canvas.rule(frame.minX + 1, details.minY - 1, width: frame.width - 2, on: .overlay)
    if let row = model.detailed(in: state) {
      ModelDetails(row, model).draw(in: details, &canvas)
    }
  }

  /// What can be typed, and how old the catalogue is; or what can be done about its age.
  static func age(_ model: Model) -> String {
    let catalogue = model.world.catalogue
    let age = Age(since: catalogue.fetched, now: model.today ?? catalogue.fetched)
    let words = age.isNew ? "just fetched" : "\(age.text) old"
    switch model.world.catalogueState {
    case .stale: return "Offline: the catalogue is \(words). R fetches it again."
    case .loading: return "The catalogue is \(words) and being refreshed."
    default: return "Filters: words in:image out:text provider:google <0.05 :free · \(words)"
    }
  }

  private static func title(_ state: PickerState) -> String {
    let subject = state.marked.isEmpty ? "Model" : "\(state.marked.count) to compare"
    let picker = state.picker
    let what = picker.capability.map { $0.title.lowercased() } ?? "client"
    let scope = picker.showsAll ? "all \(picker.total)" : "\(picker.fitting) that fit of \(picker.total)"
    return "\(subject) · \(what) · \(picker.rows.count) of \(scope)"
  }

  private static func drawFilter(_ state: PickerState, _ frame: Rect, _ canvas: inout Canvas) {
    let sort =
      "sort \(state.picker.sort == .relevance && state.filter.isEmpty ? "as listed" : state.picker.sort.title)\(state.picker.showsAll ? " · all" : "")"
    let line = Rect(x: frame.minX + 1, y: frame.minY + 1, width: frame.width - 4 - sort.count, height: 1)
    FilterLine.draw(state.filter, line, &canvas)
    canvas.right(canvas.glyphs.spell(sort), frame.maxX - 2, frame.minY + 1, .muted, on: .overlay)
  }

  static func listArea(_ frame: Rect, _ state: PickerState) -> Rect {
    let details = detailArea(frame, state).map { $0.height + 1 } ?? 0
    return Rect(x: frame.minX + 1, y: frame.minY + 4, width: frame.width - 2, height: frame.height - 5 - details)
  }

  private static func detailArea(_ frame: Rect, _ state: PickerState) -> Rect? {
    guard state.isBrowser, frame.height >= 15 else { return nil }
    let height = min(frame.height >= 30 ? 9 : 7, frame.height / 2 - 2)
    return Rect(x: frame.minX + 2, y: frame.maxY - 1 - height, width: frame.width - 4, height: height)
  }

  /// Where the columns stand; narrow frames drop the last ones.
  struct Columns {
    let name: Range<Int>
    let input: Int?
    let output: Int?
    let price: Range<Int>?
    let context: Range<Int>?

    init(_ frame: Rect) {
      let end = frame.maxX - 2
      if frame.width >= 56 {
        context = end - 5..<end
        price = end - 14..<end - 6
        output = end - 18
        input = end - 23
      } else {
        context = nil
        price = end - 9..<end
        output = nil
        input = nil
      }
      name = frame.minX + 5..<(input ?? price?.lowerBound ?? end) - 1
    }
  }

  private static func drawHeader(_ columns: Columns, _ y: Int, _ canvas: inout Canvas) {
    canvas.text("MODEL", columns.name.lowerBound, y, .muted, on: .overlay)
    if let x = columns.input { canvas.text("IN", x, y, .muted, on: .overlay) }
    if let x = columns.output { canvas.text("OUT", x, y, .muted, on: .overlay) }
    if let range = columns.price { canvas.right("$/IMG", range.upperBound, y, .muted, on: .overlay) }
    if let range = columns.context { canvas.right("CTX", range.upperBound, y, .muted, on: .overlay) }
  }

  private static func drawRows(
    _ state: PickerState, _ model: Model, _ columns: Columns, _ area: Rect, _ canvas: inout Canvas
  ) {
    let count = state.picker.rows.count
    guard count > 0 else {
      let hint =
        state.picker.showsAll
        ? "Nothing matches. Backspace widens the filter." : "Nothing that fits matches. ^A looks among all models."
      canvas.text(hint, area.minX + 2, area.minY, .muted, on: .overlay, width: area.width - 3)
      return
    }
    let top = state.list.top(count: count, height: area.height)
    for line in 0..<max(0, min(area.height, count - top)) {
      drawRow(top + line, area.minY + line, state, model, columns, area, &canvas)
    }
  }

  private static func drawRow(
    _ row: Int, _ y: Int, _ state: PickerState, _ model: Model, _ columns: Columns, _ area: Rect,
    _ canvas: inout Canvas
  ) {
    guard let entry = state.picker.model(at: row) else { return }
    let isCurrent = row == state.list.cursor
    let background: Role = isCurrent ? .selected : .overlay
    canvas.fill(Rect(x: area.minX, y: y, width: area.width, height: 1), on: background)
    if isCurrent { canvas.text(canvas.glyphs.mark, area.minX, y, .accent, on: background) }
    drawMarks(entry.id, area.minX + 1, y, state, on: background, &canvas)
    canvas.text(entry.id, columns.name.lowerBound, y, .text, on: background, width: columns.name.count)
    if let x = columns.input { canvas.text(initials(entry.inputs), x, y, .muted, on: background, width: 4) }
    if let x = columns.output { canvas.text(initials(entry.outputs), x, y, .muted, on: background, width: 4) }
    let unknown = canvas.glyphs.isUnicode ? "—" : "-"
    if let range = columns.price {
      let price = price(at: row, entry.id, state, model)
      canvas.right(price ?? unknown, range.upperBound, y, price == nil ? .faint : .text, on: background)
    }
    if let range = columns.context {
      canvas.right(entry.contextLength.map(Self.thousands) ?? unknown, range.upperBound, y, .muted, on: background)
    }
  }

  /// That it is marked or in use, and that it is a favourite or recommended.
  private static func drawMarks(
    _ id: String, _ x: Int, _ y: Int, _ state: PickerState, on background: Role, _ canvas: inout Canvas
  ) {
    if state.marked.contains(id) {
      canvas.text(canvas.glyphs.knob, x, y, .subtitle, on: background)
    } else if id == state.current {
      canvas.text(canvas.glyphs.check, x, y, .success, on: background)
    }
    if state.picker.isFavourite(id) {
      canvas.text(canvas.glyphs.star, x + 1, y, .warning, on: background)
    } else if isRecommended(id, state.picker.capability) {
      canvas.text(canvas.glyphs.recommended, x + 1, y, .accent, on: background)
    }
  }

  /// `0.04` where a provider states it, `~0.04` where earlier images cost that; nil where nothing is known.
  private static func price(at row: Int, _ id: String, _ state: PickerState, _ model: Model) -> String? {
    if let stated = state.picker.price(at: row) { return String(Money.text(stated).dropFirst()) }
    return model.world.learntCosts[id].map { "~" + Money.text($0.low).dropFirst() }
  }

  private static func isRecommended(_ id: String, _ capability: Capability?) -> Bool {
    Recommendation.models(for: capability ?? .analysis).contains { $0.id == id }
  }

  private static func initials(_ modalities: Set<Modality>) -> String {
    let order: [Modality] = [.text, .image]
    let known = order.filter { modalities.contains($0) }
    return (known + modalities.subtracting(order).sorted()).map(\.initial).joined()
  }

  static func thousands(_ tokens: Int) -> String {
    switch tokens {
    case ..<1000: String(tokens)
    case ..<1_000_000: "\((tokens + 500) / 1000)k"
    default: "\((tokens + 50_000) / 1_000_000).\((tokens + 50_000) % 1_000_000 / 100_000)M"
    }
  }
}
