import Cells

/// An open list as it stands on the screen, for the mouse.
package struct ListPlace: Sendable {
  let frame: Rect
  /// Where its rows are.
  let first: Rect
  /// The row that is seen first.
  let top: Int
  let count: Int

  func row(at y: Int) -> Int? {
    let row = y - first.minY + top
    return y >= first.minY && y < first.maxY && row < count ? row : nil
  }
}
