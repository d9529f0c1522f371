import Cells

/// The parts of a style with their places in the layer, scrolled so that the focus is seen.
struct StyleLayout {
  struct Row {
    let part: StylePart
    /// With the label; may lie outside the frame.
    let rect: Rect
    /// Where text or a value stands.
    let box: Rect
  }

  let frame: Rect
  let inside: Rect
  let rows: [Row]

  /// Where the values of the one-line parts begin.
  private static let labelWidth = 7

  init(_ draft: StyleDraft, _ size: Size) {
    let room = Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
    frame = room.centered(Size(width: min(size.width, 96), height: room.height))
    let inside = frame.inset(2, 1)
    self.inside = inside
    let boxes = StylePart.allCases.count { $0.isBox }
    let lines = min(8, max(1, (inside.height - 3) / boxes - 1))
    let heights = StylePart.allCases.map { $0.isBox ? lines + 1 : 1 }
    let total = heights.reduce(0, +)
    let focused = StylePart.allCases.firstIndex(of: draft.part) ?? 0
    let end = heights[...focused].reduce(0, +)
    let top = total > inside.height ? max(0, min(end + 1, total) - inside.height) : 0
    var y = inside.minY - top
    rows = zip(StylePart.allCases, heights).map { part, height in
      defer { y += height }
      let rect = Rect(x: inside.minX, y: y, width: inside.width, height: height)
      let box =
        part.isBox
        ? Rect(x: rect.minX, y: y + 1, width: rect.width, height: height - 1)
        : Rect(x: rect.minX + Self.labelWidth, y: y, width: rect.width - Self.labelWidth, height: 1)
      return Row(part: part, rect: rect, box: box)
    }
  }

  /// The columns in which text is wrapped.
  var textWidth: Int { max(1, inside.width - 2) }

  func row(at point: Point) -> Row? { inside.contains(point) ? rows.first { $0.rect.contains(point) } : nil }
}
