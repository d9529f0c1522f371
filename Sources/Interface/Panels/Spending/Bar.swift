import Cells
import Foundation

/// A share of a whole as a bar.
enum Bar {
  /// From nothing to one; nothing where there is no whole.
  static func share(_ part: Decimal, of whole: Decimal) -> Double {
    guard whole > 0, part > 0 else { return 0 }
    return min(1, NSDecimalNumber(decimal: part / whole).doubleValue)
  }

  /// Over a track; anything above nothing shows. Returns the column after it.
  @discardableResult
  static func draw(_ share: Double, _ rect: Rect, _ role: Role, _ canvas: inout Canvas) -> Int {
    let full = cells(share, rect.width)
    let x = canvas.text(String(repeating: canvas.glyphs.full, count: full), rect.minX, rect.minY, role)
    return canvas.text(String(repeating: canvas.glyphs.empty, count: rect.width - full), x, rect.minY, .sliderTrack)
  }

  /// Without a track and lower than a line, so that bars below each other stay apart.
  static func drawLow(_ share: Double, _ rect: Rect, _ role: Role, _ canvas: inout Canvas) {
    let sign = canvas.glyphs.lowerPart(4)
    canvas.text(String(repeating: sign, count: cells(share, rect.width)), rect.minX, rect.minY, role)
  }

  private static func cells(_ share: Double, _ width: Int) -> Int {
    min(width, max(share > 0 ? 1 : 0, Int((Double(width) * share).rounded())))
  }
}
