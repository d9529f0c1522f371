import Cells
import Domain

extension Model {
  /// A click while something without a list lies on top: the buttons of a question, a part of a style; beside a pane of
  /// text it closes that. Nil where the top layer is a list.
  mutating func clickInLayer(_ point: Point) -> [Effect]? {
    switch layers.last {
    case .confirm(var confirm):
      let buttons = ConfirmView.Buttons(confirm, size)
      guard let isYes = buttons.answer(at: point) else { return [] }
      confirm.isYes = isYes
      layers[layers.count - 1] = .confirm(confirm)
      return takeFromLayer()
    case .style: return clickStyle(point)
    case .help, .log, .reading, .finalPrompt:
      if let frame = OverlayView.readingFrame(self), !frame.contains(point) { layers.removeLast() }
      return []
    default: return nil
    }
  }
}
