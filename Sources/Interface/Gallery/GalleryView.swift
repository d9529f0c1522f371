import Cells
import Domain

/// The gallery's pane: a grid of thumbnails or a list, with the filter above and the chosen picture's facts below.
struct GalleryView {
  let model: Model
  let pane: Rect
  let places: GalleryLayout

  init(_ model: Model, _ pane: Rect) {
    self.model = model
    self.pane = pane
    places = GalleryLayout(model, pane)
  }

  var gallery: GalleryState { model.gallery }
  var isFocused: Bool { model.zone == .gallery && model.editor == nil && model.layers.isEmpty }

  static func draw(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    if model.gallery.view != .many, model.panel == .gallery { return AssetView.draw(model, pane, &canvas) }
    GalleryView(model, pane).draw(&canvas)
    if let detail = model.layout.detail { AssetView.draw(model, detail, &canvas) }
  }

  /// `12 of 340 · newest first`
  static func summary(_ model: Model) -> String {
    let gallery = model.gallery
    guard gallery.isLoaded else { return "Gallery" }
    let query = model.galleryQuery
    var plain = AssetQuery()
    plain.order = query.order
    let count =
      query.states == [.trashed]
      ? "· \(gallery.count) in the trash"
      : query == plain ? "\(gallery.count)" : "\(gallery.count) of \(gallery.holdings.kept)"
    let marked = gallery.marked.isEmpty ? "" : " · \(gallery.marked.count) marked"
    return "Gallery \(count)\(marked) · \(query.order.title)"
  }

  private func draw(_ canvas: inout Canvas) {
    if model.layout.hasBorders {
      canvas.frame(pane, title: canvas.glyphs.spell(Self.summary(model)), isFocused: isFocused)
    }
    if let header = places.header { drawHeader(header, &canvas) }
    guard gallery.count > 0 else { return drawEmpty(&canvas) }
    canvas.surface.clip = places.area
    if gallery.form == .grid { for cell in places.cells { draw(cell, &canvas) } } else { drawList(&canvas) }
    canvas.surface.clip = canvas.surface.bounds
    drawScroll(&canvas)
    if let footer = places.footer { drawFooter(footer, &canvas) }
  }

  private func drawHeader(_ rect: Rect, _ canvas: inout Canvas) {
    if case .galleryFilter(let buffer, _)? = model.editor {
      canvas.fill(rect, on: .overlay)
      FilterLine.draw(buffer, rect, hint: "words, model:flux, tag:fox, is:saved, since:week, <0.05", &canvas)
      return
    }
    var x = rect.minX + 1
    if !model.layout.hasBorders { x = canvas.text(canvas.glyphs.spell(Self.summary(model)), x, rect.minY, .title) + 2 }
    guard !gallery.filter.isEmpty else { return }
    x = canvas.text("/ ", x, rect.minY, .accent)
    canvas.text(gallery.filter, x, rect.minY, .text, width: rect.maxX - x - 1)
  }

  private func drawEmpty(_ canvas: inout Canvas) {
    let words: String
    if let failure = gallery.failure {
      words = failure.sentence
    } else if !gallery.isLoaded {
      words = "Reading the library…"
    } else if !gallery.filter.isEmpty {
      words = "No picture fits \"\(gallery.filter)\".\n\n/ changes the filter, Esc clears it."
    } else if let trashed = gallery.holdings.states[.trashed], trashed > 0 {
      words =
        "No pictures here; \(trashed) \(trashed == 1 ? "is" : "are") in the trash.\n\n"
        + "u takes back what was done last. f shows the trash, and b brings pictures back from it."
    } else {
      words =
        "No pictures yet.\n\nWhat you generate stands here, saved or not, with its prompt, model and cost. "
        + "+ imports files and folders of your own."
    }
    let y = places.area.minY + max(0, places.area.height / 3 - 2)
    canvas.paragraph(
      canvas.glyphs.spell(words),
      in: Rect(
        x: places.area.minX + 2, y: y, width: min(60, places.area.width - 4), height: places.area.maxY - y),
      gallery.failure == nil ? .muted : .error)
  }

  private func draw(_ cell: GalleryLayout.Cell, _ canvas: inout Canvas) {
    let item = gallery.item(at: cell.place)
    if let item { drawThumbnail(item, cell, &canvas) }
    let y = cell.picture.maxY
    let isChosen = cell.place == gallery.list.cursor
    let isMarked = gallery.id(at: cell.place).map(gallery.marked.contains) == true
    let background: Role = isChosen ? .selected : isMarked ? .raised : .page
    let line = Rect(x: cell.frame.minX, y: y, width: cell.frame.width - 1, height: 1)
    if background != .page { canvas.fill(line, on: background) }
    if isChosen { canvas.text(canvas.glyphs.mark, line.minX, y, isFocused ? .accent : .muted, on: background) }
    guard let item else { return }
    let sign = AssetFacts.sign(item.asset, isMissing: gallery.isMissing(item), canvas.glyphs)
    var x = line.minX + 1
    if isMarked { x = canvas.text("[x]", x, y, .accent, on: background) + 1 }
    x = canvas.text(sign.text, x, y, sign.role, on: background) + 1
    canvas.text(
      AssetFacts(item, model).title, x, y, isChosen ? .title : .text, on: background, width: line.maxX - x)
  }

  private func drawThumbnail(_ item: GalleryItem, _ cell: GalleryLayout.Cell, _ canvas: inout Canvas) {
    guard let thumbnail = gallery.thumbnail(item.id) else {
      canvas.fill(cell.picture, on: .raised)
      return
    }
    guard thumbnail.bitmap != nil else {
      canvas.fill(cell.picture, on: .raised)
      canvas.paragraph(thumbnail.note, in: cell.picture.inset(1, 0), thumbnail.isMissing ? .error : .muted, on: .raised)
      return
    }
    guard let surface = gallery.rendered.surface(.thumbnail(item.id), fitting: cell.picture.size, look: model.look)
    else { return }
    // At the foot of its box, so that it stands on its own caption.
    let place = cell.picture.centered(surface.size)
    canvas.surface.draw(surface, at: Point(x: place.minX, y: cell.picture.maxY - surface.size.height))
  }

  private func drawFooter(_ rect: Rect, _ canvas: inout Canvas) {
    guard let item = gallery.current else { return }
    let facts = AssetFacts(item, model)
    let top = rect.height > 2 ? rect.minY + 1 : rect.minY
    canvas.text(
      canvas.glyphs.spell("\(facts.title) · \(facts.brief)"), rect.minX + 1, top, .text, width: rect.width - 2)
    let words = item.asset.origin.prompt.isEmpty ? item.asset.analysis : "\"\(item.asset.origin.prompt)\""
    canvas.text(Harmless.line(words), rect.minX + 1, top + 1, .muted, width: rect.width - 2)
  }

  private func drawScroll(_ canvas: inout Canvas) {
    guard model.layout.hasBorders, places.area.height > 2 else { return }
    let x = pane.maxX - 1
    if places.seen.lowerBound > 0 {
      canvas.text(canvas.glyphs.isUnicode ? "▲" : "^", x, places.area.minY, .accent)
    }
    if places.seen.upperBound < gallery.count {
      canvas.text(canvas.glyphs.isUnicode ? "▼" : "v", x, places.area.maxY - 1, .accent)
    }
  }
}

extension AssetQuery.Order {
  package var title: String {
    switch self {
    case .newest: "newest first"
    case .oldest: "oldest first"
    case .name: "by name"
    case .dearest: "dearest first"
    case .cheapest: "cheapest first"
    }
  }
}
