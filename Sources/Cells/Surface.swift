/// A frame, or a part of one: a grid of cells that views draw into and a terminal presents.
package struct Surface: Equatable, Sendable {
  package let size: Size
  /// Row by row, `size.width * size.height` of them.
  package private(set) var cells: [Cell]
  /// Pictures in real pixels that lie over cells; `seenPlacements` are those that are not covered.
  package internal(set) var placements: [Placement] = []
  /// Where the text cursor stands; nil hides it.
  package var cursor: Point?
  /// Drawing outside it has no effect.
  package var clip: Rect

  package init(size: Size, fill: Cell = .blank) {
    let size = Size(width: max(0, size.width), height: max(0, size.height))
    self.size = size
    cells = Array(repeating: fill, count: size.width * size.height)
    clip = Rect(size)
  }

  package var bounds: Rect { Rect(size) }

  /// The cell at a place; a blank outside the surface. Setting outside `clip` has no effect.
  package subscript(x: Int, y: Int) -> Cell {
    get { bounds.contains(Point(x: x, y: y)) ? cells[y * size.width + x] : .blank }
    set {
      guard x >= clip.minX, x < clip.maxX, y >= clip.minY, y < clip.maxY else { return }
      guard x >= 0, x < size.width, y >= 0, y < size.height else { return }
      mendWideNeighbours(x: x, y: y, with: newValue)
      cells[y * size.width + x] = newValue
    }
  }

  /// The cells of one row.
  package func row(_ y: Int) -> ArraySlice<Cell> { cells[y * size.width..<(y + 1) * size.width] }

  /// Fills a rectangle with one cell.
  package mutating func fill(_ rect: Rect, with cell: Cell) {
    let area = rect.intersection(clip).intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.minY..<area.maxY {
      for x in area.minX..<area.maxX { self[x, y] = cell }
    }
  }

  package mutating func fill(_ rect: Rect, style: Style) { fill(rect, with: Cell(" ", style: style)) }

  /// Gives every cell of a rectangle a new style and keeps its text. Pictures keep their colours.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip).intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.minY..<area.maxY {
      for x in area.minX..<area.maxX where cells[y * size.width + x].kind != .picture {
        change(&cells[y * size.width + x].style)
      }
    }
  }

  /// Copies another surface with its top left at `origin`. A wide character cut by an edge becomes a blank.
  package mutating func draw(_ other: Surface, at origin: Point) {
    let visible = clip.intersection(bounds)
    for y in 0..<other.size.height {
      for x in 0..<other.size.width {
        let cell = other.cells[y * other.size.width + x]
        let left = origin.x + x
        let isCut =
          cell.kind == .continuation
          ? left == visible.minX : left == visible.maxX - 1 && other[x + 1, y].kind == .continuation
        self[left, origin.y + y] = isCut ? Cell(" ", style: cell.style) : cell
      }
    }
    if !placements.isEmpty || !other.placements.isEmpty { takePlacements(of: other, at: origin) }
  }

  /// Replaces a cell by one of the same width, leaving its neighbours alone.
  mutating func replaceGlyph(_ cell: Cell, x: Int, y: Int) { cells[y * size.width + x] = cell }

  /// Half of a wide character that is overwritten leaves no orphan: its other half becomes a blank.
  private mutating func mendWideNeighbours(x: Int, y: Int, with new: Cell) {
    let index = y * size.width + x
    if cells[index].kind == .continuation, new.kind != .continuation, x > 0 {
      cells[index - 1] = Cell(" ", style: cells[index - 1].style)
    }
    if x + 1 < size.width, cells[index + 1].kind == .continuation {
      cells[index + 1] = Cell(" ", style: cells[index + 1].style)
    }
  }
}
