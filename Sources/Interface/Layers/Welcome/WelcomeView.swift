import Cells
import Domain

/// The card for one who has no key: what is missing, and the ways on.
enum WelcomeView {
  static func frame(_ model: Model) -> Rect {
    let room = Rect(x: 0, y: 1, width: model.size.width, height: model.size.height - 3)
    return room.centered(
      Size(width: min(72, model.size.width - 2), height: min(model.size.height - 3, isTall(model) ? 18 : 9)))
  }

  static func place(_ model: Model) -> ListPlace {
    let frame = frame(model)
    let step = isTall(model) ? 3 : 1
    let first = Rect(
      x: frame.minX, y: frame.minY + (isTall(model) ? 5 : 4), width: frame.width, height: Welcome.allCases.count * step)
    return ListPlace(frame: frame, first: first, top: 0, count: isTall(model) ? 1 : Welcome.allCases.count)
  }

  static func draw(_ list: ListState, _ model: Model, _ canvas: inout Canvas) {
    let frame = frame(model)
    let isTall = isTall(model)
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: "Welcome to Visualizer", isFocused: true, on: .overlay)
    let inside = frame.inset(2, 1)
    let words =
      "There is no OpenRouter key yet. The catalogue of models loads without one; to generate, choose a way on:"
    canvas.paragraph(words, in: inside, .text, on: .overlay)
    var y = inside.minY + (isTall ? 4 : 3)
    for (index, choice) in Welcome.allCases.enumerated() {
      let isCurrent = index == list.cursor
      let background: Role = isCurrent ? .selected : .overlay
      canvas.fill(Rect(x: inside.minX, y: y, width: inside.width, height: 1), on: background)
      if isCurrent { canvas.text(canvas.glyphs.mark, inside.minX, y, .accent, on: background) }
      canvas.text(
        choice.title, inside.minX + 2, y, isCurrent ? .title : .text, on: background, .bold, width: inside.width - 2)
      if isTall {
        canvas.text(
          canvas.glyphs.spell(choice.detail), inside.minX + 2, y + 1, .muted, on: .overlay, width: inside.width - 2)
      }
      y += isTall ? 3 : 1
    }
  }

  private static func isTall(_ model: Model) -> Bool { model.size.height >= 22 }
}
