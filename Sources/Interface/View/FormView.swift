import Cells
import Domain

/// A panel's form.
enum FormView {
  static func height(of entry: FormEntry, _ model: Model, width: Int) -> Int {
    switch entry {
    case .control, .key, .subtitle, .gap: 1
    case .generate: 1
    case .facts(let lines): lines.count
    case .textBox(_, let rows): rows + (TextBoxView.isFramed(model) ? 3 : 1)
    case .note(let text): WrappedText(text, width: max(8, width - 6)).lines.count + 2
    case .plan: PlanView.height(model, width: width)
    }
  }

  static func draw(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    let layout = model.layout
    if layout.hasBorders {
      canvas.frame(
        pane, title: canvas.glyphs.spell(AutomationText.heading(model)),
        isFocused: model.zone == .form && model.editor == nil)
    }
    let placed = FormLayout(model, inside: layout.inside(pane))
    let clip = layout.inside(pane).inset(-1, 0)
    canvas.surface.clip = clip
    for row in placed.rows where row.y < clip.maxY && row.y + row.height > clip.minY {
      draw(row, model, placed, &canvas)
    }
    canvas.surface.clip = canvas.surface.bounds
    drawScroll(placed, pane, &canvas)
  }

  private static func draw(_ row: FormLayout.Row, _ model: Model, _ placed: FormLayout, _ canvas: inout Canvas) {
    let isFocused = row.entry.ref != nil && row.entry.ref == model.focusedRef
    let isActive = isFocused && model.zone == .form
    let inside = placed.inside
    switch row.entry {
    case .gap: break
    case .subtitle(let text):
      let role: Role = if case .openRouter = model.panel { .subtitleBack } else { .page }
      canvas.text(" \(text) ", inside.minX, row.y, role == .page ? .muted : .subtitle, on: role, width: inside.width)
    case .facts(let lines):
      for (index, line) in lines.enumerated() {
        canvas.text(
          canvas.glyphs.spell(line), placed.controlX, row.y + index, .muted, width: inside.maxX - placed.controlX)
      }
    case .note(let text):
      drawNote(text, Rect(x: inside.minX + 1, y: row.y, width: inside.width - 2, height: row.height), &canvas)
    case .control(let ref): ControlView.draw(ref, row.y, model, placed, isActive: isActive, &canvas)
    case .key: KeyView.draw(row.y, model, placed, isActive: isActive, &canvas)
    case .textBox(let ref, _):
      TextBoxView.draw(
        ref, Rect(x: inside.minX, y: row.y, width: inside.width, height: row.height), model, isActive: isActive,
        &canvas)
    case .plan: PlanView.draw(model, Rect(x: inside.minX, y: row.y, width: inside.width, height: row.height), &canvas)
    case .generate: drawGenerate(row.y, model, inside, isActive: isActive, &canvas)
    }
  }

  private static func drawNote(_ text: String, _ rect: Rect, _ canvas: inout Canvas) {
    canvas.frame(rect)
    canvas.text(" note ", rect.minX + 2, rect.minY, .muted)
    canvas.paragraph(text, in: rect.inset(2, 1), .muted)
  }

  private static func drawGenerate(_ y: Int, _ model: Model, _ inside: Rect, isActive: Bool, _ canvas: inout Canvas) {
    let label =
      model.isComparing
      ? "  ^G Compare \(model.create.compared.count) models  "
      : model.runningJobs.isEmpty ? "  ^G Generate  " : "  ^G Queue another  "
    let isReady = model.hasPlan && model.world.keyState != .missing
    let x = inside.maxX - label.count
    if let words = AutomationText(model)?.words {
      canvas.text(words, inside.minX + 1, y, .warning, width: x - inside.minX - 3)
    }
    if isActive { canvas.text(canvas.glyphs.mark, x - 1, y, .accent) }
    canvas.text(
      label, x, y, isReady ? .accentText : .muted, on: isReady ? .accent : .raised,
      isActive ? [.bold, .underline] : .bold)
  }

  private static func drawScroll(_ placed: FormLayout, _ pane: Rect, _ canvas: inout Canvas) {
    let height = placed.inside.height
    guard placed.total > height, pane.height > 2 else { return }
    let x = pane.maxX - 1
    if placed.top > 0 { canvas.text(canvas.glyphs.isUnicode ? "▲" : "^", x, placed.inside.minY, .accent) }
    if placed.top + height < placed.total {
      canvas.text(canvas.glyphs.isUnicode ? "▼" : "v", x, placed.inside.maxY - 1, .accent)
    }
  }
}
