import Cells
import Domain

/// What was spoken last: how loud it is over its length, and what is known of it.
enum SoundView {
  private static let rows = 5

  static func height(_ model: Model) -> Int { model.speech.waveform == nil || model.speakingJob != nil ? 1 : rows + 1 }

  /// The cells of the waveform.
  static func box(width: Int) -> Size { Size(width: max(1, width - 2), height: rows) }

  static func draw(_ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    let line = canvas.glyphs.spell(SpeechText(model).result)
    canvas.text(line, rect.minX + 1, rect.minY, .muted, width: rect.width - 2)
    guard rect.height > 1, let id = model.speech.result,
      let surface = model.speech.rendered.surface(.asset(id), fitting: box(width: rect.width), look: model.look)
    else { return }
    canvas.surface.draw(surface, at: Point(x: rect.minX + 1, y: rect.minY + 1))
  }

  /// The button.
  static func drawButton(
    _ y: Int, _ model: Model, _ placed: FormLayout, isActive: Bool, _ canvas: inout Canvas
  ) {
    let label = model.speakingJob == nil ? "  ^G Speak  " : "  Speaking  "
    let isReady = model.speakingJob == nil && (try? model.speech.plan.get()) != nil
    let x = placed.inside.maxX - label.count
    if isActive { canvas.text(canvas.glyphs.mark, x - 1, y, .accent) }
    canvas.text(
      label, x, y, isReady ? .accentText : .muted, on: isReady ? .accent : .raised,
      isActive ? [.bold, .underline] : .bold)
  }
}
