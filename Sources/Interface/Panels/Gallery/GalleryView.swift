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

  /// `Gallery 12 of 340 · 2 marked · newest first`
  static func summary(_ model: Model) -> String {
    guard model.gallery.isLoaded else { return "Gallery" }
    return ([count(model)] + marks(model) + [model.galleryQuery.order.title]).joined(separator: " · ")
  }

  /// What is seen, of how many there are in the same places.
  private static func count(_ model: Model) -> String {
    let (gallery, query) = (model.gallery, model.galleryQuery)
    let places = query.states.isEmpty ? Set(AssetState.allCases) : query.states
    let total = places.reduce(0) { $0 + (gallery.holdings.states[$1] ?? 0) }
    var plain = AssetQuery(states: query.states)
    plain.order = query.order
    let isAll = query == plain || gallery.count > total
    let count = isAll ? "\(gallery.count)" : "\(gallery.count) of \(total)"
    return places == [.trashed] ? "Gallery · \(count) in the trash" : "Gallery \(count)"
  }

  private static func marks(_ model: Model) -> [String] {
    let count = model.gallery.marked.count
    return count == 0 ? [] : ["\(count) marked"]
  }

  /// `10/26`: where the cursor is.
  static func position(_ gallery: GalleryState) -> String { "\(gallery.list.cursor + 1)/\(gallery.count)" }

  private func draw(_ canvas: inout Canvas) {
    if model.layout.hasBorders {
      canvas.frame(pane, title: canvas.glyphs.spell(Self.summary(model)), isFocused: isFocused)
      if gallery.count > 0 {
        canvas.right(" \(Self.position(gallery)) ", pane.maxX - 2, pane.maxY - 1, .muted)
      }
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
    let role: Role = model.galleryFilter.problems.isEmpty ? .text : .warning
    if case .galleryFilter(let buffer, _)? = model.editor {
      canvas.fill(rect, on: .overlay)
      // Without a frame the count has no other place, and it is what a filter is watched for.
      let count = model.layout.hasBorders ? "" : Self.count(model).replacing("Gallery ", with: "")
      let line = rect.splitLeft(rect.width - (count.isEmpty ? 0 : count.count + 2)).left
      FilterLine.draw(buffer, line, hint: "words, model:flux, tag:fox, is:saved, since:week, <0.05", &canvas)
      if role == .warning { canvas.text("!", rect.minX, rect.minY, role, on: .overlay) }
      canvas.surface.putRight(
        count, maxX: rect.maxX - 1, y: rect.minY, style: canvas.style(.muted, on: .overlay))
      return
    }
    if model.layout.hasBorders {
      drawFilter(rect.minX + 1, rect.minY, width: rect.width - 2, role, &canvas)
    } else {
      drawHeading(rect, role, &canvas)
    }
  }

  /// Where there is no frame: count, filter, marks and order, as far as there is room, and where the cursor is.
  private func drawHeading(_ rect: Rect, _ role: Role, _ canvas: inout Canvas) {
    let place = gallery.count > 0 ? Self.position(gallery) : ""
    canvas.right(place, rect.maxX - 1, rect.minY, .muted)
    let end = rect.maxX - 1 - (place.isEmpty ? 0 : place.count + 2)
    guard gallery.isLoaded else {
      canvas.text("Gallery", rect.minX + 1, rect.minY, .title)
      return
    }
    var x = canvas.text(
      canvas.glyphs.spell(Self.count(model)), rect.minX + 1, rect.minY, .title, width: end - rect.minX)
    if !gallery.filter.isEmpty {
      // The marks come after the filter, so that they are kept some room.
      let kept = Self.marks(model).reduce(0) { $0 + $1.count + 3 }
      let width = min(DisplayWidth.of(gallery.filter) + 2, max(8, end - x - 2 - kept))
      x = drawFilter(x + 2, rect.minY, width: width, role, &canvas)
    }
    for words in Self.marks(model) + [model.galleryQuery.order.title] where x + words.count + 3 <= end {
      x = canvas.text(canvas.glyphs.spell(" · \(words)"), x, rect.minY, .muted)
    }
  }

  /// Its end is the newest, so that its beginning is what is cut.
  @discardableResult
  private func drawFilter(_ x: Int, _ y: Int, width: Int, _ role: Role, _ canvas: inout Canvas) -> Int {
    guard !gallery.filter.isEmpty else { return x }
    let start = canvas.text("/ ", x, y, .accent)
    var text = Substring(gallery.filter)
    let isCut = DisplayWidth.of(text) > width - 2
    while isCut, DisplayWidth.of(text) > width - 3, text.count > 1 { text = text.dropFirst() }
    return canvas.text((isCut ? canvas.glyphs.ellipsis : "") + text, start, y, role, width: width - 2)
  }

  private func drawEmpty(_ canvas: inout Canvas) {
    let words: String
    if let failure = gallery.failure {
      words = failure.sentence
    } else if !gallery.isLoaded {
      words = "Reading the library…"
    } else if model.galleryQuery == AssetQuery(states: [.trashed]) {
      words = "The trash is empty.\n\nWhat is discarded stands here for 30 days. Esc shows the other pictures."
    } else if !gallery.filter.isEmpty {
      words = "No picture fits \"\(gallery.filter)\".\n\n/ changes the filter, Esc clears it."
    } else if let trashed = gallery.holdings.states[.trashed], trashed > 0 {
      words =
        "No pictures here; \(trashed) \(trashed == 1 ? "is" : "are") in the trash.\n\n"
        + "u takes back what was done last. f shows the trash, and b brings pictures back from it."
    } else {
      words =
        "No pictures yet.\n\nWhat you generate stands here, saved or not, with its prompt, model and cost. "
        + "A imports files and folders of your own."
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
    if isMarked { x = canvas.text(canvas.glyphs.marked, x, y, .accent, on: background) + 1 }
    x = canvas.text(sign.text, x, y, sign.role, on: background) + 1
    var end = line.maxX
    if let rating = AssetFacts.rating(item.asset, canvas.glyphs), end - x > 10 {
      canvas.right(rating.text, end, y, rating.role, on: background)
      end -= rating.text.count + 1
    }
    canvas.text(AssetFacts(item, model).title, x, y, isChosen ? .title : .text, on: background, width: end - x)
  }

  private func drawThumbnail(_ item: GalleryItem, _ cell: GalleryLayout.Cell, _ canvas: inout Canvas) {
    guard let thumbnail = gallery.thumbnail(item.id) else {
      canvas.fill(cell.picture, on: .raised)
      return
    }
    guard thumbnail.bitmap != nil else {
      canvas.fill(cell.picture, on: .raised)
      // The large view says why.
      let words = thumbnail.isMissing ? thumbnail.note : "no preview"
      canvas.paragraph(words, in: cell.picture.inset(1, 0), thumbnail.isMissing ? .error : .muted, on: .raised)
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
    canvas.text(OneLine.text(words, limit: 400), rect.minX + 1, top + 1, .muted, width: rect.width - 2)
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
