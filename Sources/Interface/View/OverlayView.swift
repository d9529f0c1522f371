import Cells
import Domain

/// Whatever lies over the panels: the open list of a field, then the layers, the top one last.
enum OverlayView {
  /// An open list as it stands on the screen, for the mouse.
  struct List {
    let frame: Rect
    let first: Rect
    let top: Int
    let count: Int

    func row(at y: Int) -> Int? {
      let row = y - first.minY + top
      return y >= first.minY && y < first.maxY && row < count ? row : nil
    }
  }

  static func draw(_ model: Model, _ canvas: inout Canvas) {
    switch model.editor {
    case .dropdown(let state):
      ListOverlay(dropdown: state, model: model).draw(&canvas)
    case .multiselect(let state):
      ListOverlay(multiselect: state, model: model).draw(&canvas)
    case .picker(let state): PickerView.draw(state, model, &canvas)
    default: break
    }
    for layer in model.layers { draw(layer, model, &canvas) }
  }

  private static func draw(_ layer: Layer, _ model: Model, _ canvas: inout Canvas) {
    canvas.surface.cursor = nil
    switch layer {
    case .help(let state): HelpView.draw(state, model, &canvas)
    case .log(let list): ReadingView.draw("Log", LogText.lines(model), list, &canvas)
    case .reading(let title, let text, let list):
      let wrapped = WrappedText(text, width: ReadingView.width(model.size))
      ReadingView.draw(title, wrapped.lines.map { ReadingView.Line(wrapped.text(of: $0)) }, list, &canvas)
    case .finalPrompt(let list):
      ReadingView.draw("What ^G would send", FinalPrompt(model).lines, list, &canvas)
    case .style(let draft): StyleView.draw(draft, model, &canvas)
    case .writing(let id, let list):
      if let job = model.texts.first(where: { $0.id == id }) { TextJobView.draw(job, list, model, &canvas) }
    case .jobs(let list): JobsView(list, model).draw(&canvas)
    case .palette(let state): ListOverlay(palette: state, model: model).draw(&canvas)
    case .find(let state): ListOverlay(find: state, model: model).draw(&canvas)
    case .welcome(let list): WelcomeView.draw(list, model, &canvas)
    case .confirm(let confirm): ConfirmView.draw(confirm, model, &canvas)
    case .files(let state): FilesView(state, model).draw(&canvas)
    case .prompt(let prompt): ConfirmView.draw(prompt, model, &canvas)
    }
  }

  /// The pane of text on top; nil when something else is.
  static func readingFrame(_ model: Model) -> Rect? {
    switch model.layers.last {
    case .help(let state): HelpView.frame(state, model)
    case .finalPrompt: ReadingView.frame(model.size, lines: FinalPrompt(model).lines.count)
    case .log: ReadingView.frame(model.size, lines: LogText.lines(model).count)
    case .reading(_, let text, _):
      ReadingView.frame(model.size, lines: WrappedText(text, width: ReadingView.width(model.size)).lines.count)
    default: nil
    }
  }

  /// The open list that a click goes to.
  static func list(_ model: Model) -> List? {
    switch (model.layers.last, model.editor) {
    case (.palette(let state)?, _): ListOverlay(palette: state, model: model).place
    case (.find(let state)?, _): ListOverlay(find: state, model: model).place
    case (.files(let state)?, _): FilesView(state, model).place
    case (.welcome(let list)?, _): WelcomeView.place(list, model)
    case (.jobs(let list)?, _): JobsView(list, model).place
    case (nil, .dropdown(let state)?): ListOverlay(dropdown: state, model: model).place
    case (nil, .multiselect(let state)?): ListOverlay(multiselect: state, model: model).place
    case (nil, .picker(let state)?): PickerView.place(state, model)
    default: nil
    }
  }
}
