import Cells
import Domain

/// The words of an analysis or a prompt, as they come.
package struct WordsLayer: Layer {
  package let job: JobID
  package var list = ListState()

  package init(_ job: JobID) { self.job = job }

  package var context: KeyContext { .reading }

  package func draw(_ model: Model, _ canvas: inout Canvas) {
    if let job = model.job(job) { WordsView.draw(job, list, model, &canvas) }
  }

  /// Never past the end of the words.
  package mutating func move(by steps: Int, in model: Model) {
    guard let job = model.job(job) else { return }
    let lines = WordsView.lineCount(job, model)
    let page = WordsView.page(model, lines: lines)
    list.cursor = min(list.cursor, max(0, lines - page))
    list.move(by: steps, count: max(1, lines - page + 1))
  }

  package func enter(_ model: inout Model) -> [Effect] { model.perform(.back) }

  package func hints(in model: Model) -> [KeyHints.Wanted] {
    guard let job = model.readText else { return [([.up, .down], "scroll"), ([.back], "close")] }
    return job.isActive
      ? [([.up, .down], "scroll"), ([.back], "cancel")]
      : [([.up, .down], "scroll"), ([.back], "close"), ([.analyse], "ask again")]
  }
}
