import Cells
import Domain

/// One picture of the library, large, with what is known of it.
enum AssetView {
  /// Where a picture and its facts stand in a pane.
  struct Places {
    private(set) var picture: Rect
    private(set) var facts: Rect
    private let isStacked: Bool
    /// Whether there is room for few lines alone.
    var isShort: Bool { facts.height < 10 && facts.width < 96 }

    init(_ pane: Rect, _ model: Model) {
      guard !model.isLarge || model.results.showsFacts else {
        (picture, facts, isStacked) = (pane, Rect(x: pane.minX, y: pane.maxY, width: 0, height: 0), false)
        return
      }
      // Without a frame, a line of its own says which picture it is.
      let inside = model.layout.hasBorders ? pane.inset(1, 1) : pane.splitTop(1).rest
      if inside.width >= 96, !Self.isFlat(model.largeItem?.asset) {
        let split = inside.splitLeft(inside.width - 46)
        (picture, facts, isStacked) = (split.left, split.rest.inset(2, 0), false)
      } else {
        let room = inside.height >= 28 ? inside.height * 2 / 5 : inside.height >= 16 ? 6 : 4
        // What has little to tell leaves the room to the picture.
        let told = model.largeItem.map { AssetFacts($0, model).short(width: inside.width - 2).count } ?? 0
        let rows = inside.height >= 28 ? room : min(room, told + 1)
        let split = inside.splitBottom(rows)
        (picture, facts, isStacked) = (
          split.rest,
          Rect(
            x: split.bottom.minX + 1, y: split.bottom.minY + 1, width: split.bottom.width - 2,
            height: split.bottom.height - 1),
          true
        )
      }
    }

    /// Much wider than high: beside its facts little would be left of it.
    private static func isFlat(_ asset: Asset?) -> Bool {
      guard let asset, asset.height > 0 else { return false }
      return asset.width > 3 * asset.height
    }

    /// What a wide picture leaves of its box goes to the facts below.
    mutating func giveFacts(_ lines: Int, leaving height: Int) {
      guard isStacked, facts.height > 1 else { return }
      let rise = min(picture.height - height, max(0, lines - facts.height))
      guard rise > 0 else { return }
      picture.size.height -= rise
      facts.origin.y -= rise
      facts.size.height += rise
    }
  }

  /// The large pictures that are on the screen, with the cells that each may fill.
  static func boxes(_ model: Model) -> [(id: String, box: Rect)] {
    guard let pane = pane(model) else { return [] }
    switch model.gallery.view {
    case .several(let seen):
      return zip(seen, SideBySide(seen.count, in: pane, model).cells).map { ($0, $1.picture) }
    case .one, .many:
      guard let id = model.largeItem?.id else { return [] }
      return [(id, Places(pane, model).picture)]
    }
  }

  /// The pane that shows pictures large; nil while none does.
  private static func pane(_ model: Model) -> Rect? {
    model.gallery.view == .many ? model.layout.detail : model.layout.gallery
  }

  static func draw(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    let gallery = model.gallery
    if case .several(let seen) = gallery.view {
      return SideBySide(seen.count, in: pane, model).draw(seen, model, pane, &canvas)
    }
    let isFocused = model.zone == .gallery && gallery.view == .one && model.editor == nil
    let item = model.largeItem
    if !model.isLarge || model.results.showsFacts { drawTitle(item, pane, isFocused: isFocused, model, &canvas) }
    guard let item else { return }
    var places = Places(pane, model)
    let facts = AssetFacts(item, model)
    let width = places.facts.width
    let lines = width <= 0 ? [] : places.isShort ? facts.short(width: width) : facts.lines(width: width, isBrief: true)
    let whole = model.gallery.rendered.surface(.asset(item.id), fitting: places.picture.size, look: model.look)
    let surface = model.closeup.surface(of: .asset(item.id)) ?? whole
    if let surface { places.giveFacts(lines.count, leaving: surface.size.height) }
    drawPicture(item, surface, places.picture, model, &canvas)
    drawFacts(lines, places.facts, &canvas)
  }

  private static func drawTitle(
    _ item: GalleryItem?, _ pane: Rect, isFocused: Bool, _ model: Model, _ canvas: inout Canvas
  ) {
    let gallery = model.gallery
    let isMarked = item.map { gallery.marked.contains($0.id) } == true
    let mark = isMarked ? "\(canvas.glyphs.marked) " : ""
    let title = mark + canvas.glyphs.spell(item.map { AssetFacts($0, model).title } ?? "Picture")
    let place = "\(gallery.list.cursor + 1) of \(gallery.count)"
    guard model.layout.hasBorders else {
      canvas.text(title, pane.minX + 1, pane.minY, .title, width: pane.width - place.count - 4)
      canvas.right(place, pane.maxX - 1, pane.minY, .muted)
      return
    }
    let isPlaced = gallery.view == .one
    canvas.frame(pane, title: title, isFocused: isFocused, reserving: isPlaced ? place.count + 3 : 0)
    if isPlaced { canvas.right(" \(place) ", pane.maxX - 2, pane.minY, .muted) }
  }

  /// - Parameter surface: the picture as cells; nil until it is here, and where there is no preview of it.
  static func drawPicture(
    _ item: GalleryItem, _ surface: Surface?, _ box: Rect, _ model: Model, _ canvas: inout Canvas
  ) {
    guard let large = model.gallery.large(item.id) else { return }
    guard large.bitmap != nil else {
      canvas.paragraph(large.note, in: box.inset(2, 1), large.isMissing ? .error : .muted)
      return
    }
    guard let surface else { return }
    let place = box.centered(surface.size)
    canvas.surface.draw(surface, at: place.origin)
    if let cell = model.loupeCell(.asset(item.id), place) { canvas.surface.cursor = cell }
  }

  /// As many as have room; that there are more is said.
  private static func drawFacts(_ lines: [AssetFacts.Line], _ rect: Rect, _ canvas: inout Canvas) {
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let y = rect.minY + row
      canvas.text(canvas.glyphs.spell(line.text), rect.minX, y, line.role, width: rect.width)
      if !line.label.isEmpty { canvas.text(line.label, rect.minX, y, .muted) }
    }
    guard lines.count > rect.height, rect.height > 1 else { return }
    let more = " \(canvas.glyphs.ellipsis) \(canvas.glyphs.spell("⏎")) all "
    canvas.right(more, rect.maxX, rect.maxY - 1, .muted)
  }
}
