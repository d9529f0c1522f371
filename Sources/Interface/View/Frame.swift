import Cells
import Domain

extension Model {
  /// Scales what is to be shown, so that `frame` need not change anything.
  package mutating func prepare() {
    wrapTexts()
    prepareCloseup()
    preparePromptHistory()
    if Layout.fits(size) {
      prepareSpeech()
      prepareRequest()
    }
    if Layout.fits(size), layout.gallery != nil { prepareGallery() }
    if Layout.fits(size), comparison.isOpen { return prepareSheet() }
    guard Layout.fits(size), let pane = layout.result, let shown = ResultView.subject(self) else { return }
    let box = ResultView.pictureBox(pane, self).size
    guard !box.isEmpty else { return }
    _ = results.rendered.surface(shown.id, shown.bitmap, fitting: box, look: look)
  }

  /// The whole screen as it should be now.
  package func frame() -> Surface {
    var canvas = Canvas(size: size, look: look)
    guard Layout.fits(size) else {
      TooSmallView.draw(self, &canvas)
      return canvas.surface
    }
    let (layout, model) = (layout, withForm)
    if !model.isBare { StatusView.draw(model, layout.status, &canvas) }
    if let rail = layout.rail { RailView.draw(model, rail, &canvas) }
    if let tabs = layout.tabs { TabsView.draw(model, tabs, &canvas) }
    if let form = layout.form { FormView.draw(model, form, &canvas) }
    if let gallery = layout.gallery { GalleryView.draw(model, gallery, &canvas) }
    if let result = layout.result { ResultView.draw(model, result, &canvas) }
    OverlayView.draw(model, &canvas)
    if !model.hidesLines { FooterView.draw(model, layout, &canvas) }
    return canvas.surface
  }
}

/// What is shown on a screen that is too small for anything else.
enum TooSmallView {
  static func draw(_ model: Model, _ canvas: inout Canvas) {
    let lines = [
      "Visualizer needs \(Layout.least.width)x\(Layout.least.height)",
      "This is \(model.size.width)x\(model.size.height)",
      model.asksToQuit
        ? "Work is under way: q again quits" : model.runningJobs.isEmpty ? "q quits" : "Jobs go on; q quits",
    ]
    let top = max(0, (model.size.height - lines.count) / 2)
    for (row, line) in lines.enumerated() where top + row < model.size.height {
      let x = max(0, (model.size.width - line.count) / 2)
      canvas.text(line, x, top + row, row == 0 ? .warning : .muted, width: model.size.width)
    }
  }
}
