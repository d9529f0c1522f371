import Cells
import Domain

/// Two to nine pictures of the gallery beside each other, each with what the others do not share.
struct SideBySide {
  /// The place of one picture.
  struct Cell {
    let frame: Rect
    let picture: Rect
    /// Its heading, and lines of facts below.
    let facts: Rect
  }

  let columns: Int
  let cells: [Cell]

  init(_ count: Int, in pane: Rect, _ model: Model) {
    let inside = model.layout.hasBorders ? pane.inset(1, 1) : pane
    let columns = Self.columns(count, in: inside)
    self.columns = columns
    let lines = (count + columns - 1) / columns
    // As wide as each other, so that pictures of one size are seen at one size.
    let size = Size(width: inside.width / columns, height: inside.height / max(1, lines))
    cells = (0..<count).map { place in
      let frame = Rect(
        x: inside.minX + place % columns * size.width, y: inside.minY + place / columns * size.height,
        width: size.width, height: size.height)
      let split = frame.splitBottom(Self.facts(size.height))
      return Cell(frame: frame, picture: split.rest.inset(1, 0), facts: split.bottom.inset(1, 0))
    }
  }

  /// Lines below a picture.
  private static func facts(_ height: Int) -> Int { height >= 18 ? 5 : height >= 10 ? 3 : height >= 6 ? 2 : 1 }

  /// As many columns as make the pictures largest; a picture is about three times as wide as high, in cells.
  private static func columns(_ count: Int, in rect: Rect) -> Int {
    let most = max(1, min(count, rect.width / 12))
    func area(_ columns: Int) -> Int {
      let height = rect.height / max(1, (count + columns - 1) / columns)
      let fitted = min(rect.width / columns - 2, (height - facts(height)) * 3)
      return max(0, fitted)
    }
    return (1...most).max { area($0) < area($1) } ?? 1
  }

  func place(at point: Point) -> Int? { cells.firstIndex { $0.frame.contains(point) } }

  func draw(_ seen: [String], _ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    if model.layout.hasBorders {
      canvas.frame(pane, title: Self.title(model), isFocused: model.zone == .gallery && model.editor == nil)
    }
    let items = seen.map { model.gallery.item($0) }
    let assets = items.compactMap { $0?.asset }
    let differences = AssetDifferences(assets)
    let isOneTitle = Set(assets.map(\.title)).count == 1
    for (place, (item, cell)) in zip(items, cells).enumerated() {
      guard let item else { continue }
      let surface = model.gallery.rendered.surface(.asset(item.id), fitting: cell.picture.size, look: model.look)
      AssetView.drawPicture(item, surface, cell.picture, model, &canvas)
      let words = differences.words(of: item.asset)
      // A name that all of them have tells none from the others.
      let title = isOneTitle && !words.isEmpty ? words.joined(separator: " · ") : AssetFacts(item, model).title
      drawHeading(item, title, place, cell, model, &canvas)
      drawFacts(item, isOneTitle ? [] : words, cell, model, &canvas)
    }
  }

  private static func title(_ model: Model) -> String {
    let gallery = model.gallery
    if let game = gallery.tournament { return "Tournament · pair \(game.played + 1) of \(game.total)" }
    let kept = gallery.kept.isEmpty ? "" : " · \(gallery.kept.count) kept"
    return "\(gallery.sideBySide.count) side by side" + kept
  }

  /// `1 ✓ fox in snow`, chosen or not.
  private func drawHeading(
    _ item: GalleryItem, _ title: String, _ place: Int, _ cell: Cell, _ model: Model, _ canvas: inout Canvas
  ) {
    let isChosen = place == min(model.gallery.chosenPlace, cells.count - 1)
    let isKept = model.gallery.kept.contains(item.id)
    let background: Role = isChosen ? .selected : isKept ? .raised : .page
    let line = Rect(x: cell.facts.minX - 1, y: cell.facts.minY, width: cell.facts.width + 1, height: 1)
    if background != .page { canvas.fill(line, on: background) }
    if isChosen { canvas.text(canvas.glyphs.mark, line.minX, line.minY, .accent, on: background) }
    var x = canvas.text("\(place + 1) ", line.minX + 1, line.minY, .accent, on: background, .bold)
    if isKept { x = canvas.text("\(canvas.glyphs.check) ", x, line.minY, .success, on: background) }
    var end = line.maxX
    if let rating = AssetFacts.rating(item.asset, canvas.glyphs), end - x > 12 {
      canvas.right(rating.text, end, line.minY, rating.role, on: background)
      end -= rating.text.count + 1
    }
    canvas.text(title, x, line.minY, isChosen ? .title : .text, on: background, width: max(0, end - x))
  }

  /// What the others do not have first, then what it cost.
  private func drawFacts(
    _ item: GalleryItem, _ words: [String], _ cell: Cell, _ model: Model, _ canvas: inout Canvas
  ) {
    let facts = AssetFacts(item, model)
    let numbers = [facts.pixels, item.asset.cost.map(Money.text) ?? "", facts.age].filter { !$0.isEmpty }
      .joined(separator: " · ")
    let own = WrappedText(words.joined(separator: " · "), width: max(8, cell.facts.width))
    let room = cell.facts.height - 1
    guard room > 0 else { return }
    var lines: [(text: String, role: Role)] = own.lines.prefix(max(1, room - 1)).map { (own.text(of: $0), .text) }
    if words.isEmpty { lines = [] }
    if lines.count < room { lines.append((numbers, .muted)) }
    for (row, line) in lines.prefix(room).enumerated() {
      canvas.text(
        canvas.glyphs.spell(line.text), cell.facts.minX, cell.facts.minY + 1 + row, line.role, width: cell.facts.width)
    }
  }
}
