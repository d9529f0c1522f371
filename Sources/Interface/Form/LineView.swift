import Cells

/// One line of text being edited, scrolled so that the cursor is seen.
enum LineView {
  static func draw(_ buffer: TextBuffer, _ rect: Rect, isMasked: Bool = false, _ canvas: inout Canvas) {
    canvas.fill(rect, on: .raised)
    drawText(buffer, rect, isMasked: isMasked, on: .raised, &canvas)
  }

  /// The text alone, one column in from both ends of `rect`.
  static func drawText(
    _ buffer: TextBuffer, _ rect: Rect, isMasked: Bool = false, on background: Role, _ canvas: inout Canvas
  ) {
    let room = max(1, rect.width - 2)
    let characters =
      isMasked
      ? Array(repeating: Character(canvas.glyphs.isUnicode ? "•" : "*"), count: buffer.characters.count)
      : buffer.characters
    var start = buffer.cursor
    var width = 0
    while start > 0 {
      width += DisplayWidth.of(String(characters[start - 1]))
      guard width < room else { break }
      start -= 1
    }
    let text = String(characters[start...])
    // The signs stand in the columns beside the text, where nothing else does.
    let sign = canvas.style(.muted, on: background)
    if start > 0 { canvas.surface.put(canvas.glyphs.cut, x: rect.minX, y: rect.minY, style: sign) }
    if DisplayWidth.of(text) > room {
      canvas.surface.put(canvas.glyphs.cut, x: rect.maxX - 1, y: rect.minY, style: sign)
    }
    let ground = buffer.isSelected ? .selected : background
    canvas.surface.put(text, x: rect.minX + 1, y: rect.minY, style: canvas.style(.text, on: ground), width: room)
    let column = rect.minX + 1 + DisplayWidth.of(String(characters[start..<buffer.cursor]))
    canvas.surface.cursor = Point(x: column, y: rect.minY)
  }
}
