import Cells
import Domain
import Foundation

/// The top line: the program, one chip for each capability, what was made and spent.
enum StatusView {
  static func draw(_ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    canvas.fill(rect, on: .raised)
    var x = canvas.text("Visualizer", rect.minX + 1, rect.minY, .title, on: .raised, .bold) + 1
    if model.world.isDemo { x = canvas.text(" DEMO ", x, rect.minY, .accentText, on: .accent, .bold) + 1 }
    let totals = totals(model)
    let end = rect.maxX - totals.count - 1
    canvas.text(totals, end, rect.minY, .muted, on: .raised)
    x += 1
    let statuses = model.statuses
    let isWide = rect.width >= 60
    let room = max(4, (end - x) / max(1, statuses.count))
    for status in statuses where x + 2 < end {
      drawChip(status, model, x, rect.minY, width: min(room - 2, end - x - 1), isWide: isWide, &canvas)
      x += isWide ? chipWidth(status, model, room: room - 2) + 2 : 4
    }
  }

  private static func totals(_ model: Model) -> String {
    var parts: [String] = []
    let count = model.pictures.count
    if count > 0 { parts.append("\(count) img") }
    parts.append(model.world.spending.map { "today \($0.today.text)" } ?? "spent \(Money.text(model.spent))")
    return model.size.width < 70
      ? parts.last?.split(separator: " ").last.map(String.init) ?? "" : parts.joined(separator: "  ")
  }

  private static func chipWidth(_ status: CapabilityStatus, _ model: Model, room: Int) -> Int {
    min(room, DisplayWidth.of(chipText(status, model, room: room)) + 2)
  }

  private static func drawChip(
    _ status: CapabilityStatus, _ model: Model, _ x: Int, _ y: Int, width: Int, isWide: Bool, _ canvas: inout Canvas
  ) {
    let isBusy = model.runningJobs.contains { $0.capability == status.capability }
    let level = level(status, model)
    let sign = isBusy ? canvas.glyphs.spinner(model.now) : canvas.glyphs.level(level)
    canvas.text(sign, x, y, isBusy ? .subtitle : role(level), on: .raised)
    let text = isWide ? chipText(status, model, room: width) : String(status.capability.shortTitle.prefix(1))
    canvas.text(
      text, x + 2, y, level == .ok ? .text : level == .error ? .error : .muted, on: .raised, width: max(0, width - 2))
  }

  /// With more references than go along an edit cannot be sent, however well the service is.
  private static func level(_ status: CapabilityStatus, _ model: Model) -> CapabilityStatus.Level {
    let isRunnable = status.level == .ok || status.level == .warning
    return isRunnable && status.capability == .editing && model.hasTooManyReferences ? .error : status.level
  }

  private static func chipText(_ status: CapabilityStatus, _ model: Model, room: Int) -> String {
    let name = room > 30 ? status.capability.title : status.capability.shortTitle
    switch status.level {
    case .notConfigured: return "\(name) none"
    case .error where model.world.keyState == .missing: return "\(name) Required"
    case .error: return "\(name) Refused"
    case .disconnected, .warning, .ok:
      let references = status.capability == .editing ? model.create.references.count : 0
      if references > 0, model.hasTooManyReferences {
        return "\(name) \(room > 30 ? "· References " : "×")\(references) of \(model.referenceLimit)"
      }
      if references > 0 { return room > 30 ? "\(name) · References \(references)" : "\(name) ×\(references)" }
      return "\(name) \(room > 30 ? status.model : shortName(status.model))"
    }
  }

  /// Without the author: `gemini-2.5-flash-image`.
  static func shortName(_ id: String) -> String { id.split(separator: "/").last.map(String.init) ?? id }

  static func role(_ level: CapabilityStatus.Level) -> Role {
    switch level {
    case .ok: .success
    case .warning: .warning
    case .error: .error
    case .disconnected, .notConfigured: .muted
    }
  }
}
