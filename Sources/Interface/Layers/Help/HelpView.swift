import Cells

/// The help as it is read, with the line in which it is searched.
enum HelpView {
  static func draw(_ state: HelpLayer, _ model: Model, _ canvas: inout Canvas) {
    let lines = HelpText(model).lines(matching: state.filter.text)
    let isSearched = state.isSearching || !state.filter.isEmpty
    let frame = frame(state, model)
    ReadingView.draw("Help", lines, state.list, in: frame, emptyText: "No key or word holds that.", &canvas)
    guard isSearched else { return }
    let line = Rect(x: frame.minX + 7, y: frame.minY, width: min(40, frame.width - 9), height: 1)
    canvas.fill(line, on: .overlay)
    guard state.isSearching else {
      canvas.text("/ \(state.filter.text)", line.minX + 1, line.minY, .accent, on: .overlay, width: line.width - 1)
      return
    }
    FilterLine.draw(state.filter, line, hint: "a key, or a word", &canvas)
  }

  /// As high as all of it, so that the frame stays where it is while one searches.
  static func frame(_ state: HelpLayer, _ model: Model) -> Rect {
    ReadingView.frame(model.size, lines: HelpText(model).lines.count)
  }
}
