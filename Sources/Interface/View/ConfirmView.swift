import Cells
import Domain

/// A question in a box: yes or no, or a line of text.
enum ConfirmView {
  static func draw(_ confirm: Confirm, _ model: Model, _ canvas: inout Canvas) {
    box("Please confirm", confirm.question, model, &canvas)
    let buttons = Buttons(confirm, model.size)
    canvas.text(
      buttons.noText, buttons.no.minX, buttons.no.minY, confirm.isYes ? .text : .accentText,
      on: confirm.isYes ? .raised : .accent, confirm.isYes ? [] : .bold)
    canvas.text(
      buttons.yesText, buttons.yes.minX, buttons.yes.minY, confirm.isYes ? .accentText : .text,
      on: confirm.isYes ? .accent : .raised, confirm.isYes ? .bold : [])
  }

  /// The two answers of a question as they stand on the screen.
  struct Buttons {
    let noText = "  No  "
    let yesText: String
    let no: Rect
    let yes: Rect

    init(_ confirm: Confirm, _ size: Size) {
      let inside = ConfirmView.frame(confirm.question, size).inset(2, 1)
      yesText = "  \(confirm.yes)  "
      let width = DisplayWidth.of(yesText)
      yes = Rect(x: inside.maxX - width, y: inside.maxY - 1, width: width, height: 1)
      no = Rect(x: yes.minX - noText.count - 2, y: yes.minY, width: noText.count, height: 1)
    }

    /// Whether the button under a point means yes; nil where there is none.
    func answer(at point: Point) -> Bool? { yes.contains(point) ? true : no.contains(point) ? false : nil }
  }

  static func draw(_ prompt: Prompt, _ model: Model, _ canvas: inout Canvas) {
    let rows = prompt.subject.isLong ? boxHeight(prompt, model.size) : 1
    let inside = box("", prompt.question, model, rows: rows, &canvas)
    let line = Rect(x: inside.minX, y: inside.maxY - rows, width: inside.width, height: rows)
    guard prompt.subject.isLong else {
      return LineView.draw(prompt.buffer, line, isMasked: prompt.subject == .key, &canvas)
    }
    canvas.fill(line, on: .raised)
    TextBoxView.drawText(prompt.buffer, hint: "", line.inset(1, 0), isOpen: true, &canvas)
  }

  /// The columns in which a long answer is wrapped.
  static func answerWidth(_ size: Size) -> Int { max(1, frame("", size).width - 6) }

  /// As high as the text, with a line to go on writing in.
  private static func boxHeight(_ prompt: Prompt, _ size: Size) -> Int {
    let lines = WrappedText(prompt.buffer.characters, width: answerWidth(size)).lines.count
    let room = size.height - 3 - frame(prompt.question, size).height + 1
    return max(1, min(max(3, lines + 1), room, 10))
  }

  /// Around a question and, after a blank line, what answers it.
  ///
  /// - Parameter rows: lines of the answer.
  static func frame(_ question: String, _ size: Size, rows: Int = 1) -> Rect {
    let width = min(size.width - 4, 64)
    let lines = WrappedText(question, width: width - 4).lines.count
    let room = Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
    return room.centered(Size(width: width, height: lines + 3 + rows))
  }

  /// The frame with the question; returns its inside.
  @discardableResult
  private static func box(
    _ title: String, _ question: String, _ model: Model, rows: Int = 1, _ canvas: inout Canvas
  ) -> Rect {
    let frame = frame(question, model.size, rows: rows)
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: title, isFocused: true, on: .overlay)
    let inside = frame.inset(2, 1)
    canvas.paragraph(question, in: inside, .text, on: .overlay)
    return inside
  }
}

extension Prompt.Subject {
  /// Whether the answer is a text of several lines on the screen.
  var isLong: Bool { if case .analyse = self { true } else { false } }
}

/// The card for one who has no key: what is missing, and three ways on.
enum WelcomeView {
  static func frame(_ model: Model) -> Rect {
    let room = Rect(x: 0, y: 1, width: model.size.width, height: model.size.height - 3)
    return room.centered(
      Size(width: min(72, model.size.width - 2), height: min(model.size.height - 3, isTall(model) ? 15 : 9)))
  }

  static func place(_ list: ListState, _ model: Model) -> OverlayView.List {
    let frame = frame(model)
    let step = isTall(model) ? 3 : 1
    let first = Rect(
      x: frame.minX, y: frame.minY + (isTall(model) ? 5 : 4), width: frame.width, height: Welcome.allCases.count * step)
    return OverlayView.List(frame: frame, first: first, top: 0, count: isTall(model) ? 1 : Welcome.allCases.count)
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

  private static func isTall(_ model: Model) -> Bool { model.size.height >= 20 }
}
