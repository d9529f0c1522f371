import Cells

/// A surface with the look to draw on it.
package struct Canvas {
  var surface: Surface
  let look: Look

  var glyphs: Glyphs { look.glyphs }

  init(size: Size, look: Look) {
    self.look = look
    surface = Surface(size: size, fill: Cell(" ", style: look.theme.style(.text)))
  }

  func style(_ role: Role, on background: Role = .page, _ attributes: Attributes = []) -> Style {
    look.theme.style(role, on: background, attributes)
  }

  /// Draws a line of text, cut with an ellipsis where it is longer than `width`; returns the column after it.
  @discardableResult
  mutating func text(
    _ text: String, _ x: Int, _ y: Int, _ role: Role = .text, on background: Role = .page,
    _ attributes: Attributes = [], width: Int = .max
  ) -> Int {
    let style = style(role, on: background, attributes)
    let text = glyphs.spell(text)
    guard width != .max else { return surface.put(text, x: x, y: y, style: style) }
    let cut = DisplayWidth.truncated(text, to: width)
    let shown = glyphs.isUnicode || cut == text ? cut : cut.dropLast() + "~"
    return surface.put(shown, x: x, y: y, style: style, width: width)
  }

  mutating func right(_ text: String, _ maxX: Int, _ y: Int, _ role: Role = .text, on background: Role = .page) {
    surface.putRight(glyphs.spell(text), maxX: maxX, y: y, style: style(role, on: background))
  }

  mutating func fill(_ rect: Rect, on background: Role) { surface.fill(rect, style: style(.text, on: background)) }

  /// A frame with a title in its upper edge.
  ///
  /// - Parameter reserving: columns of that edge that something else takes, at its right.
  mutating func frame(
    _ rect: Rect, title: String = "", isFocused: Bool = false, on background: Role = .page, reserving: Int = 0
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let style = style(isFocused ? .borderFocus : .border, on: background)
    let edge = String(repeating: glyphs.horizontal, count: rect.width - 2)
    surface.put(glyphs.topLeft + edge + glyphs.topRight, x: rect.minX, y: rect.minY, style: style)
    surface.put(glyphs.bottomLeft + edge + glyphs.bottomRight, x: rect.minX, y: rect.maxY - 1, style: style)
    for y in rect.minY + 1..<max(rect.minY + 1, rect.maxY - 1) {
      surface.put(glyphs.vertical, x: rect.minX, y: y, style: style)
      surface.put(glyphs.vertical, x: rect.maxX - 1, y: y, style: style)
    }
    guard !title.isEmpty, rect.width > 6 else { return }
    text(
      " \(title) ", rect.minX + 1, rect.minY, isFocused ? .accent : .title, on: background, .bold,
      width: max(4, rect.width - 3 - reserving)
    )
  }

  /// `3 of 31` in the lower edge of a frame, where a list has more rows than are seen.
  mutating func position(_ cursor: Int, of count: Int, seeing height: Int, in frame: Rect) {
    guard count > height else { return }
    right(" \(min(cursor, count - 1) + 1) of \(count) ", frame.maxX - 2, frame.maxY - 1, .muted, on: .overlay)
  }

  mutating func rule(_ x: Int, _ y: Int, width: Int, on background: Role = .page) {
    text(String(repeating: glyphs.horizontal, count: max(0, width)), x, y, .border, on: background)
  }

  /// Wrapped text from the top of a rectangle; returns the rows it took.
  @discardableResult
  mutating func paragraph(_ text: String, in rect: Rect, _ role: Role = .text, on background: Role = .page) -> Int {
    let wrapped = WrappedText(glyphs.spell(text), width: rect.width)
    let lines = wrapped.lines.prefix(max(0, rect.height))
    for (row, line) in lines.enumerated() {
      self.text(wrapped.text(of: line), rect.minX, rect.minY + row, role, on: background, width: rect.width)
    }
    return lines.count
  }
}
