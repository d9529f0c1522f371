import Cells
import Domain

/// The key's row on an OpenRouter panel: its chip, where it is kept, and the line to paste a new one into.
enum KeyView {
  static func draw(_ y: Int, _ model: Model, _ placed: FormLayout, isActive: Bool, _ canvas: inout Canvas) {
    let inside = placed.inside
    let background: Role = isActive ? .selected : .page
    if isActive {
      canvas.fill(Rect(x: inside.minX - 1, y: y, width: inside.width + 1, height: 1), on: .selected)
      canvas.text(canvas.glyphs.mark, inside.minX - 1, y, .accent, on: .selected)
    }
    canvas.text("OpenRouter API key", inside.minX, y, .text, on: background, width: placed.controlX - inside.minX - 1)
    if case .key(let buffer) = model.editor {
      LineView.draw(
        buffer, Rect(x: placed.controlX, y: y, width: inside.maxX - placed.controlX, height: 1), isMasked: true, &canvas
      )
      return
    }
    let (word, role) = chip(model.world.keyState)
    let sign = canvas.glyphs.level(level(model.world.keyState))
    var x = canvas.text(
      "\(sign) \(word)", placed.controlX, y, role, on: background, width: inside.maxX - placed.controlX)
    if let key = model.world.maskedKey, !model.world.isDemo {
      x = canvas.text("  \(key)", x, y, .muted, on: background, width: inside.maxX - x)
    }
    if let source = model.world.keySource, inside.maxX - x > 16 {
      canvas.text("  \(source.words)", x, y, .muted, on: background, width: inside.maxX - x)
    }
  }

  private static func chip(_ state: KeyState) -> (String, Role) {
    switch state {
    case .missing: ("Required", .error)
    case .untried: ("Configured, not tried", .muted)
    case .checking: ("Configured, checking", .muted)
    case .valid: ("Configured", .success)
    case .refused: ("Refused", .error)
    case .unchecked: ("Configured, cannot be checked here", .muted)
    case .unreachable: ("Configured, service unreachable", .warning)
    }
  }

  private static func level(_ state: KeyState) -> CapabilityStatus.Level {
    switch state {
    case .missing, .refused: .error
    case .untried, .checking: .disconnected
    case .valid, .unchecked: .ok
    case .unreachable: .warning
    }
  }
}
