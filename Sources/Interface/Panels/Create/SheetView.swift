import Cells
import Domain
import Raster

/// The contact sheet of what was sent together: thumbnails side by side, each with what it is, seconds and cost; those of
/// a sweep in a table.
struct SheetView {
  /// One place on the sheet.
  struct Cell {
    let index: Int
    let item: SheetItem
    let frame: Rect
    /// Where the thumbnail stands.
    var picture: Rect
    /// What it is scaled to fit.
    let room: Size
    /// The picture, or the partial one of a job that runs.
    let shown: (id: PictureID, bitmap: Bitmap)?
  }

  let columns: Int
  let cells: [Cell]
  private let heads: [SheetTable.Head]
  private let model: Model

  init(_ model: Model, _ pane: Rect) {
    self.model = model
    let inside = model.layout.hasBorders ? pane.inset(1, 1) : pane
    let items = model.sheetItems
    if model.comparison.shown.axes.count > 1 {
      let table = SheetTable(model.comparison.shown, cursor: model.comparison.cursor, in: inside)
      (columns, heads) = (table.across, table.heads)
      cells = table.frames.filter { items.indices.contains($0.index) }.map { index, frame in
        let box = Rect(
          x: frame.minX + 1, y: frame.minY, width: frame.width - 2, height: frame.height - SheetTable.caption)
        return Cell(
          index: index, item: items[index], frame: frame, picture: box, room: box.size,
          shown: Self.shown(items[index], model))
      }
      return
    }
    heads = []
    columns = Self.columns(items.count, in: inside)
    let lines = (items.count + columns - 1) / columns
    let seen = max(1, min(lines, inside.height / Self.leastHeight))
    let cell = Size(width: inside.width / columns, height: inside.height / seen)
    let top = ListState(cursor: model.comparison.cursor / columns).top(count: lines, height: seen)
    cells = items.enumerated().compactMap { [columns] index, item in
      let line = index / columns - top
      guard (0..<seen).contains(line) else { return nil }
      let frame = Rect(
        x: inside.minX + index % columns * cell.width, y: inside.minY + line * cell.height, width: cell.width,
        height: cell.height)
      let box = Rect(x: frame.minX + 1, y: frame.minY, width: frame.width - 2, height: frame.height - Self.caption)
      return Cell(
        index: index, item: item, frame: frame, picture: box, room: box.size, shown: Self.shown(item, model))
    }
  }

  /// Lines below a thumbnail, with one to part it from the next.
  private static let caption = 3
  private static let leastHeight = 6
  private static let leastWidth = 18

  /// As many side by side as makes the thumbnails largest; they are about as wide as high, or wider.
  private static func columns(_ count: Int, in rect: Rect) -> Int {
    let most = max(1, min(count, rect.width / leastWidth))
    func area(_ columns: Int) -> Int {
      let lines = (count + columns - 1) / columns
      let height = max(leastHeight, rect.height / max(1, lines)) - caption
      let width = rect.width / columns - 2
      let fitted = min(width, height * 3)
      return fitted * min(height, width / 3 + 1)
    }
    return (1...most).max { area($0) < area($1) } ?? 1
  }

  private static func shown(_ item: SheetItem, _ model: Model) -> (id: PictureID, bitmap: Bitmap)? {
    if let picture = item.picture { return picture.bitmap.map { (picture.id, $0) } }
    return item.job.flatMap { job in model.partials[job.id].map { (.partial(job.id, $0.number), $0.bitmap) } }
  }

  func item(at point: Point) -> Int? { cells.first { $0.frame.contains(point) }?.index }

  static func title(_ model: Model) -> String {
    let items = model.sheetItems
    let done = items.count { $0.job?.isOver != false }
    let sweep = model.comparison.shown
    let name = sweep.axes.count > 1 ? "Sweep · \(sweep.size)" : "Compare · \(items.count) results"
    return name + (done < items.count ? " · \(done) of \(items.count) done" : "")
  }

  func draw(_ canvas: inout Canvas) {
    for head in heads {
      canvas.text(head.text, head.place.minX, head.place.minY, head.role, width: head.place.width)
    }
    for cell in cells { draw(isTable ? raised(cell) : cell, &canvas) }
  }

  private var isTable: Bool { !heads.isEmpty }

