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

  static func draw(_ line: LineQuestion, _ model: Model, _ canvas: inout Canvas) {
    let rows = line.kind == .request ? boxHeight(line, model.size) : 1
    let inside = box("", line.question, model, rows: rows, &canvas)
    let box = Rect(x: inside.minX, y: inside.maxY - rows, width: inside.width, height: rows)
    guard line.kind == .request else {
      return LineView.draw(line.buffer, box, isMasked: line.kind == .secret, &canvas)
    }
    canvas.fill(box, on: .raised)
    TextBoxView.drawText(line.buffer, hint: "", box.inset(1, 0), isOpen: true, &canvas)
  }

  /// The columns in which a long answer is wrapped.
  static func answerWidth(_ size: Size) -> Int { max(1, frame("", size).width - 6) }

  /// As high as the text, with a line to go on writing in.
  private static func boxHeight(_ line: LineQuestion, _ size: Size) -> Int {
    let lines = WrappedText(line.buffer.characters, width: answerWidth(size)).lines.count
    let room = size.height - 3 - frame(line.question, size).height + 1
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
