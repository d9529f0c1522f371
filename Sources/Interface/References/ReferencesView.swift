import Cells
import Domain
import Raster

/// The references on Create: how many, what that makes of the request, and each with a thumbnail.
enum ReferencesView {
  /// Cells of a thumbnail; low screens spare the lines, very low ones the picture.
  static func thumbnail(_ size: Size) -> Size {
    size.height >= 30
      ? Size(width: 8, height: 4) : size.height >= 20 ? Size(width: 4, height: 2) : Size(width: 0, height: 0)
  }

  static func height(_ model: Model) -> Int { max(1, thumbnail(model.size).height) }

  /// `References   1/3  Add…      → image edit`
  static func drawHeader(_ y: Int, _ model: Model, _ placed: FormLayout, isActive: Bool, _ canvas: inout Canvas) {
    let background: Role = isActive ? .selected : .page
    mark(y, 1, placed, isActive: isActive, &canvas)
    let label = model.label(of: .references)
    canvas.text(
      label, placed.inside.minX, y, .text, on: background, width: placed.controlX - placed.inside.minX - 1)
    let width = min(placed.controlWidth, placed.inside.maxX - placed.controlX)
    canvas.fill(Rect(x: placed.controlX, y: y, width: width, height: 1), on: .raised)
    let count = model.create.references.count
    let limit = model.referenceLimit
    let words = canvas.glyphs.spell(model.creationWords)
    let end = canvas.text(
      "\(count)/\(limit)", placed.controlX + 1, y, count > limit ? .warning : .text, on: .raised)
    let wordsX = placed.controlX + width - DisplayWidth.of(words) - 1
    let add = model.references.pending > 0 ? "Reading…" : "Add…"
    if end + 2 + add.count < wordsX { canvas.text(canvas.glyphs.spell(add), end + 2, y, .accent, on: .raised) }
    if wordsX > end { canvas.text(words, wordsX, y, count > 0 ? .subtitle : .muted, on: .raised) }
  }

  static func draw(
    _ place: Int, _ row: Rect, _ model: Model, _ placed: FormLayout, isActive: Bool, _ canvas: inout Canvas
  ) {
    guard model.create.references.indices.contains(place) else { return }
    let reference = model.create.references[place]
    let background: Role = isActive ? .selected : .page
    mark(row.minY, row.height, placed, isActive: isActive, &canvas)
    canvas.text("\(place + 1)", row.minX + 1, row.minY, .muted, on: background)
    let box = thumbnail(model.size)
    let x = row.minX + 4 + (box.isEmpty ? 0 : box.width + 2)
    let width = row.maxX - x
    guard !box.isEmpty else {
      let end = canvas.text(reference.name, x, row.minY, .text, on: background, width: max(8, width - 12))
      canvas.text(facts(reference), end + 2, row.minY, .muted, on: background, width: max(0, row.maxX - end - 2))
      return
    }
    drawThumbnail(reference, Rect(x: row.minX + 4, y: row.minY, width: box.width, height: box.height), model, &canvas)
    canvas.text(reference.name, x, row.minY, .text, on: background, isActive ? .bold : [], width: width)
    let end = canvas.text(
      canvas.glyphs.spell(facts(reference)), x, row.minY + 1, .muted, on: background, width: width)
    guard let treatment = reference.treatment, !treatment.isEmpty else { return }
    // Without a line of its own it stands behind the facts.
    let place = row.height > 2 ? Point(x: x, y: row.minY + 2) : Point(x: end + 2, y: row.minY + 1)
    canvas.text(
      canvas.glyphs.spell(treatment), place.x, place.y, .warning, on: background, width: max(0, row.maxX - place.x))
  }

  /// `1024×1024 PNG 0.9 MB`, as it will be sent.
  static func facts(_ reference: Reference) -> String {
    let kind = reference.mediaType.split(separator: "/").last.map { $0.uppercased() } ?? ""
    return "\(reference.width)×\(reference.height) \(kind) \(ByteCount.text(reference.bytes.count))"
  }

  private static func drawThumbnail(_ reference: Reference, _ box: Rect, _ model: Model, _ canvas: inout Canvas) {
    guard let bitmap = model.references.thumbnails[reference.path] else { return }
    var blocks = model.look.blocks
    // It is made anew for each frame, and would be sent anew.
    blocks.cellPixels = nil
    let surface = blocks.surface(bitmap, fitting: box.size)
    canvas.surface.draw(surface, at: Point(x: box.minX + (box.width - surface.size.width) / 2, y: box.minY))
  }

  private static func mark(_ y: Int, _ height: Int, _ placed: FormLayout, isActive: Bool, _ canvas: inout Canvas) {
    guard isActive else { return }
    let x = placed.inside.minX - 1
    canvas.fill(Rect(x: x, y: y, width: placed.inside.width + 1, height: height), on: .selected)
    for line in 0..<height { canvas.text(canvas.glyphs.mark, x, y + line, .accent, on: .selected) }
  }
}
