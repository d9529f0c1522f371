import Cells
import Domain

/// The last two lines: what the focus means or what just happened, and the keys that work here.
enum FooterView {
  static func draw(_ model: Model, _ layout: Layout, _ canvas: inout Canvas) {
    drawDescription(model, layout.description, &canvas)
    drawKeys(model, layout.keys, &canvas)
  }

  private static func drawDescription(_ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    let width = rect.width - 2
    // A picture may be below it.
    canvas.fill(rect, on: .page)
    guard let notice = model.notice else {
      canvas.text(canvas.glyphs.spell(description(model)), rect.minX + 1, rect.minY, .muted, width: width)
      return
    }
    let sign: String
    let role: Role
    switch notice.kind {
    case .info: (sign, role) = (canvas.glyphs.bullet, .text)
    case .success: (sign, role) = (canvas.glyphs.check, .success)
    case .warning: (sign, role) = ("!", .warning)
    case .error: (sign, role) = (canvas.glyphs.cross, .error)
    }
    canvas.text(sign, rect.minX + 1, rect.minY, role)
    let isCut = DisplayWidth.of(notice.text) > width - 2
    let room = isCut ? width - 11 : width - 2
    canvas.text(canvas.glyphs.spell(notice.text), rect.minX + 3, rect.minY, role, width: room)
    if isCut { canvas.right("L all", rect.maxX - 1, rect.minY, .muted) }
  }

  private static func description(_ model: Model) -> String {
    if let words = model.layers.last?.description(in: model) { return words }
    switch model.editor {
    case .picker: return PickerView.age(model)
    case .textBox(let ref):
      return ref == .prompt ? "Enter is a new line. Nothing is sent or billed until ^G." : model.help(of: ref)
    case .line(let ref, _): return model.help(of: ref)
    case .key: return "Paste the key; it is shown masked and kept in a file of your own (0600)."
    case .dropdown(let state): return model.help(of: state.ref)
    case .multiselect(let state): return model.help(of: state.ref)
    case .galleryFilter:
      return GalleryText.filterHelp(model)
    case nil: break
    }
    if let words = model.slideText { return words }
    if model.zone == .gallery { return GalleryText.description(model) }
    if model.zone == .result { return ResultView.description(model) }
    if model.zone == .rail { return "Panels: up and down choose, Enter goes in." }
    return model.focusedRef.map { model.help(of: $0) } ?? ""
  }

  private static func drawKeys(_ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    canvas.fill(rect, on: .raised)
    var x = rect.minX + 1
    for hint in KeyHints.fitting(KeyHints.hints(for: model), in: rect.width - 2, canvas.glyphs) {
      let key = canvas.glyphs.spell(hint.keys)
      x = canvas.text(key, x, rect.minY, .key, on: .raised, .bold)
      x = canvas.text(hint.words, x + 1, rect.minY, .muted, on: .raised) + 2
    }
  }
}
