import Cells
import Domain

/// Text to read: what is known of a picture, a full message.
package struct TextLayer: ReadingLayer {
  package let title: String
  package let words: String
  package var list = ListState()

  package init(_ title: String, _ words: String) {
    self.title = title
    self.words = words
  }

  package func count(in model: Model) -> Int { wrapped(model).lines.count }
  package func frame(in model: Model) -> Rect { ReadingView.frame(model.size, lines: wrapped(model).lines.count) }

  package func draw(_ model: Model, _ canvas: inout Canvas) {
    let wrapped = wrapped(model)
    ReadingView.draw(title, wrapped.lines.map { ReadingView.Line(wrapped.text(of: $0)) }, list, &canvas)
  }

  private func wrapped(_ model: Model) -> WrappedText { WrappedText(words, width: ReadingView.width(model.size)) }
}
