import Cells
import Domain

/// The prompt that ^G would send, with where it comes from.
package struct FinalPromptLayer: ReadingLayer {
  package var list = ListState()

  package init() {}

  package func count(in model: Model) -> Int { FinalPrompt(model).lines.count }
  package func frame(in model: Model) -> Rect {
    ReadingView.frame(model.size, lines: FinalPrompt(model).lines.count)
  }
  package func draw(_ model: Model, _ canvas: inout Canvas) {
    ReadingView.draw("What ^G would send", FinalPrompt(model).lines, list, &canvas)
  }
}
