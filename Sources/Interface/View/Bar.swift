import Cells
import Foundation

/// A share of a whole as a bar.
enum Bar {
  /// From nothing to one; nothing where there is no whole.
  static func share(_ part: Decimal, of whole: Decimal) -> Double {
    guard whole > 0, part > 0 else { return 0 }
    return min(1, NSDecimalNumber(decimal: part / whole).doubleValue)
  }

  /// Anything above nothing shows at least a piece. Returns the column after the bar.
  @discardableResult
  static func draw(
    _ share: Double, _ rect: Rect, _ role: Role, hasTrack: Bool = true, _ canvas: inout Canvas
  ) -> Int {
    let pieces = canvas.glyphs.isUnicode ? 8 : 1
    let total = max(share > 0 ? 1 : 0, Int((Double(rect.width * pieces) * share).rounded()))
    let (full, rest) = (total / pieces, total % pieces)
    var x = canvas.text(String(repeating: canvas.glyphs.full, count: full), rect.minX, rect.minY, role)
    // A part of a cell would leave a hole before the track.
    if rest > 0, !hasTrack || full == 0 { x = canvas.text(canvas.glyphs.leftPart(rest), x, rect.minY, role) }
    guard hasTrack else { return x }
    return canvas.text(String(repeating: canvas.glyphs.empty, count: rect.maxX - x), x, rect.minY, .sliderTrack)
  }
}
