import Cells
import Domain

/// What was said, to be read again.
package struct LogLayer: ReadingLayer {
  package var list: ListState

  package init(_ list: ListState = ListState()) { self.list = list }

  package func count(in model: Model) -> Int { model.log.count }
  package func frame(in model: Model) -> Rect {
    ReadingView.frame(model.size, lines: LogText.lines(model).count)
  }
  package func draw(_ model: Model, _ canvas: inout Canvas) {
    ReadingView.draw("Log", LogText.lines(model), list, &canvas)
  }
}

/// The log as lines, the newest last.
enum LogText {
  static func lines(_ model: Model) -> [ReadingView.Line] {
    model.log.flatMap { notice in
      let wrapped = WrappedText(notice.text, width: ReadingView.width(model.size) - 20)
      return wrapped.lines.enumerated().map { row, line in
        ReadingView.Line(wrapped.text(of: line), key: row == 0 ? stamp(notice, model) : " ", role: role(notice.kind))
      }
    }
  }

  /// The clock's time; seconds since the start where the model has not heard of that.
  private static func stamp(_ notice: Notice, _ model: Model) -> String {
    guard let time = model.time(of: notice) else { return "+\(Seconds.clock(notice.time))" }
    return LocalTime.minute(time)
  }

  private static func role(_ kind: Notice.Kind) -> Role {
    switch kind {
    case .info: .text
    case .success: .success
    case .warning: .warning
    case .error: .error
    }
  }
}
