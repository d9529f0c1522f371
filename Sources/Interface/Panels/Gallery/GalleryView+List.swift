import Cells
import Domain

extension GalleryView {
  /// Where the columns of the list stand; narrow panes drop the last ones.
  private struct Columns {
    let title: Range<Int>
    let tags: Range<Int>?
    let model: Range<Int>?
    let cost: Int?
    let age: Int?

    init(_ rect: Rect) {
      var end = rect.maxX - 1
      age = rect.width >= 44 ? end : nil
      if age != nil { end -= 13 }
      cost = rect.width >= 52 ? end : nil
      if cost != nil { end -= 9 }
      let width = rect.width >= 100 ? 32 : 22
      model = rect.width >= 72 ? end - width..<end : nil
      let tagged = (model?.lowerBound ?? end) - 26
      tags = rect.width >= 100 ? tagged..<tagged + 24 : nil
      title = rect.minX + 5..<(tags?.lowerBound ?? model?.lowerBound ?? end) - 1
    }
  }

  func drawList(_ canvas: inout Canvas) {
    let rect = places.area
    let columns = Columns(rect)
    canvas.text("PICTURE", columns.title.lowerBound, rect.minY, .muted)
    if let range = columns.tags { canvas.text("TAGS", range.lowerBound, rect.minY, .muted) }
    if let range = columns.model { canvas.text("MODEL", range.lowerBound, rect.minY, .muted) }
    if let x = columns.cost { canvas.right("COST", x, rect.minY, .muted) }
    if let x = columns.age { canvas.right("MADE", x, rect.minY, .muted) }
    for (row, place) in places.seen.enumerated() {
      drawRow(place, rect.minY + 1 + row, columns, &canvas)
    }
  }

  private func drawRow(_ place: Int, _ y: Int, _ columns: Columns, _ canvas: inout Canvas) {
    let isChosen = place == gallery.list.cursor
    let background: Role = isChosen ? .selected : .page
    let line = Rect(x: places.area.minX, y: y, width: places.area.width, height: 1)
    if isChosen {
      canvas.fill(line, on: background)
      canvas.text(canvas.glyphs.mark, line.minX, y, isFocused ? .accent : .muted, on: background)
    }
    guard let item = gallery.item(at: place) else { return }
    let facts = AssetFacts(item, model)
    let sign = AssetFacts.sign(item.asset, isMissing: gallery.isMissing(item), canvas.glyphs)
    if gallery.marked.contains(item.id) { canvas.text(canvas.glyphs.marked, line.minX + 1, y, .accent, on: background) }
    canvas.text(sign.text, line.minX + 3, y, sign.role, on: background)
    let rating = AssetFacts.rating(item.asset, canvas.glyphs)
    let room = rating.map { $0.text.count + 2 } ?? 0
    if let rating { canvas.right(rating.text, columns.title.upperBound - 1, y, rating.role, on: background) }
    canvas.text(
      facts.title, columns.title.lowerBound, y, isChosen ? .title : .text, on: background,
      width: columns.title.count - room)
    draw(facts, y, columns, on: background, &canvas)
  }

  /// What stands behind its title, as far as there are columns for it.
  private func draw(_ facts: AssetFacts, _ y: Int, _ columns: Columns, on background: Role, _ canvas: inout Canvas) {
    let item = facts.item
    if let range = columns.tags {
      canvas.text(
        Harmless.line(item.asset.tags.joined(separator: ", "), limit: 100), range.lowerBound, y, .muted,
        on: background, width: range.count)
    }
    if let range = columns.model {
      canvas.text(
        StatusView.shortName(item.asset.origin.model), range.lowerBound, y, .muted, on: background,
        width: range.count - 2)
    }
    let unknown = canvas.glyphs.isUnicode ? "—" : "-"
    if let x = columns.cost { canvas.right(item.asset.cost.map(Money.text) ?? unknown, x, y, .text, on: background) }
    if let x = columns.age { canvas.right(facts.age, x, y, .muted, on: background) }
  }
}
