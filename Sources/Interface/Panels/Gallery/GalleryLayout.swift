import Cells
import Domain

/// Where the thumbnails of the grid, or the rows of the list, stand in the gallery's pane.
struct GalleryLayout {
  /// One place on the grid.
  struct Cell {
    let place: Int
    let frame: Rect
    /// Where the thumbnail stands, above its caption.
    let picture: Rect
  }

  /// The line with the filter; nil while there is none.
  let header: Rect?
  let area: Rect
  /// Facts about the picture under the cursor; nil where they stand beside, or have no room.
  let footer: Rect?
  let columns: Int
  /// Lines of pictures that are seen at once.
  let lines: Int
  /// Places that are seen.
  let seen: Range<Int>
  private let cell: Size
  private let isGrid: Bool

  init(_ model: Model, _ pane: Rect) {
    let gallery = model.gallery
    var rest = model.layout.hasBorders ? pane.inset(1, 1) : pane
    let hasHeader = !gallery.filter.isEmpty || model.isFiltering || !model.layout.hasBorders
    (header, rest) = hasHeader ? { ($0.top, $0.rest) }(rest.splitTop(1)) : (nil, rest)
    let hasFooter = model.layout.detail == nil && model.panel == .gallery && rest.height >= 8
    if hasFooter {
      let split = rest.splitBottom(rest.height >= 14 ? 3 : 2)
      (rest, footer) = (split.rest, split.bottom)
    } else {
      footer = nil
    }
    area = rest
    isGrid = gallery.form == .grid
    columns = isGrid ? max(1, area.width / Self.width(in: area, model.settings.appearance.thumbnails)) : 1
    let height = isGrid ? Self.height(of: area.width / columns) : 1
    // The list has a line of headings.
    lines = max(1, isGrid ? (area.height + 1) / height : area.height - 1)
    cell = Size(width: area.width / columns, height: isGrid ? max(2, (area.height + 1) / lines) : 1)
    let total = (gallery.count + columns - 1) / columns
    let top = ListState(cursor: gallery.list.cursor / columns).top(count: total, height: lines)
    seen = min(gallery.count, top * columns)..<min(gallery.count, (top + lines) * columns)
  }

  /// Columns of a cell: usually small enough for several side by side.
  private static func width(in area: Rect, _ size: ThumbnailSize) -> Int {
    let usual =
      switch area.width {
      case ..<56: 17
      case ..<90: 19
      case ..<150: 22
      default: 25
      }
    return switch size {
    case .small: max(13, usual * 2 / 3)
    case .medium: usual
    case .large: min(area.width, usual * 3 / 2)
    case .largest: min(area.width, usual * 5 / 2)
    }
  }

  /// Lines of a cell: something between a landscape and a square, a caption, and a blank line.
  private static func height(of width: Int) -> Int { max(3, (width - 2) * 2 / 5) + 2 }

  /// The cells of the grid that are seen.
  var cells: [Cell] {
    seen.map { place in
      let (line, column) = ((place - seen.lowerBound) / columns, (place - seen.lowerBound) % columns)
      let frame = Rect(
        x: area.minX + column * cell.width, y: area.minY + line * cell.height, width: cell.width,
        height: min(cell.height, area.maxY - (area.minY + line * cell.height)))
      let box = Rect(
        x: frame.minX + 1, y: frame.minY, width: frame.width - 2, height: max(1, min(cell.height - 1, frame.height) - 1)
      )
      return Cell(place: place, frame: frame, picture: box)
    }
  }

  /// The place under a point; nil beside the pictures.
  func place(at point: Point) -> Int? {
    guard isGrid else {
      let line = point.y - area.minY - 1
      return area.contains(point) && (0..<seen.count).contains(line) ? seen.lowerBound + line : nil
    }
    return cells.first { $0.frame.contains(point) }?.place
  }
}

extension Model {
  /// Whether the gallery's filter is being typed.
  var isFiltering: Bool { if case .galleryFilter? = editor { true } else { false } }
}
