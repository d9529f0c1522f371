import Cells
import Domain

/// A pane of text to scroll through; Enter, Esc and a click beside it close it.
package protocol ReadingLayer: ListLayer {
  func frame(in model: Model) -> Rect
}

extension ReadingLayer {
  package var context: KeyContext { .reading }
  package func enter(_ model: inout Model) -> [Effect] { model.perform(.back) }
  package func click(_ point: Point, _ model: inout Model) -> [Effect]? {
    if !frame(in: model).contains(point) { model.layers.removeLast() }
    return []
  }
  package func description(in model: Model) -> String? { "Arrows scroll, Esc closes." }
  package func hints(in model: Model) -> [KeyHints.Wanted] { [([.up, .down], "scroll"), ([.back], "close")] }
}
