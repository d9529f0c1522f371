import Cells
import Domain

/// The prompts of earlier: filter, list, and the one under the cursor with the picture that it gave.
struct PromptHistoryView {
  private let layer: PromptHistoryLayer
  private let model: Model
  private let frame: Rect
  /// Beside the list where the frame is wide, else below it.
  private let detail: Rect
  private let list: Rect

  init(_ layer: PromptHistoryLayer, _ model: Model) {
    self.layer = layer
    self.model = model
    let room = Rect(x: 0, y: 1, width: model.size.width, height: model.size.height - 3)
    frame = room.centered(Size(width: min(room.width, 140), height: min(room.height, 44)))
    let inside = Rect(x: frame.minX + 1, y: frame.minY + 3, width: frame.width - 2, height: frame.height - 4)
    if frame.width >= 96 {
      let width = inside.width * 2 / 5
      detail = Rect(x: inside.maxX - width + 1, y: inside.minY, width: width - 2, height: inside.height)
      list = Rect(x: inside.minX, y: inside.minY, width: inside.width - width - 1, height: inside.height)
    } else {
      let height = max(3, min(8, inside.height * 2 / 5))
      detail = Rect(x: inside.minX + 1, y: inside.maxY - height, width: inside.width - 2, height: height)
      list = Rect(x: inside.minX, y: inside.minY, width: inside.width, height: inside.height - height - 1)
    }
  }

  private var isWide: Bool { frame.width >= 96 }

  var place: ListPlace {
    let count = layer.picker?.rows.count ?? 0
    return ListPlace(frame: frame, first: list, top: layer.list.top(count: count, height: list.height), count: count)
  }

  /// Where the picture stands.
  var pictureBox: Size {
    isWide
      ? Size(width: detail.width, height: max(0, min(detail.width / 2, detail.height / 2)))
      : Size(width: min(detail.height * 2 + 2, detail.width / 3), height: detail.height)
  }

  func draw(_ canvas: inout Canvas) {
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: canvas.glyphs.spell(title), isFocused: true, on: .overlay)
    let line = Rect(x: frame.minX + 1, y: frame.minY + 1, width: frame.width - 2, height: 1)
    FilterLine.draw(layer.filter, line, &canvas)
    canvas.rule(frame.minX + 1, frame.minY + 2, width: frame.width - 2, on: .overlay)
    let place = place
    guard place.count > 0 else {
      canvas.paragraph(emptyText, in: list.inset(1, 0), .muted, on: .overlay)
      return
    }
    for row in 0..<max(0, min(list.height, place.count - place.top)) { draw(place.top + row, list.minY + row, &canvas) }
    canvas.position(layer.list.cursor, of: place.count, seeing: list.height, in: frame)
    drawDetail(&canvas)
  }

  private var title: String {
    guard let picker = layer.picker else { return "Prompts of earlier" }
    let all = picker.prompts.count
    return "Prompts of earlier · " + (picker.rows.count == all ? "\(all)" : "\(picker.rows.count) of \(all)")
  }

  private var emptyText: String {
    guard let picker = layer.picker else { return "Reading…" }
    return picker.prompts.isEmpty
      ? "No prompt was sent yet. Each one that is stands here." : "No prompt holds that. Backspace widens the search."
  }

  private func draw(_ row: Int, _ y: Int, _ canvas: inout Canvas) {
    guard let prompt = layer.picker?.prompt(at: row) else { return }
    let isCurrent = row == layer.list.cursor
    let background: Role = isCurrent ? .selected : .overlay
    canvas.fill(Rect(x: list.minX, y: y, width: list.width, height: 1), on: background)
    if isCurrent { canvas.text(canvas.glyphs.mark, list.minX, y, .accent, on: background) }
    let end = list.maxX - 1 - drawFacts(of: prompt, y, on: background, &canvas)
    canvas.text(
      OneLine.text(prompt.text, limit: 300), list.minX + 2, y, .text, on: background, width: max(8, end - list.minX - 4)
    )
  }

  /// The columns of the age, and of the model where there is room for it.
  private static let columns = (age: 12, model: 24)

  /// - Returns: the columns that they take.
  private func drawFacts(of prompt: PastPrompt, _ y: Int, on background: Role, _ canvas: inout Canvas) -> Int {
    let style = canvas.style(.muted, on: background)
    guard list.width >= 64 else {
      let words = prompt.isSent ? age(of: prompt)?.text ?? "" : Self.notSent
      canvas.surface.putRight(words, maxX: list.maxX - 1, y: y, style: style)
      return DisplayWidth.of(words)
    }
    canvas.surface.putRight(age(of: prompt)?.ago ?? "", maxX: list.maxX - 1, y: y, style: style)
    let width = min(Self.columns.model, list.width / 3)
    canvas.text(
      model(of: prompt), list.maxX - 1 - Self.columns.age - width, y, .muted, on: background, width: width - 1)
    return Self.columns.age + width
  }

  private static let notSent = "not sent"

  private func age(of prompt: PastPrompt) -> Age? { model.today.map { Age(since: prompt.time, now: $0) } }

  private func model(of prompt: PastPrompt) -> String {
    prompt.isSent ? StatusView.shortName(prompt.model) : Self.notSent
  }

  /// `flux.2-pro · 12 min ago`
  private func facts(of prompt: PastPrompt) -> String {
    [model(of: prompt), age(of: prompt)?.ago ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func drawDetail(_ canvas: inout Canvas) {
    guard let prompt = layer.prompt else { return }
    if isWide {
      for y in list.minY..<list.maxY { canvas.text(canvas.glyphs.vertical, list.maxX, y, .border, on: .overlay) }
    } else {
      canvas.rule(frame.minX + 1, detail.minY - 1, width: frame.width - 2, on: .overlay)
    }
    let taken = drawPicture(of: prompt, &canvas)
    let text = Rect(
      x: detail.minX + taken.width, y: detail.minY + taken.height, width: detail.width - taken.width,
      height: detail.height - taken.height)
    canvas.text(
      canvas.glyphs.spell(facts(of: prompt)), text.minX, text.minY, .muted, on: .overlay,
      width: text.width)
    let rest = Rect(x: text.minX, y: text.minY + 1, width: text.width, height: text.height - 1)
    canvas.paragraph(Harmless.block(prompt.text, limit: 4000), in: rest, .text, on: .overlay)
  }

  /// - Returns: what it takes of the detail, with a gap; nothing where there is no picture.
  private func drawPicture(of prompt: PastPrompt, _ canvas: inout Canvas) -> Size {
    guard let id = prompt.asset, model.gallery.thumbnail(id)?.bitmap != nil,
      let surface = model.gallery.rendered.surface(.thumbnail(id), fitting: pictureBox, look: model.look)
    else { return Size(width: 0, height: 0) }
    canvas.surface.draw(surface, at: Point(x: detail.minX, y: detail.minY))
    return isWide
      ? Size(width: 0, height: surface.size.height + 1) : Size(width: surface.size.width + 2, height: 0)
  }
}
