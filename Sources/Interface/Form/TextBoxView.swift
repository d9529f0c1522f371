import Cells
import Domain

/// A box of text on Create, with its title and length.
enum TextBoxView {
  /// Low screens spare the frame; the raised ground alone shows the box.
  static func isFramed(_ model: Model) -> Bool { model.size.height >= 30 }

  static func draw(_ ref: FieldRef, _ rect: Rect, _ model: Model, isActive: Bool, _ canvas: inout Canvas) {
    let buffer = model.text(of: ref)
    let isOpen = if case .textBox(let open) = model.editor { open == ref } else { false }
    canvas.text(model.label(of: ref), rect.minX, rect.minY, isActive || isOpen ? .title : .text, width: rect.width)
    let count = "\(buffer.characters.count) character\(buffer.characters.count == 1 ? "" : "s")"
    let beside =
      ref == .prompt ? AutomationText.beside(count, model) : ref == .negative ? "folded in as \"Avoid\"" : count
    canvas.right(beside, rect.maxX, rect.minY, .muted)
    let box = Rect(x: rect.minX, y: rect.minY + 1, width: rect.width, height: rect.height - 1)
    canvas.fill(box, on: .raised)
    let isFramed = isFramed(model)
    if isFramed { canvas.frame(box, isFocused: isOpen || isActive, on: .raised) }
    if isActive || isOpen { canvas.text(canvas.glyphs.mark, rect.minX - 1, rect.minY, .accent) }
    let hint =
      ref == .prompt
      ? "What the picture should show. Enter to write."
      : ref == .spokenText
        ? "What is to be said. Enter to write."
        : ref == .negative ? "nothing" : "What it should be about. Enter to write."
    drawText(buffer, hint: hint, textArea(of: box, isFramed: isFramed), isOpen: isOpen, &canvas)
  }

  /// Where its text stands.
  private static func textArea(of box: Rect, isFramed: Bool) -> Rect { box.inset(1, isFramed ? 1 : 0) }

  /// The columns in which its text is wrapped, on the screen and where the cursor moves up and down in it.
  static func textWidth(of form: Rect, _ model: Model) -> Int {
    max(1, textArea(of: FormLayout.inside(of: form, on: model.panel), isFramed: isFramed(model)).width)
  }

  /// Wrapped text on raised ground, scrolled to the cursor while it is open; the hint stands in an empty one.
  static func drawText(
    _ buffer: TextBuffer, hint: String, _ inside: Rect, isOpen: Bool, _ canvas: inout Canvas
  ) {
    if buffer.isEmpty, !isOpen {
      canvas.text(hint, inside.minX, inside.minY, .placeholder, on: .raised, width: inside.width)
      return
    }
    let wrapped = WrappedText(buffer.characters, width: inside.width)
    let place = wrapped.place(of: buffer.cursor)
    let top = isOpen ? max(0, place.y - inside.height + 1) : 0
    for (row, line) in wrapped.lines.dropFirst(top).prefix(inside.height).enumerated() {
      canvas.surface.put(
        wrapped.text(of: line), x: inside.minX, y: inside.minY + row,
        style: canvas.style(.text, on: buffer.isSelected ? .selected : .raised),
        width: inside.width)
    }
    if !isOpen, wrapped.lines.count > inside.height {
      canvas.right(canvas.glyphs.ellipsis, inside.maxX, inside.maxY - 1, .muted, on: .raised)
    }
    if isOpen {
      canvas.surface.cursor = Point(x: min(inside.minX + place.x, inside.maxX - 1), y: inside.minY + place.y - top)
    }
  }
}
