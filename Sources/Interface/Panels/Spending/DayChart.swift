import Cells
import Domain
import Foundation

/// The last days as columns, today at the right: the dearest is as high as the chart.
struct DayChart {
  private let days: [(day: String, spend: Spend)]
  private let rect: Rect
  /// Columns for each day, with the one that parts it from the next.
  private let step: Int
  private let most: Spend

  init(_ spending: SpendSummary, in rect: Rect) {
    self.rect = rect
    // As many as fit beside the scale, a month at most.
    step = (rect.width - 9) / 31 > 3 ? 4 : 3
    let count = min(31, max(1, (rect.width - 9) / step))
    days = spending.lastDays(count).map { (String(LocalTime.day($0.day, spending.calendar).suffix(2)), $0.spend) }
    most = days.map(\.spend).max { $0.amount < $1.amount } ?? Spend()
  }

  private var left: Int { rect.minX + 9 }
  private var height: Int { rect.height - 1 }

  func draw(_ canvas: inout Canvas) {
    canvas.right(most.text, left - 1, rect.minY, .muted)
    if height > 1 { canvas.right("$0", left - 1, rect.maxY - 2, .muted) }
    for (place, day) in days.enumerated() {
      let x = left + place * step
      let isToday = place == days.count - 1
      canvas.text(day.day, x, rect.maxY - 1, isToday ? .title : .muted)
      drawColumn(day.spend, x, isToday ? .subtitle : .accent, &canvas)
    }
  }

  private func drawColumn(_ spend: Spend, _ x: Int, _ role: Role, _ canvas: inout Canvas) {
    guard spend.amount > 0 else {
      canvas.text(String(repeating: canvas.glyphs.bullet, count: step - 1), x, rect.maxY - 2, .faint)
      return
    }
    let share = Bar.share(spend.amount, of: most.amount)
    let eighths = max(1, Int((Double(height * 8) * share).rounded()))
    for row in 0..<height {
      let part = min(8, eighths - row * 8)
      guard part > 0 else { return }
      canvas.text(String(repeating: canvas.glyphs.lowerPart(part), count: step - 1), x, rect.maxY - 2 - row, role)
    }
  }
}
