import Cells

/// A pane of text to scroll through: help, log, the final prompt.
enum ReadingView {
  /// One line, with a key column where it has one.
  struct Line {
    let key: String
    let text: String
    let role: Role

    init(_ text: String, key: String = "", role: Role = .text) {
      self.text = text
      self.key = key
      self.role = role
    }
  }

  /// The columns of the keys, with the gap behind them.
  static let keyWidth = 20

  /// The columns of text on a screen of a size.
  static func width(_ size: Size) -> Int { max(8, min(size.width, 84) - 4) }

  static func frame(_ size: Size, lines: Int) -> Rect {
    let room = Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
    return room.centered(Size(width: min(size.width, 84), height: min(max(lines + 2, 5), room.height)))
  }

  /// - Parameter frame: nil is as high as the lines.
  static func draw(
    _ title: String, _ lines: [Line], _ list: ListState, in frame: Rect? = nil, emptyText: String = "Nothing yet.",
    _ canvas: inout Canvas
  ) {
    let frame = frame ?? Self.frame(canvas.surface.size, lines: lines.count)
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: title, isFocused: true, on: .overlay)
    let inside = frame.inset(2, 1)
    let top = min(list.cursor, max(0, lines.count - inside.height))
    for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      draw(line, inside, inside.minY + row, &canvas)
    }
    if lines.count > inside.height {
      canvas.right(
        " \(top + 1)-\(min(lines.count, top + inside.height)) of \(lines.count) ", frame.maxX - 2, frame.maxY - 1,
        .muted, on: .overlay)
    }
    if lines.isEmpty { canvas.text(emptyText, inside.minX, inside.minY, .muted, on: .overlay) }
  }

  private static func draw(_ line: Line, _ inside: Rect, _ y: Int, _ canvas: inout Canvas) {
    guard !line.key.isEmpty else {
      canvas.text(line.text, inside.minX, y, line.role, on: .overlay, width: inside.width)
      return
    }
    let x = inside.minX + keyWidth
    canvas.text(line.key, inside.minX + 1, y, .key, on: .overlay, .bold, width: keyWidth - 2)
    canvas.text(line.text, x, y, line.role, on: .overlay, width: inside.maxX - x)
  }
}
