import Cells
import Domain

/// The layer in which a style is edited: its name, type, keywords and sentences.
enum StyleView {
  static func draw(_ draft: StyleDraft, _ model: Model, _ canvas: inout Canvas) {
    let layout = StyleLayout(draft, model.size)
    canvas.fill(layout.frame, on: .overlay)
    canvas.frame(layout.frame, title: title(draft), isFocused: true, on: .overlay)
    if draft.isChanged { canvas.right(" changed ", layout.frame.maxX - 2, layout.frame.minY, .warning, on: .overlay) }
    canvas.surface.clip = layout.inside.inset(-1, 0)
    for row in layout.rows where row.rect.maxY > layout.inside.minY && row.rect.minY < layout.inside.maxY {
      draw(row, draft, isFocused: row.part == draft.part, &canvas)
    }
    canvas.surface.clip = canvas.surface.bounds
  }

  private static func title(_ draft: StyleDraft) -> String {
    let name = draft.original.name
    return draft.isNew ? name.isEmpty ? "New style" : "New style: \(name)" : "Style: \(name)"
  }

  private static func draw(_ row: StyleLayout.Row, _ draft: StyleDraft, isFocused: Bool, _ canvas: inout Canvas) {
    if isFocused { canvas.text(canvas.glyphs.mark, row.rect.minX - 1, row.rect.minY, .accent, on: .overlay) }
    if row.part == .save {
      drawSave(row, draft, isFocused: isFocused, &canvas)
      return
    }
    canvas.text(row.part.label, row.rect.minX, row.rect.minY, isFocused ? .title : .muted, on: .overlay)
    if row.part == .kind {
      drawKind(draft, row.box, isFocused: isFocused, &canvas)
    } else if isFocused, !row.part.isBox {
      LineView.draw(draft[row.part], row.box, &canvas)
    } else {
      canvas.fill(row.box, on: .raised)
      TextBoxView.drawText(
        draft[row.part], hint: row.part == .name ? "" : "nothing", row.box.inset(1, 0), isOpen: isFocused, &canvas)
    }
  }

  private static func drawKind(_ draft: StyleDraft, _ box: Rect, isFocused: Bool, _ canvas: inout Canvas) {
    canvas.fill(box, on: .raised)
    let arrows = isFocused ? (canvas.glyphs.isUnicode ? ("← ", " →") : ("< ", " >")) : ("", "")
    canvas.text(
      arrows.0 + draft.kind.title + arrows.1, box.minX + 1, box.minY, .text, on: .raised, width: box.width - 2)
  }

  private static func drawSave(
    _ row: StyleLayout.Row, _ draft: StyleDraft, isFocused: Bool, _ canvas: inout Canvas
  ) {
    let label = draft.isSaving ? "  Saving  " : "  ^S Save  "
    canvas.text(
      label, row.rect.maxX - label.count, row.rect.minY, .accentText, on: .accent, isFocused ? [.bold, .underline] : [])
  }
}