  /// A row of a table is no higher than its highest picture, so that pictures stand beside the name of their row.
  private func raised(_ cell: Cell) -> Cell {
    let heights = cells.filter { $0.frame.minY == cell.frame.minY }.map { height(of: $0) }
    guard let most = heights.max(), most > 0, most < cell.picture.height else { return cell }
    var cell = cell
    cell.picture.size.height = most
    return cell
  }

  /// Of what stands in its picture's place: a note takes all that there is.
  private func height(of cell: Cell) -> Int {
    guard let shown = cell.shown else { return note(cell.item).isEmpty ? 0 : cell.picture.height }
    return model.comparison.rendered.surface(shown.id, fitting: cell.room, look: model.look)?.size.height
      ?? cell.picture.height
  }

  private func draw(_ cell: Cell, _ canvas: inout Canvas) {
    let isChosen = cell.index == model.comparison.cursor
    if let shown = cell.shown,
      let surface = model.comparison.rendered.surface(shown.id, fitting: cell.room, look: model.look)
    {
      // At the foot of its box, so that it stands on its own caption.
      let place = cell.picture.centered(surface.size)
      canvas.surface.draw(surface, at: Point(x: place.minX, y: cell.picture.maxY - surface.size.height))
    } else {
      canvas.paragraph(note(cell.item), in: cell.picture.inset(isTable ? 0 : 1, 1), .muted)
    }
    drawCaption(cell, isChosen, &canvas)
  }

  /// What stands in a picture's place.
  private func note(_ item: SheetItem) -> String {
    if let picture = item.picture { return picture.previewNote }
    guard let job = item.job else { return model.comparison.entries[item.entry].refusal }
    switch job.phase {
    case .failed(let failure): return failure.title
    case .cancelled: return "Cancelled."
    case .done: return "Discarded."
    // In a table the line below says so.
    case .queued: return isTable ? "" : "Waits for its turn."
    default: return job.writing
    }
  }

  private func drawCaption(_ cell: Cell, _ isChosen: Bool, _ canvas: inout Canvas) {
    let background: Role = isChosen ? .selected : .page
    // In a table the heads say what it is.
    let height = isTable ? 1 : 2
    let lines = Rect(x: cell.frame.minX, y: cell.picture.maxY, width: cell.frame.width - 1, height: height)
    canvas.fill(lines, on: background)
    if isChosen {
      for row in 0..<height { canvas.text(canvas.glyphs.mark, lines.minX, lines.minY + row, .accent, on: background) }
    }
    if !isTable {
      canvas.text(
        name(cell.item), lines.minX + 1, lines.minY, isChosen ? .title : .text, on: background, width: lines.width - 1)
    }
    let facts = facts(cell.item, canvas.glyphs, width: lines.width - 1)
    canvas.text(facts.text, lines.minX + 1, lines.maxY - 1, facts.role, on: background, width: lines.width - 1)
  }

  /// What it differs in, else its model.
  private func name(_ item: SheetItem) -> String {
    if let cell = model.comparison.entries[item.entry].cell { return model.comparison.shown.label(of: cell) }
    return StatusView.shortName(item.job?.model ?? "")
  }

  /// `$0.039 · 21.3 s`, or how far it is; the price first, as narrow lines are cut.
  private func facts(_ item: SheetItem, _ glyphs: Glyphs, width: Int) -> (text: String, role: Role) {
    if let picture = item.picture {
      let known = model.item(of: picture.id)
      let saved = known?.isSaved == true ? " · saved" : ""
      let cost = item.job?.cost.map(Money.text) ?? "cost not known"
      let text = "\(cost) · \(Seconds.text(known?.asset.seconds ?? 0))\(saved)"
      return (DisplayWidth.of(text) > width ? cost : text, .muted)
    }
    guard let job = item.job else { return ("\(glyphs.cross) not sent", .warning) }
    let time = Seconds.text(job.elapsed(at: model.now))
    switch job.phase {
    case .failed: return ("\(glyphs.cross) failed after \(time)", .error)
    case .cancelled: return ("cancelled", .warning)
    case .queued: return ("in line", .muted)
    case .done: return ("discarded", .muted)
    default:
      let text = "\(glyphs.spinner(model.now)) \(job.phaseWord)"
      return (DisplayWidth.of(text) + DisplayWidth.of(time) + 3 > width ? text : "\(text) · \(time)", .subtitle)
    }
  }
}
