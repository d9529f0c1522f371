import Testing

@testable import Cells

struct RectTests {
  private let rect = Rect(x: 2, y: 3, width: 10, height: 6)

  @Test func sidesBelowZeroBecomeZero() {
    #expect(Rect(x: 1, y: 1, width: -4, height: 2).isEmpty)
    #expect(Rect(x: 1, y: 1, width: -4, height: 2).maxX == 1)
  }

  @Test(arguments: [(2, 3, true), (11, 8, true), (12, 8, false), (11, 9, false), (1, 3, false), (2, 2, false)])
  func contains(_ x: Int, _ y: Int, expected: Bool) {
    #expect(rect.contains(Point(x: x, y: y)) == expected)
  }

  @Test(arguments: [
    (Rect(x: 0, y: 0, width: 5, height: 5), Rect(x: 2, y: 3, width: 3, height: 2)),
    (Rect(x: 4, y: 4, width: 2, height: 2), Rect(x: 4, y: 4, width: 2, height: 2)),
  ]) func intersection(_ other: Rect, expected: Rect) {
    #expect(rect.intersection(other) == expected)
    #expect(other.intersection(rect) == expected)
  }

  @Test func rectanglesApartHaveAnEmptyIntersection() {
    #expect(rect.intersection(Rect(x: 12, y: 3, width: 5, height: 5)).isEmpty)
    #expect(rect.intersection(Rect(x: 0, y: 0, width: 2, height: 9)).isEmpty)
  }

  @Test func insets() {
    #expect(rect.inset(1, 2) == Rect(x: 3, y: 5, width: 8, height: 2))
    #expect(rect.inset(6, 0).isEmpty)
    #expect(rect.inset(-1, 0) == Rect(x: 1, y: 3, width: 12, height: 6))
  }

  @Test(arguments: [-2, 0, 1, 5, 6, 9]) func splitsCoverTheWhole(_ count: Int) {
    let top = rect.splitTop(count)
    let bottom = rect.splitBottom(count)
    let left = rect.splitLeft(count)
    let rows = min(max(0, count), 6)
    #expect(top.top.height == rows && top.rest.minY == 3 + rows && top.rest.maxY == rect.maxY)
    #expect(bottom.bottom.height == rows && bottom.rest.maxY == bottom.bottom.minY && bottom.bottom.maxY == rect.maxY)
    #expect(
      left.left.width == min(max(0, count), 10) && left.left.maxX == left.rest.minX && left.rest.maxX == rect.maxX)
  }

  @Test func centred() {
    #expect(rect.centered(Size(width: 4, height: 2)) == Rect(x: 5, y: 5, width: 4, height: 2))
    #expect(rect.centered(Size(width: 99, height: 99)) == rect)
  }
}
